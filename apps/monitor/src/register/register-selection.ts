import type { SortOrder } from '../parts/sort-rows';

/** What of the register is shown, as it stands in the address. Empty texts: everything. */
export interface RegisterSelection {
  readonly search: string;
  readonly type: string;
  readonly province: string;
  readonly sizeClass: string;
  /** Organisations that no longer exist, too. */
  readonly past: boolean;
  readonly sort: SortOrder;
}

const BY_NAME: SortOrder = { column: 'name', direction: 'ascending' };
const SORTABLE = ['name', 'inhabitants'];

/** Everything that exists, by name. */
export const WHOLE_REGISTER: RegisterSelection = {
  search: '',
  type: '',
  province: '',
  sizeClass: '',
  past: false,
  sort: BY_NAME,
};

/** The selection that an address names; what it does not name, or names wrong, is as in {@link WHOLE_REGISTER}. */
export function registerSelectionOf(address: URLSearchParams): RegisterSelection {
  const sort = address.get('volgorde') ?? '';
  const column = sort.replace(/^-/u, '');
  return {
    search: address.get('zoek') ?? '',
    type: address.get('soort') ?? '',
    province: address.get('provincie') ?? '',
    sizeClass: address.get('grootte') ?? '',
    past: address.get('vervallen') === 'ja',
    sort: SORTABLE.includes(column)
      ? { column, direction: sort.startsWith('-') ? 'descending' : 'ascending' }
      : BY_NAME,
  };
}

/** The address of a selection; the shortest that names it. */
export function addressOfRegister(selection: RegisterSelection): URLSearchParams {
  const address = new URLSearchParams();
  const put = (name: string, value: string) => value && address.set(name, value);
  put('zoek', selection.search);
  put('soort', selection.type);
  put('provincie', selection.province);
  put('grootte', selection.sizeClass);
  put('vervallen', selection.past ? 'ja' : '');
  const sort = sortText(selection.sort);
  put('volgorde', sort === 'name' ? '' : sort);
  return address;
}

/** What is asked of the server. `now`: organisations that exist today, unless those of the past are wanted too. */
export function registerQuery(selection: RegisterSelection, now: Date): URLSearchParams {
  const query = new URLSearchParams({ limit: '100', sort: sortText(selection.sort) });
  if (!selection.past) query.set('on', now.toISOString().slice(0, 10));
  if (selection.search.trim()) query.set('search', selection.search.trim());
  if (selection.type) query.set('type', selection.type);
  if (selection.province) query.set('province', selection.province);
  if (selection.sizeClass) query.set('sizeClass', selection.sizeClass);
  return query;
}

function sortText({ column, direction }: SortOrder): string {
  return direction === 'descending' ? `-${column}` : column;
}
