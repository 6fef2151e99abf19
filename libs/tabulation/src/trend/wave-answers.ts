import { MISSING, NOT_ELIGIBLE, OPTIONS_PER_CELL, type Variable } from '@ido/questionnaire';
import type { Columns } from '../columns';
import type { VariableHistograms } from '../histogram';
import type { Selection } from '../selection';
import type { VariableTable } from '../table';

/**
 * What each organisation answered to one question in one wave, by the number of the organisation. After a merger several responses
 * can be of one organisation; so can those of several persons.
 */
export interface OrganisationAnswers {
  /** Responses with an answer. */
  readonly responses: Int32Array;
  /** The categories that its first response chose, as a mask: bit k is category k of the segment. */
  readonly chosen: Int32Array;
  /** 1: its responses say different things, so that there is no one answer to compare. */
  readonly divided: Uint8Array;
}

/** The answers to one question in one wave, told in the categories of a segment. */
export interface WaveAnswers {
  /** To whom it was shown; null when not known. */
  readonly eligible: number | null;
  /** Responses with an answer: what shares are over. */
  readonly n: number;
  /** Responses per category; null where the wave has no category that counts as it, or where it is not known. */
  readonly counts: readonly (number | null)[];
  /** Null when the wave has no responses of organisations, or is not known one by one. */
  readonly organisations: OrganisationAnswers | null;
}

/** What the responses of a wave are of. */
export interface Owners {
  /** For each owner number of the columns: the organisation that it is now, as a number from 0. */
  readonly organisationOf: Int32Array;
  /** How many organisations there are. */
  readonly organisations: number;
}

/**
 * What organisations answered, from what each owner did: for answers that were put together per owner elsewhere, such as in PostgreSQL.
 * After a merger several owners are one organisation.
 */
export function answersOfOwners(
  ofOwner: OrganisationAnswers,
  { organisationOf, organisations }: Owners,
): OrganisationAnswers {
  const together: OrganisationAnswers = {
    responses: new Int32Array(organisations),
    chosen: new Int32Array(organisations),
    divided: new Uint8Array(organisations),
  };
  ofOwner.responses.forEach((responses, owner) => {
    if (responses === 0) return;
    const at = organisationOf[owner]!;
    const chosen = ofOwner.chosen[owner]!;
    if (together.responses[at]! === 0) together.chosen[at] = chosen;
    else if (together.chosen[at] !== chosen) together.divided[at] = 1;
    together.divided[at]! |= ofOwner.divided[owner]!;
    together.responses[at]! += responses;
  });
  return together;
}

/** Which categories of a segment of `size` categories a question has: those that something counts as. */
export function comparableCategories(categoryOf: readonly number[], size: number): boolean[] {
  return Array.from({ length: size }, (_, category) => categoryOf.includes(category));
}

/**
 * Counts a question in columns, in one pass.
 * @param categoryOf for each category of the variable that of the segment, −1 for none
 * @param size number of categories of the segment, at most 31
 * @throws UnknownVariable; RangeError for more categories than fit a mask
 */
export function answersInColumns(
  columns: Columns,
  variable: Variable,
  categoryOf: readonly number[],
  size: number,
  owners: Owners | null,
  selection: Selection = null,
): WaveAnswers {
  if (size > 31) throw new RangeError(`${size} categories do not fit a mask`);
  const masks = maskTables(columns, variable, categoryOf);
  const cells = columns.cells(variable.name);
  const ownerOf = columns.owners();
  const comparable = comparableCategories(categoryOf, size);
  const organisations: OrganisationAnswers | null = owners && {
    responses: new Int32Array(owners.organisations),
    chosen: new Int32Array(owners.organisations),
    divided: new Uint8Array(owners.organisations),
  };
  const counts = new Array<number>(size).fill(0);
  let n = 0;
  let eligible = 0;
  for (let row = 0; row < columns.rows; row++) {
    if (selection !== null && selection[row] === 0) continue;
    if (cells[0]![row]! > NOT_ELIGIBLE) eligible++;
    let answered = 0;
    let chosen = 0;
    for (let at = 0; at < cells.length; at++) {
      const value = cells[at]![row]!;
      if (value > MISSING) answered = 1;
      chosen |= masks[at]![value]!;
    }
    if (answered === 0) continue;
    n++;
    for (let rest = chosen; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]!++;
    const owner = ownerOf[row]!;
    if (organisations === null || owner < 0) continue;
    const organisation = owners!.organisationOf[owner]!;
    if (organisations.responses[organisation]! === 0) organisations.chosen[organisation] = chosen;
    else if (organisations.chosen[organisation] !== chosen) organisations.divided[organisation] = 1;
    organisations.responses[organisation]!++;
  }
  return { eligible, n, counts: counts.map((count, at) => (comparable[at] ? count : null)), organisations };
}

/** For each value that a cell can have: the mask of the categories of the segment that it stands for. */
function maskTables(columns: Columns, variable: Variable, categoryOf: readonly number[]): Int32Array[] {
  const bit = (own: number) => (categoryOf[own]! >= 0 ? 1 << categoryOf[own]! : 0);
  return columns.layout(variable.name).map((cell) => {
    if (cell.kind === 'category') return Int32Array.from([0, 0, ...variable.categories.map((_, own) => bit(own))]);
    const table = new Int32Array((1 << cell.options) + 1);
    for (let mask = 1; mask + 1 < table.length; mask++) {
      const lowest = mask & -mask;
      // The mask without its lowest option has been filled in already.
      table[mask + 1] = table[(mask ^ lowest) + 1]! | bit(cell.firstOption + 31 - Math.clz32(lowest));
    }
    return table;
  });
}

/**
 * The same from histograms, such as PostgreSQL makes of a wave that is too large for memory; what organisations answered comes beside them.
 * Of a multiple choice of several cells it is not known how many chose one or another of two options that count as one: null.
 */
export function answersInHistograms(
  variable: Variable,
  { cells }: VariableHistograms,
  { eligible, answered }: { readonly eligible: number; readonly answered: number },
  categoryOf: readonly number[],
  size: number,
  organisations: OrganisationAnswers | null = null,
): WaveAnswers {
  const single = variable.type === 'single';
  const counts = Array.from({ length: size }, (_, category): number | null => {
    const own = categoryOf.flatMap((at, index) => (at === category ? [index] : []));
    if (own.length === 0 || cells.length === 0) return null;
    if (single) return own.reduce((sum, index) => sum + cells[0]![MISSING + 1 + index]!, 0);
    const perCell = OPTIONS_PER_CELL;
    const places = new Set(own.map((index) => Math.floor(index / perCell)));
    if (places.size > 1) return null;
    const [place] = places;
    const wanted = own.reduce((mask, index) => mask | (1 << (index % perCell)), 0);
    return cells[place!]!.reduce(
      (sum, count, value) => (value > MISSING && ((value - MISSING) & wanted) !== 0 ? sum + count : sum),
      0,
    );
  });
  return { eligible, n: answered, counts, organisations };
}

/** The same from a published table. Of a multiple choice the sum of two options is no count of respondents: null. */
export function answersInTable(
  table: Pick<VariableTable, 'type' | 'base' | 'categories'>,
  categoryOf: readonly number[],
  size: number,
): WaveAnswers {
  const counts = Array.from({ length: size }, (_, category): number | null => {
    const own = table.categories.filter((_one, index) => categoryOf[index] === category);
    if (own.length === 0 || (own.length > 1 && table.type === 'multiple')) return null;
    return own.reduce<number | null>((sum, { count }) => (sum === null || count === null ? null : sum + count), 0);
  });
  return { eligible: null, n: table.base ?? 0, counts, organisations: null };
}
