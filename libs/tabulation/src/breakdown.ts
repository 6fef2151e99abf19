import type { Variable } from '@ido/questionnaire';
import { groupCounts } from './group-counts';
import { groupFigures } from './group-figures';
import type { VariableHistograms } from './histogram';
import type { BreakdownOptions } from './request';
import type { WithheldTable } from './disclosure/withheld-table';
import type { Group, GroupFigures, NoteCode, VariableTable } from './table';

/** A variable to cross by, with the counts within each of its categories, in their order. */
export interface Crossing {
  readonly by: Variable;
  readonly groups: readonly VariableHistograms[];
  /**
   * Size of the population of each group, for the finite population correction, where the register knows it. Without it
   * the population of the whole is used, which makes the intervals of groups too wide rather than too narrow.
   */
  readonly populations?: readonly (number | null)[];
}

/**
 * The breakdown of one variable by rules 1 to 5 of the figures: explicit base, multiple choice over respondents, whole
 * percentages half up, small numbers, Wilson intervals with finite population correction.
 *
 * - `base: 'eligible'` sets percentages over everyone who was asked; `excludeDontKnow` takes out of the base whoever chose nothing
 *   but "weet ik niet". That category stays in the list with its count, without a share.
 * - The population is that of the wave, also where routing leaves part of it unasked: how many of those who did not respond would have been
 *   asked is unknown, and too large a population makes the interval too wide, never too narrow.
 * - Number, text and date have no categories: eligible, answered and missing only.
 * - What is withheld from whoever is not in the study team is decided over all tables that he may ask for together (see `withheldBoxes`), so it is
 *   given; without it everything is shown.
 * @throws RangeError when the histograms are not those of the variable, or the groups not those of `by`.
 */
export function breakdownOf(
  variable: Variable,
  total: VariableHistograms,
  options: BreakdownOptions,
  crossing?: Crossing,
  withheld?: WithheldTable,
): VariableTable {
  const counts = groupCounts(variable, total, options);
  const marks = { group: withheld?.whole, categories: withheld?.categories?.at(-1) };
  const whole = groupFigures(variable, counts, options, options.populationN, marks);
  const groups = crossing && groupsOf(variable, crossing, options, withheld);
  return {
    name: variable.name,
    title: variable.title,
    type: variable.type,
    ...(variable.role && { role: variable.role }),
    ...(variable.trendKey && { trendKey: variable.trendKey }),
    ...(variable.chart && { chart: variable.chart }),
    ...whole,
    notes: notesOf(variable, options, whole, groups ?? []),
    ...(groups && { groups }),
  };
}

function groupsOf(
  variable: Variable,
  crossing: Crossing,
  options: BreakdownOptions,
  withheld?: WithheldTable,
): Group[] {
  const { by, groups, populations } = crossing;
  if (groups.length !== by.categories.length || (populations && populations.length !== groups.length)) {
    throw new RangeError(`Variable "${by.name}" has ${by.categories.length} categories, not ${groups.length}`);
  }
  const counts = groups.map((histograms) => groupCounts(variable, histograms, options));
  return by.categories.map(({ code, label }, at) => ({
    code,
    label,
    ...groupFigures(variable, counts[at]!, options, populations?.[at] ?? options.populationN, {
      group: withheld?.groups[at],
      categories: withheld?.categories?.[at],
    }),
  }));
}

function notesOf(
  variable: Variable,
  options: BreakdownOptions,
  whole: GroupFigures,
  groups: readonly GroupFigures[],
): NoteCode[] {
  const all = [whole, ...groups];
  const categorical = variable.type === 'single' || variable.type === 'multiple';
  const small = ({ base }: GroupFigures) => base !== null && base > 0 && base < options.smallNumbers.percentagesFrom;
  const said: [NoteCode, unknown][] = [
    ['multiple', variable.type === 'multiple'],
    ['coded', variable.questionType === 'coding'],
    ['over-eligible', categorical && options.base === 'eligible'],
    ['without-dont-know', options.excludeDontKnow && variable.categories.some(({ kind }) => kind === 'dontKnow')],
    ['small-base', categorical && all.some(small)],
    ['no-base', whole.base === 0],
    ['suppressed', all.some(({ suppressed, categories }) => suppressed ?? categories.some((one) => one.suppressed))],
    ['no-categories', !categorical],
  ];
  return said.flatMap(([note, holds]) => (holds ? [note] : []));
}
