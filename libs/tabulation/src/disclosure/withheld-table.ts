import type { Variable } from '@ido/questionnaire';
import type { Suppression } from '../table';
import { markOfUnion } from './withheld-boxes';

/** What of the table of one variable is withheld from whoever is not in the study team. */
export interface WithheldTable {
  readonly whole: Suppression | undefined;
  /** Of a crossing: one per category of the variable that is crossed by. */
  readonly groups: readonly (Suppression | undefined)[];
  /** Of a variable that is itself a dimension: its categories are groups too. Per group, the whole last. */
  readonly categories?: readonly (readonly (Suppression | undefined)[])[];
}

/** Codes that a filter lets through, by name of the dimension; null is no answer on it. */
export type OpenFilter = ReadonlyMap<string, readonly (string | null)[]>;

/**
 * The marks of a table that is filtered and crossed by open dimensions only, from the marks of all boxes of its variable.
 * @throws RangeError for a filter or crossing by something else: only the study team may ask for that
 */
export function withheldTable(
  variable: Variable,
  withheld: ReadonlyMap<string, Suppression>,
  dimensions: readonly Variable[],
  filter: OpenFilter,
  by: Variable | null,
): WithheldTable {
  for (const name of [...filter.keys(), ...(by ? [by.name] : [])]) {
    if (!dimensions.some((dimension) => dimension.name === name))
      throw new RangeError(`"${name}" is not open to whoever is not in the study team`);
  }
  const filtered = dimensions.map((dimension) => {
    const codes = filter.get(dimension.name);
    return codes ? codes.map((code) => placeOf(dimension, code)) : null;
  });
  const within = (choices: readonly (readonly number[] | null)[], of: Variable, index: number) => {
    const at = dimensions.findIndex(({ name }) => name === of.name);
    // A filter on the same dimension that leaves this category out: the group is empty, and shown as such.
    return choices[at] && !choices[at].includes(index) ? null : choices.with(at, [index]);
  };
  const mark = (choices: readonly (readonly number[] | null)[] | null) =>
    choices ? markOfUnion(withheld, choices) : undefined;
  const groups = (by?.categories ?? []).map((_, index) => within(filtered, by!, index));
  const isDimension = dimensions.some(({ name }) => name === variable.name);
  return {
    whole: mark(filtered),
    groups: groups.map(mark),
    ...(isDimension && {
      categories: [...groups, filtered].map((choices) =>
        variable.categories.map((_, index) => mark(choices && within(choices, variable, index))),
      ),
    }),
  };
}

/** The index of a category; whoever has no answer is the one after the last (see `openCells`). */
function placeOf({ categories }: Variable, code: string | null): number {
  return code === null ? categories.length : categories.findIndex((category) => category.code === code);
}
