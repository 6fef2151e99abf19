import { MISSING, NOT_ELIGIBLE, codingOf, type Cell, type Variable } from '@ido/questionnaire';
import { binsOf } from './cell-bins';
import { bitsOf, dontKnowMask } from './count-choices';
import type { Histogram, VariableHistograms } from './histogram';
import type { BreakdownOptions } from './request';

/** What was counted of one variable in one group of responses, before anything is rounded or withheld. */
export interface GroupCounts {
  readonly eligible: number;
  readonly answered: number;
  readonly missing: number;
  /** What percentages are over: answered or eligible, less those whom `excludeDontKnow` leaves out. */
  readonly base: number;
  /** Respondents per category, in the order of the variable. */
  readonly categories: readonly number[];
  /** Of a multiple choice: `choices[k]` = respondents with k options, less those whom `excludeDontKnow` leaves out. */
  readonly choices?: readonly number[];
}

type BaseOptions = Pick<BreakdownOptions, 'base' | 'excludeDontKnow'>;

/**
 * From histograms to counts. `excludeDontKnow` takes out of the base: of a single choice everyone who chose a "weet ik niet",
 * of a multiple choice everyone who chose nothing else.
 * @throws RangeError when the histograms are not those of this variable.
 */
export function groupCounts(variable: Variable, histograms: VariableHistograms, options: BaseOptions): GroupCounts {
  const layout = codingOf({ variables: [variable] }).cells;
  const fits = layout.every((cell, at) => histograms.cells[at]?.length === binsOf(variable, cell));
  if (!fits || histograms.cells.length !== layout.length) {
    throw new RangeError(`These are no histograms of variable "${variable.name}"`);
  }
  if (variable.type === 'multiple') return multipleCounts(variable, layout, histograms, options);

  const [cell] = histograms.cells as [Histogram];
  const eligible = eligibleIn(cell);
  const missing = cell[MISSING]!;
  const answered = eligible - missing;
  const categories = variable.type === 'single' ? [...cell.subarray(MISSING + 1)] : [];
  const left = variable.categories.reduce(
    (sum, category, at) => (category.kind === 'dontKnow' ? sum + categories[at]! : sum),
    0,
  );
  return { eligible, answered, missing, categories, base: baseOf({ eligible, answered }, left, options) };
}

function multipleCounts(
  variable: Variable,
  layout: readonly Cell[],
  histograms: VariableHistograms,
  options: BaseOptions,
): GroupCounts {
  const [first] = histograms.cells;
  // A multiple choice without options has no cell: nobody can have been asked anything.
  if (!first) return { eligible: 0, answered: 0, missing: 0, base: 0, categories: [], choices: [0] };
  const categories = layout.flatMap((cell, at) => optionCounts(histograms.cells[at]!, cell.options));
  const together = layout.length === 1 ? fromMask(variable, layout[0]!, first) : given(variable, layout, histograms);
  const eligible = eligibleIn(first);
  const missing = together.choices[0]!;
  const answered = eligible - missing;
  const choices = [...together.choices];
  if (options.excludeDontKnow) together.onlyDontKnow.forEach((count, k) => (choices[k]! -= count));
  const left = together.onlyDontKnow.reduce((sum, count) => sum + count, 0);
  return { eligible, answered, missing, categories, choices, base: baseOf({ eligible, answered }, left, options) };
}

function baseOf(counts: { eligible: number; answered: number }, left: number, options: BaseOptions): number {
  return counts[options.base] - (options.excludeDontKnow ? left : 0);
}

function eligibleIn(cell: Histogram): number {
  return cell.reduce((sum, count) => sum + count, 0) - cell[NOT_ELIGIBLE]!;
}

function optionCounts(cell: Histogram, options: number): number[] {
  const counts = new Array<number>(options).fill(0);
  for (let mask = 1; mask + 1 < cell.length; mask++) {
    const count = cell[mask + 1]!;
    if (count === 0) continue;
    for (let option = 0; option < options; option++) if (mask & (1 << option)) counts[option]! += count;
  }
  return counts;
}

/** By number of options chosen: all respondents, and those who chose nothing but "weet ik niet". */
interface Together {
  readonly choices: readonly number[];
  readonly onlyDontKnow: readonly number[];
}

function fromMask(variable: Variable, cell: Cell, counts: Histogram): Together {
  const choices = new Array<number>(cell.options + 1).fill(0);
  const onlyDontKnow = new Array<number>(cell.options + 1).fill(0);
  const dontKnow = dontKnowMask(variable, cell);
  for (let mask = 0; mask + 1 < counts.length; mask++) {
    const chosen = bitsOf(mask);
    choices[chosen]! += counts[mask + 1]!;
    if (mask !== 0 && (mask & ~dontKnow) === 0) onlyDontKnow[chosen]! += counts[mask + 1]!;
  }
  return { choices, onlyDontKnow };
}

/** Over several cells the histograms do not say who chose how many: that is counted with them, unless it follows. */
function given(
  variable: Variable,
  layout: readonly Cell[],
  { cells, choices, onlyDontKnow }: VariableHistograms,
): Together {
  if (!choices || choices.length > variable.categories.length + 1) {
    throw new RangeError(
      `Variable "${variable.name}" has several cells: its number of choices is to be counted with them`,
    );
  }
  const all = variable.categories.map((_, k) => choices[k] ?? 0).concat(choices[variable.categories.length] ?? 0);
  if (onlyDontKnow !== undefined) return { choices: all, onlyDontKnow: [0, onlyDontKnow] };
  const kinds = variable.categories.filter((category) => category.kind === 'dontKnow');
  if (!kinds.every((category) => category.exclusive)) {
    throw new RangeError(`Variable "${variable.name}": who chose only "weet ik niet" is to be counted with its cells`);
  }
  // An exclusive option stands alone, so its own bit is the whole answer.
  const alone = layout.reduce((sum, cell, at) => sum + aloneIn(variable, cell, cells[at]!), 0);
  return { choices: all, onlyDontKnow: [0, alone] };
}

function aloneIn(variable: Variable, cell: Cell, counts: Histogram): number {
  const dontKnow = dontKnowMask(variable, cell);
  let sum = 0;
  for (let option = 0; option < cell.options; option++) {
    if (dontKnow & (1 << option)) sum += counts[MISSING + (1 << option)]!;
  }
  return sum;
}
