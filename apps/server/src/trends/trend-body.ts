import type { Trend as TrendBody, TrendComparison, TrendPair as PairBody, TrendTest } from '@ido/api';
import {
  deciding,
  type CategoryComparison,
  type ChanceVerdict,
  type NoComparison,
  type TestedDifference,
  type TrendPair,
} from '@ido/tabulation';
import type { TrendBeside } from './trend-figures';

/** Which comparisons of a trend are shown: of all its categories, or of the one that stands for it. */
export type Shown = 'all' | 'headline';

/** The comparisons of a trend that a page shows, in the order in which `trendBody` takes their verdicts. */
export function shownComparisons({ trend }: TrendBeside, shown: Shown): CategoryComparison[] {
  return trend.pairs.flatMap((pair) =>
    rowsOf(pair, shown, trend.headline).flatMap(({ comparison }) =>
      comparison.kind === 'compared' ? [comparison] : [],
    ),
  );
}

/** A trend as the API tells it. */
export function trendBody(
  { trend, own }: TrendBeside,
  shown: Shown,
  keyOf: (wave: number) => string,
  verdictOf: (comparison: CategoryComparison) => ChanceVerdict,
): TrendBody {
  const newest = trend.chain.segments.at(-1)!;
  const waveOf = (point: number) => keyOf(trend.points[point]!.wave);
  return {
    key: trend.chain.key,
    title: newest.title,
    type: newest.type,
    role: newest.role,
    categories: trend.rows.map(({ code, label, kind }) => ({ code, label, kind })),
    headline: trend.headline,
    points: trend.points.map(({ wave, n, populationN, withheld, figures }, at) => ({
      wave: keyOf(wave),
      n,
      population: populationN,
      ...(withheld && { suppressed: 'primary' as const }),
      figures: figures.map(({ interval, ...figure }) => ({ ...figure, interval: interval && [...interval] })),
      own: own[at] ? [...own[at]] : null,
    })),
    pairs: trend.pairs.map((pair) => ({
      from: waveOf(pair.from),
      to: waveOf(pair.to),
      consecutive: pair.consecutive,
      ...joinBody(pair),
      pairs: pair.comparison?.pairs ?? null,
      divided: pair.comparison?.divided ?? null,
      pairsWithheld: pair.comparison?.pairsWithheld ?? false,
      comparisons: rowsOf(pair, shown, trend.headline).map(({ code, label, comparison }) => ({
        code,
        label,
        ...comparisonBody(comparison, verdictOf),
      })),
    })),
  };
}

function rowsOf({ comparison, categories }: TrendPair, shown: Shown, headline: string | null) {
  return categories.flatMap(({ code, label }, at) =>
    comparison && (shown === 'all' || code === headline)
      ? [{ code, label, comparison: comparison.categories[at]! }]
      : [],
  );
}

function joinBody({ join }: TrendPair): Pick<PairBody, 'join' | 'reason' | 'confirmed' | 'note'> {
  return join.kind === 'broken'
    ? { join: 'broken', reason: join.reason, confirmed: true, note: '' }
    : { join: join.verdict, reason: null, confirmed: join.confirmed, note: join.note };
}

function comparisonBody(
  comparison: CategoryComparison | NoComparison,
  verdictOf: (comparison: CategoryComparison) => ChanceVerdict,
): Omit<TrendComparison, 'code' | 'label'> {
  if (comparison.kind !== 'compared') return { ...NOT_COMPARED, notCompared: comparison.kind };
  const { everybody, paired, others, decides, decomposition } = comparison;
  const { p, correctedP, beyondChance } = verdictOf(comparison);
  const shown = testBody(everybody);
  return {
    difference: shown.difference,
    interval: shown.interval,
    test: decides,
    method: deciding(comparison).method,
    p,
    correctedP,
    beyondChance,
    notCompared: null,
    everybody: shown,
    paired: paired && testBody(paired),
    others: others && testBody(others),
    decomposition:
      decomposition.kind === 'tooFewPairs'
        ? null
        : {
            total: 100 * decomposition.total,
            stayers: 100 * decomposition.stayers,
            others: 100 * decomposition.others,
          },
  };
}

const NOT_COMPARED = {
  difference: null,
  interval: null,
  test: null,
  method: null,
  p: null,
  correctedP: null,
  beyondChance: false,
  everybody: null,
  paired: null,
  others: null,
  decomposition: null,
} as const;

/** From shares to percentage points. */
function testBody({ estimate, interval, p, method, n1, n2, gained, lost }: TestedDifference): TrendTest {
  return {
    difference: 100 * estimate,
    interval: interval && [100 * interval[0], 100 * interval[1]],
    p,
    method,
    n1,
    n2,
    ...(gained !== undefined && { gained, lost }),
  };
}
