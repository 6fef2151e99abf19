import { VariableBreakdown } from '@ido/api';

export type Role = NonNullable<VariableBreakdown['role']>;
const ROLES: readonly string[] = VariableBreakdown.shape.role.unwrap().options;

/** What the reader chose on the page of a wave. All of it stands in the address, so that it can be shared and the back button works. */
export interface Selection {
  /** Dimension → codes; a response has one of the codes of each. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Dimension that the figures are crossed by. */
  readonly by: string | null;
  readonly base: 'answered' | 'eligible';
  readonly excludeDontKnow: boolean;
  /** Weighting, or weighting and version; null: without weights. */
  readonly weights: string | null;
  /** Only the questions of this role. */
  readonly role: Role | null;
  /** Variables whose table is shown in place of the chart. */
  readonly tables: readonly string[];
  /** Variables whose intervals are drawn. */
  readonly margins: readonly string[];
  /** An earlier state of the wave, from a reference; null: as it is now. */
  readonly asOf: string | null;
}

export const NOTHING_SELECTED: Selection = {
  filters: {},
  by: null,
  base: 'answered',
  excludeDontKnow: false,
  weights: null,
  role: null,
  tables: [],
  margins: [],
  asOf: null,
};

const FILTER = 'filter.';

/** The selection that an address asks for. Whatever it does not understand in the address is left out. */
export function selectionOf(search: URLSearchParams): Selection {
  // A map, since an address can name anything, also what every object has.
  const filters = new Map<string, string[]>();
  for (const [key, value] of search) {
    if (!key.startsWith(FILTER) || key === FILTER || value === '') continue;
    const dimension = key.slice(FILTER.length);
    const codes = filters.get(dimension) ?? [];
    if (!codes.includes(value)) filters.set(dimension, [...codes, value]);
  }
  const role = search.get('rol');
  return {
    filters: Object.fromEntries(filters),
    by: search.get('per') || null,
    base: search.get('basis') === 'gevraagd' ? 'eligible' : 'answered',
    excludeDontKnow: search.get('weet-ik-niet') === 'weg',
    weights: search.get('weging') || null,
    role: role !== null && isRole(role) ? role : null,
    tables: search.getAll('tabel').filter(Boolean),
    margins: search.getAll('marge').filter(Boolean),
    asOf: search.get('stand') || null,
  };
}

/** The address of a selection: the same selection always gives the same address. */
export function addressOf(selection: Selection): URLSearchParams {
  const search = new URLSearchParams();
  for (const dimension of Object.keys(selection.filters).sort()) {
    for (const code of selection.filters[dimension] ?? []) search.append(`${FILTER}${dimension}`, code);
  }
  if (selection.by !== null) search.set('per', selection.by);
  if (selection.base === 'eligible') search.set('basis', 'gevraagd');
  if (selection.excludeDontKnow) search.set('weet-ik-niet', 'weg');
  if (selection.weights !== null) search.set('weging', selection.weights);
  if (selection.role !== null) search.set('rol', selection.role);
  for (const variable of selection.tables) search.append('tabel', variable);
  for (const variable of selection.margins) search.append('marge', variable);
  if (selection.asOf !== null) search.set('stand', selection.asOf);
  return search;
}

/** What is asked of the API: the part of the selection that changes the figures. */
export function breakdownQuery(selection: Selection): URLSearchParams {
  const query = new URLSearchParams();
  for (const dimension of Object.keys(selection.filters).sort()) {
    for (const code of selection.filters[dimension] ?? []) query.append(`filter[${dimension}]`, code);
  }
  if (selection.by !== null) query.set('by', selection.by);
  if (selection.base === 'eligible') query.set('base', 'eligible');
  if (selection.excludeDontKnow) query.set('excludeDontKnow', 'true');
  if (selection.weights !== null) query.set('weights', selection.weights);
  if (selection.asOf !== null) query.set('asOf', selection.asOf);
  return query;
}

/** The selection with one dimension filtered by these codes; without codes the filter is gone. */
export function withFilter(selection: Selection, dimension: string, codes: readonly string[]): Selection {
  const { [dimension]: _gone, ...others } = selection.filters;
  return { ...selection, filters: codes.length === 0 ? others : { ...others, [dimension]: codes } };
}

/** A list with a name in it or not. */
export function withName(names: readonly string[], name: string, present: boolean): string[] {
  const others = names.filter((other) => other !== name);
  return present ? [...others, name] : others;
}

/** Fragment of the address of one figure on the page. */
export function figureAnchor(variable: string): string {
  return `figuur-${variable}`;
}

function isRole(role: string): role is Role {
  return ROLES.includes(role);
}
