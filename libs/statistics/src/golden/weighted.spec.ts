import { kornGraubardInterval } from '../korn-graubard-interval';
import { logitInterval } from '../logit-interval';
import { postStratify } from '../post-stratify';
import { rake } from '../rake';
import { raoScott } from '../rao-scott';
import type { SurveyDesign } from '../survey-design';
import { weightedShares } from '../weighted-shares';
import { expectClose } from './expect-close';
import { goldenSets, type GoldenSet, type Row } from './golden-set';
import { of } from './of-kind';

const ANSWERS = ['ja', 'nee', 'weet-niet'];

/** The respondents of wave 1 per combination of size and region, and the margins of the population. */
function grouped({ wave1, population }: GoldenSet) {
  const groups = new Map<string, Row[]>();
  for (const row of wave1)
    groups.set(`${row.size}|${row.region}`, [...(groups.get(`${row.size}|${row.region}`) ?? []), row]);
  const cells = [...groups].map(([key, rows]) => ({ classes: key.split('|'), n: rows.length, rows }));
  const margin = (name: string) => ({
    name,
    totals: population
      .filter((row) => row.variable === name)
      .map((row) => ({ class: row.category!, n: Number(row.n) })),
  });
  return { cells, size: margin('size'), region: margin('region') };
}

type Cells = ReturnType<typeof grouped>['cells'];

/** The same figures for each way to weigh. */
function designs(set: GoldenSet): Record<keyof Omit<GoldenSet['reference']['weighted'], 'raoScott'>, SurveyDesign> {
  const { cells, size, region } = grouped(set);
  const N = set.reference.populationN;
  const bySize = cells.map(({ classes, n }) => ({ classes: classes.slice(0, 1), n }));
  const post = of(postStratify(bySize, size), 'weights').weights;
  const raked = of(rake(cells, [size, region]), 'weights').weights;
  return {
    unweighted: {
      kind: 'srs',
      populationN: N,
      cells: cells.map(({ n }) => ({ n, weight: N / set.wave1.length, classes: [] })),
    },
    postStratifiedBySize: {
      kind: 'postStratified',
      populationN: N,
      cells: bySize.map((cell, at) => ({ ...cell, weight: post[at]! })),
    },
    rakedBySizeAndRegion: {
      kind: 'raked',
      populationN: N,
      cells: cells.map(({ n, classes }, at) => ({ n, classes, weight: raked[at]! })),
    },
    stratifiedBySize: {
      kind: 'stratified',
      strata: size.totals,
      cells: bySize.map((cell, at) => ({ ...cell, weight: post[at]! })),
    },
  };
}

const answersIn = (cells: Cells) =>
  cells.map(({ n, rows }) => ({
    base: n,
    counts: ANSWERS.map((answer) => rows.filter((row) => row.visie === answer).length),
  }));

describe.each(goldenSets().map((set) => [set.name, set] as const))('weighted figures made with R, %s', (_, set) => {
  const { cells } = grouped(set);
  const expected = set.reference.weighted;

  it.each(Object.entries(designs(set)))('%s', (name, design) => {
    const { share, se, logitJa, betaJa, ...weights } = expected[name as keyof ReturnType<typeof designs>];
    const result = of(weightedShares(design, answersIn(cells)), 'weightedShares');
    const errors = result.shares.map((one) => of(one.standardError, 'standardError').standardError);
    expectClose(
      result.shares.map((one) => one.share),
      ANSWERS.map((answer) => share[answer]!),
    );
    expectClose(
      errors,
      ANSWERS.map((answer) => se[answer]!),
    );
    const logit = of(logitInterval(result.shares[0]!.share, errors[0]!, result.df), 'interval');
    expectClose([logit.low, logit.high], logitJa);
    const { n, df, effectiveN } = result;
    const beta = of(kornGraubardInterval(result.shares[0]!.share, errors[0]!, { n, df, effectiveN }), 'interval');
    expectClose([beta.low, beta.high], betaJa);
    expect(result.shares[0]!.interval).toEqual(beta);
    expectClose(
      [
        effectiveN,
        result.weightedBase,
        Math.min(...design.cells.map((one) => one.weight)),
        Math.max(...design.cells.map((one) => one.weight)),
      ],
      [weights.effectiveN, weights.weightSum, weights.minWeight, weights.maxWeight],
    );
  });

  it('does a weighted table hang together', () => {
    const sizes = set.reference.crosstab.rows;
    const tables = cells.map(({ rows }) =>
      ANSWERS.map((answer) =>
        sizes.map((size) => rows.filter((row) => row.visie === answer && row.size === size).length),
      ),
    );
    const test = of(raoScott(designs(set).rakedBySizeAndRegion, tables), 'test');
    const { F, ndf, ddf, p } = expected.raoScott;
    expectClose([test.f, test.numeratorDf, test.denominatorDf, test.p], [F, ndf, ddf, p]);
  });
});
