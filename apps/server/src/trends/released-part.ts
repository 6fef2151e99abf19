import type { ReleasedFigures, VariableBreakdown } from '@ido/api';
import type { Filter } from '@ido/tabulation';

type Crossing = ReleasedFigures['crossings'][number];
type Group = NonNullable<Crossing['groups']>[number];

/** Whether a release kept the groups of a fact, with how many organisations and responses are in each. */
export function keepsGroups({ crossings }: ReleasedFigures, by: string): boolean {
  return crossings.some((crossing) => crossing.by === by && crossing.groups !== undefined);
}

/**
 * The figures of a question in the part of a release that a filter is about: the whole, or one group of a crossing that was kept. Undefined when it was not
 * asked, or when nobody is in that group.
 * @param filters at most one, on one category: no other part of a release is kept
 */
export function releasedTable(
  { crossings }: ReleasedFigures,
  name: string,
  filters: readonly Filter[],
): VariableBreakdown | undefined {
  const by = filters[0]?.variable ?? null;
  const crossing = crossings.find((one) => one.by === by);
  const found = crossing?.variables.find((variable) => variable.name === name);
  if (!found || by === null) return found;
  const { groups, ...whole } = found;
  const group = groups?.find(({ code }) => code === filters[0]!.codes[0]);
  // The marks and notes of the whole say nothing of a group.
  const { suppressed: _whole, ...rest } = whole;
  return group && { ...rest, ...group, notes: [], note: '' };
}

/** Whether a release withheld any part of these figures. Nobody in a group is no secret. */
export function isWithheldIn(table: VariableBreakdown | undefined): boolean {
  return table !== undefined && (table.suppressed !== undefined || table.categories.some((one) => one.suppressed));
}

/** Responses in that part; null when the release withheld them. */
export function releasedResponses(figures: ReleasedFigures, filters: readonly Filter[]): number | null {
  if (filters.length === 0) return figures.responses;
  const group = groupOf(figures, filters);
  return group ? group.responses : 0;
}

/** Organisations in that part; null when the population is not known. */
export function releasedPopulation(figures: ReleasedFigures, filters: readonly Filter[]): number | null {
  if (filters.length === 0) return figures.population;
  const group = groupOf(figures, filters);
  return group ? group.population : 0;
}

function groupOf({ crossings }: ReleasedFigures, [filter]: readonly Filter[]): Group | undefined {
  const crossing = crossings.find(({ by }) => by === filter!.variable);
  return crossing?.groups?.find(({ code }) => code === filter!.codes[0]);
}
