import { dutchNumber, dutchPercentage } from './dutch-number';
import { figureLabel } from './figure-spec';
import type { TrendContext, TrendInput, TrendPointInput } from './trend-input';
import { changeWords, joinWords, labelOf, othersWords, signed } from './trend-words';

/** One wave of one line. */
export interface TrendMark {
  readonly wave: string;
  /** On the axis. */
  readonly label: string;
  /** In [0, 1]; null: no mark. */
  readonly share: number | null;
  readonly interval: readonly [number, number] | null;
  /** "42%" */
  readonly valueText: string;
  /** "n = 151" */
  readonly nText: string;
  /** Why there is no mark; empty when there is one. */
  readonly missing: string;
  /** False: drawn open, because the change since the mark before it may be chance. */
  readonly beyondChance: boolean;
  /** Whether the organisation beside it chose this; null when it did not answer. */
  readonly own: boolean | null;
}

/** What is drawn from one mark to the next. */
export interface TrendLine {
  readonly from: number;
  readonly to: number;
  readonly kind: 'solid' | 'dotted' | 'gap';
  readonly beyondChance: boolean;
  /** "+12"; empty when not compared. */
  readonly changeText: string;
}

/** One category of a question over waves: decides everything of the drawing but its size. */
export interface TrendSpec {
  readonly key: string;
  readonly code: string;
  readonly title: string;
  readonly category: string;
  readonly marks: readonly TrendMark[];
  readonly lines: readonly TrendLine[];
  /** The last change in words. */
  readonly change: string;
  /** That of the organisations that are not in both waves; empty when nothing is known of them. */
  readonly others: string;
  /** What stands under it: why a line is dotted or broken. */
  readonly notes: readonly string[];
  readonly organisation: string | null;
  readonly selection: string;
  readonly source: string;
  readonly syntheticNote: string | null;
  /** The whole in words, for who cannot see it. */
  readonly sentence: string;
}

/** The line of one category of a trend. @throws RangeError for a category that the trend does not have */
export function trendSpec(trend: TrendInput, code: string, context: TrendContext): TrendSpec {
  const category = trend.categories.find((one) => one.code === code);
  if (!category) throw new RangeError(`Trend "${trend.key}" has no category "${code}"`);
  const pairs = trend.pairs.filter(({ consecutive }) => consecutive);
  const comparisonTo = (wave: string) => {
    const pair = pairs.find(({ to }) => to === wave);
    return { pair, comparison: pair?.comparisons.find((one) => one.code === code) };
  };
  const marks = trend.points.map((point): TrendMark => {
    const { comparison } = comparisonTo(point.wave);
    return {
      ...markOf(point, code),
      label: labelOf(point.wave, context),
      beyondChance: comparison === undefined || comparison.difference === null || comparison.beyondChance,
    };
  });
  const lines = marks.slice(1).map((mark, at): TrendLine => {
    const { pair, comparison } = comparisonTo(mark.wave);
    const broken = !pair || pair.join === 'broken' || mark.share === null || marks[at]!.share === null;
    return {
      from: at,
      to: at + 1,
      kind: broken ? 'gap' : pair.join === 'same' ? 'solid' : 'dotted',
      beyondChance: comparison?.beyondChance ?? false,
      changeText: comparison?.difference == null ? '' : signed(comparison.difference),
    };
  });
  const last = comparisonTo(trend.points.at(-1)?.wave ?? '');
  const change = last.pair && last.comparison ? changeWords(last.comparison, last.pair, context) : '';
  const others = last.pair && last.comparison ? othersWords(last.comparison, last.pair, context) : '';
  const notes = pairs.map((pair) => joinWords(pair, context)).filter(Boolean);
  const synthetic = context.waves
    .filter(({ key, syntheticNote }) => syntheticNote !== null && marks.some(({ wave }) => wave === key))
    .map(({ label, syntheticNote }) => `${label}: ${syntheticNote}`);
  const title = figureLabel(trend.title);
  const label = figureLabel(category.label);
  const told = marks.map((mark) => `${mark.label}: ${wordsOf(mark)}`);
  return {
    key: trend.key,
    code,
    title,
    category: label,
    marks,
    lines,
    change,
    others,
    notes,
    organisation: context.organisation,
    selection: context.selection,
    source: context.source,
    syntheticNote: synthetic.length > 0 ? synthetic.join('; ') : null,
    sentence: [`Lijndiagram. ${title} – ${label}`, told.join('; '), change].filter(Boolean).join('. '),
  };
}

function markOf(point: TrendPointInput, code: string): Omit<TrendMark, 'label' | 'beyondChance'> {
  const figure = point.figures.find((one) => one.code === code);
  const share = figure?.share ?? null;
  return {
    wave: point.wave,
    share,
    interval: figure?.interval ?? null,
    valueText: figure?.percentage == null ? '' : dutchPercentage(figure.percentage),
    nText: point.n === null ? '' : `n = ${dutchNumber(point.n)}`,
    missing: share === null ? missingWords(point, figure?.comparable ?? false, figure?.count ?? null) : '',
    own: point.own === null ? null : point.own.includes(code),
  };
}

/** What one category is in a wave: `42% (n = 151)`, with too few answers `3 van 9`, else why there is no figure. */
export const trendFigureWords = (point: TrendPointInput, code: string): string => wordsOf(markOf(point, code));

const wordsOf = ({ missing, valueText, nText }: Pick<TrendMark, 'missing' | 'valueText' | 'nText'>) =>
  missing || `${valueText} (${nText})`;

function missingWords({ n, suppressed }: TrendPointInput, comparable: boolean, count: number | null): string {
  if (suppressed) return 'niet getoond';
  if (n === 0) return 'geen antwoorden';
  if (!comparable) return 'bestond niet';
  return count === null ? 'onbekend' : `${dutchNumber(count)} van ${dutchNumber(n ?? 0)}`;
}
