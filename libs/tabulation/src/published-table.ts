import type { Variable } from '@ido/questionnaire';
import { halfUp, wilsonInterval } from '@ido/statistics';
import type { CategoryFigure, NoteCode, VariableTable } from './table';

/** One category as a report gives it: a count, a percentage, or both. */
export interface PublishedFigure {
  readonly count: number | null;
  /** In [0, 100], with as many decimals as the report has. */
  readonly percentage: number | null;
}

/** One question as a report gives it. */
export interface PublishedQuestion {
  readonly type: 'single' | 'multiple';
  /** n: what the percentages are over, at least 1. */
  readonly base: number;
  readonly categories: readonly PublishedFigure[];
}

/** What is wrong with a table. `category`: place of the category; null when the table as a whole is meant. */
export interface PublishedFault {
  readonly category: number | null;
  readonly code:
    | 'missing' // neither a count nor a percentage
    | 'above-base' // more respondents than there were
    | 'does-not-match' // the percentage is not that of the count
    | 'impossible' // no whole number of respondents gives this percentage
    | 'counts-do-not-add-up' // exclusive categories that are not n together
    | 'percentages-do-not-add-up'; // exclusive categories that are not 100 together, rounding allowed for
  /** Of the sums: what they come to. */
  readonly sum?: number;
}

/** Floating point, not rounding: 0.285 × 100 is 28.499999999999996. */
const EPSILON = 1e-9;

/** How far a percentage may be from the exact one: half of its last decimal, whichever way a half was rounded. */
function rounding(percentage: number): number {
  const decimals = /\.(\d+)$/.exec(String(percentage))?.[1]?.length ?? 0;
  return 0.5 * 10 ** -decimals + EPSILON;
}

/** The number of respondents that a percentage comes down to: the nearest whole number. */
function countOf(percentage: number, base: number): number {
  return Math.round((percentage * base) / 100);
}

/**
 * What cannot be right in a published table: counts add up to n, a percentage is that of its count, or of some whole number of respondents out of n,
 * and the percentages of exclusive categories add up to 100, each rounded by itself. Empty when nothing is wrong.
 * That a percentage has to be of a whole number is the GRIM test (N.J.L. Brown and J.A.J. Heathers (2017), Social Psychological and Personality
 * Science 8, 363-369), which small n pass less easily.
 */
export function publishedFaults({ type, base, categories }: PublishedQuestion): PublishedFault[] {
  const faults: PublishedFault[] = [];
  categories.forEach(({ count, percentage }, category) => {
    if (count === null && percentage === null) faults.push({ category, code: 'missing' });
    else if (count !== null && count > base) faults.push({ category, code: 'above-base' });
    else if (percentage !== null) {
      const exact = (100 * (count ?? countOf(percentage, base))) / base;
      if (Math.abs(exact - percentage) > rounding(percentage))
        faults.push({ category, code: count === null ? 'impossible' : 'does-not-match' });
    }
  });
  if (type === 'multiple' || faults.some(({ code }) => code === 'missing')) return faults;
  const counts = categories.map(({ count }) => count);
  if (counts.every((count) => count !== null)) {
    const sum = counts.reduce((total, count) => total + count, 0);
    if (sum !== base) faults.push({ category: null, code: 'counts-do-not-add-up', sum });
    return faults;
  }
  const parts = categories.map(({ count, percentage }) => percentage ?? (100 * (count ?? 0)) / base);
  const sum = parts.reduce((total, part) => total + part, 0);
  const allowed = categories.reduce(
    (total, { percentage }) => total + (percentage === null ? 0 : rounding(percentage)),
    0,
  );
  if (Math.abs(sum - 100) > allowed + EPSILON) {
    faults.push({ category: null, code: 'percentages-do-not-add-up', sum: Math.round(sum * 1e6) / 1e6 });
  }
  return faults;
}

/** The share of a category in [0, 1]: exact from its count, otherwise as precise as the report. */
export function publishedShare({ count, percentage }: PublishedFigure, base: number): number {
  return count !== null ? count / base : (percentage ?? 0) / 100;
}

/** One category as it is kept. */
export interface PublishedCategoryFigure {
  readonly code: string;
  readonly count: number | null;
  readonly share: number;
}

/** What the table of a published question is made with. */
export interface PublishedOptions {
  readonly populationN: number | null;
  /** Below this base: counts, no percentages. */
  readonly percentagesFrom: number;
}

/**
 * The breakdown of a variable of which only published figures are known, in the shape of every other. To whom the question was put, and who gave no answer,
 * is not known. Without a count the number is the nearest to share × n, which is said in a note. Nothing is withheld: it was published.
 * @throws RangeError for a category without figures
 */
export function publishedTable(
  variable: Variable,
  base: number,
  figures: readonly PublishedCategoryFigure[],
  { populationN, percentagesFrom }: PublishedOptions,
): VariableTable {
  const byCode = new Map(figures.map((figure) => [figure.code, figure]));
  const withShares = base >= percentagesFrom;
  const categories = variable.categories.map(({ code, label, kind }): CategoryFigure => {
    const figure = byCode.get(code);
    if (!figure) throw new RangeError(`There are no figures of "${code}" of "${variable.name}"`);
    const count = figure.count ?? countOf(100 * figure.share, base);
    const interval = wilsonInterval(figure.share * base, base, populationN);
    return {
      code,
      label,
      kind,
      count,
      share: withShares ? figure.share : null,
      percentage: withShares ? halfUp(100 * figure.share) : null,
      interval: withShares && interval.kind === 'interval' ? [interval.low, interval.high] : null,
    };
  });
  const said: [NoteCode, boolean][] = [
    ['multiple', variable.type === 'multiple'],
    ['small-base', !withShares],
    ['without-microdata', true],
    ['derived-counts', figures.some(({ count }) => count === null)],
  ];
  return {
    name: variable.name,
    title: variable.title,
    type: variable.type,
    ...(variable.role && { role: variable.role }),
    ...(variable.trendKey && { trendKey: variable.trendKey }),
    ...(variable.chart && { chart: variable.chart }),
    eligible: null,
    answered: base,
    missing: null,
    base,
    categories,
    ...(variable.type === 'multiple' && { choices: null }),
    notes: said.flatMap(([note, holds]) => (holds ? [note] : [])),
  };
}
