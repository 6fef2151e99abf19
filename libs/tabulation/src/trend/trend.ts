import type { Category } from '@ido/questionnaire';
import { percentage, share, wilsonInterval } from '@ido/statistics';
import { hasMeaningOfYes } from './yes';
import { compareWaves, type ComparedWave, type CompareOptions, type WaveComparison } from './compare-waves';
import type { Join, TrendChain } from './trend-chain';

/** One category in one wave. */
export interface TrendFigure {
  readonly code: string;
  /** False: the wave has no category that counts as it, so that the line has a gap. */
  readonly comparable: boolean;
  readonly count: number | null;
  /** Unrounded, in [0, 1]; null without a base, with too small a base, or withheld. */
  readonly share: number | null;
  readonly percentage: number | null;
  /** 95% Wilson interval, with finite population correction when N is known. */
  readonly interval: readonly [number, number] | null;
}

/** One wave of a trend. */
export interface TrendPoint {
  /** Place of the wave among those of the chains. */
  readonly wave: number;
  /** Who answered; null when withheld. */
  readonly n: number | null;
  readonly populationN: number | null;
  readonly withheld: boolean;
  /** One for each row. */
  readonly figures: readonly TrendFigure[];
}

/** Two waves of a trend, by their places among its points. */
export interface TrendPair {
  readonly from: number;
  readonly to: number;
  /** False: the first and the last of more than two. */
  readonly consecutive: boolean;
  readonly join: Join;
  /** By category of the segment; null where the line breaks. */
  readonly comparison: WaveComparison | null;
  /** Categories of the segment, in the order of the comparison. */
  readonly categories: readonly Category[];
}

/** One question over waves with its figures. */
export interface Trend {
  readonly chain: TrendChain;
  /** What the lines are of: the categories of the newest segment, then those that only an older segment has. */
  readonly rows: readonly Category[];
  /** The row that stands for the question where there is room for one: `ja`, or what most chose in the last wave, whatever is filtered. Null without rows. */
  readonly headline: string | null;
  readonly points: readonly TrendPoint[];
  readonly pairs: readonly TrendPair[];
}

export interface TrendOptions extends CompareOptions {
  /** Also compare the first and the last of the newest segment. */
  readonly firstAndLast: boolean;
}

/** A wave as far as it can say which category stands for a question. */
export type HeadlineWave = Pick<ComparedWave, 'answers' | 'withheld'>;

/**
 * The figures of a question over waves.
 * @param waves one for each step of the chain
 * @param everybody the wave of a step without filter or panel: with them the same category stands for the question as without
 */
export function trendOf(
  chain: TrendChain,
  waves: readonly ComparedWave[],
  options: TrendOptions,
  everybody: (step: number) => HeadlineWave = (step) => waves[step]!,
): Trend {
  const rows = rowsOf(chain);
  const points = chain.steps.map((step, at) => {
    const { categories } = chain.segments[step.segment]!;
    return pointOf(step.wave, categories, waves[at]!, rows, options);
  });
  return { chain, rows, headline: headlineOf(chain, rows, everybody), points, pairs: pairsOf(chain, waves, options) };
}

/** Categories of older segments are the same row only under the same code: for who looks at them, not for a test. */
function rowsOf({ segments }: TrendChain): Category[] {
  const rows = new Map<string, Category>();
  for (const { categories } of segments.toReversed()) {
    for (const category of categories) if (!rows.has(category.code)) rows.set(category.code, category);
  }
  return [...rows.values()];
}

function pointOf(
  wave: number,
  categories: readonly Category[],
  { answers, populationN, withheld }: ComparedWave,
  rows: readonly Category[],
  { smallNumbers }: TrendOptions,
): TrendPoint {
  const { n } = answers;
  const withShares = n > 0 && n >= smallNumbers.percentagesFrom;
  const figures = rows.map(({ code }): TrendFigure => {
    const count = answers.counts[categories.findIndex((category) => category.code === code)] ?? null;
    const none = { code, comparable: count !== null, count: null, share: null, percentage: null, interval: null };
    if (withheld || count === null) return none;
    const part = share(count, n);
    if (!withShares || part.kind === 'noBase') return { ...none, count };
    const whole = percentage(count, n);
    const interval = wilsonInterval(count, n, populationN);
    return {
      ...none,
      count,
      share: part.share,
      percentage: whole.kind === 'percentage' ? whole.percentage : null,
      interval: interval.kind === 'interval' ? [interval.low, interval.high] : null,
    };
  });
  return { wave, n: withheld ? null : n, populationN, withheld, figures };
}

function headlineOf(
  { steps, segments }: TrendChain,
  rows: readonly Category[],
  everybody: (step: number) => HeadlineWave,
): string | null {
  const substantive = rows.filter(({ kind }) => kind === 'substantive');
  const yes = substantive.find(hasMeaningOfYes);
  if (yes) return yes.code;
  for (let at = steps.length - 1; at >= 0; at--) {
    const { answers, withheld } = everybody(at);
    if (withheld || answers.n === 0) continue;
    const { categories } = segments[steps[at]!.segment]!;
    const size = ({ code }: Category) => answers.counts[categories.findIndex((one) => one.code === code)] ?? -1;
    const [largest] = substantive.toSorted((a, b) => size(b) - size(a));
    if (largest) return largest.code;
  }
  return (substantive[0] ?? rows[0])?.code ?? null;
}

function pairsOf(chain: TrendChain, waves: readonly ComparedWave[], options: TrendOptions): TrendPair[] {
  const { steps, segments } = chain;
  const pair = (from: number, to: number, join: Join): TrendPair => ({
    from,
    to,
    consecutive: to === from + 1,
    join,
    comparison: join.kind === 'joined' ? compareWaves(waves[from]!, waves[to]!, options) : null,
    categories: segments[steps[to]!.segment]!.categories,
  });
  const pairs = steps.slice(1).map(({ join }, at) => pair(at, at + 1, join!));
  const last = steps.length - 1;
  const first = steps.findIndex(({ segment }) => segment === steps[last]!.segment);
  if (options.firstAndLast && last - first > 1) {
    pairs.push(pair(first, last, joinOfAll(steps.slice(first + 1).map(({ join }) => join!))));
  }
  return pairs;
}

const WORSE = ['same', 'reworded', 'recoded'] as const;

/** Over several waves a question is the same only when it is from each to the next, and confirmed only when each was. */
function joinOfAll(joins: readonly Join[]): Join {
  const joined = joins.filter((join) => join.kind === 'joined');
  const worst = Math.max(...joined.map(({ verdict }) => WORSE.indexOf(verdict)));
  return {
    kind: 'joined',
    verdict: WORSE[worst] ?? 'same',
    confirmed: joined.every(({ confirmed }) => confirmed),
    note: [...new Set(joined.map(({ note }) => note).filter(Boolean))].join(' '),
  };
}
