/** What the reader chose over trends. All of it stands in the address. */
export interface TrendSelection {
  readonly province: string;
  readonly sizeClass: string;
  readonly role: string;
  readonly panel: 'all' | 'matched';
  readonly organisation: string;
  readonly audience: string;
  /** Trend key of the question on the tiles. */
  readonly tile: string;
  /** Trends of which the table is shown. */
  readonly tables: readonly string[];
  /** An earlier state of the waves, from a reference to one trend; empty text: as they are now. */
  readonly asOf: string;
}

/** As the organisation: none, also for who has one of his own. */
export const NOBODY = 'niemand';

const NAMES = {
  province: 'provincie',
  sizeClass: 'grootte',
  role: 'rol',
  organisation: 'organisatie',
  audience: 'doelgroep',
  tile: 'tegel',
  asOf: 'stand',
} as const;

/** The selection that an address asks for; empty text: no choice. */
export function trendSelectionOf(address: URLSearchParams): TrendSelection {
  const one = (name: keyof typeof NAMES) => address.get(NAMES[name]) ?? '';
  return {
    province: one('province'),
    sizeClass: one('sizeClass'),
    role: one('role'),
    organisation: one('organisation'),
    audience: one('audience'),
    tile: one('tile'),
    asOf: one('asOf'),
    panel: address.get('panel') === 'zelfde' ? 'matched' : 'all',
    tables: address.getAll('tabel').filter(Boolean),
  };
}

/** The address of a selection: the same selection always gives the same address. */
export function trendAddress(selection: TrendSelection): URLSearchParams {
  const address = new URLSearchParams();
  for (const name of Object.keys(NAMES) as (keyof typeof NAMES)[]) {
    if (selection[name] !== '') address.set(NAMES[name], selection[name]);
  }
  if (selection.panel === 'matched') address.set('panel', 'zelfde');
  for (const key of selection.tables) address.append('tabel', key);
  return address;
}

/** What is asked of the API: the part that changes figures. Only of one trend an earlier state can be asked, by whoever asks. */
export function trendQuery(selection: TrendSelection): URLSearchParams {
  const query = new URLSearchParams();
  const { province, sizeClass, panel, organisation, audience, tile } = selection;
  if (province !== '') query.set('filter[province]', province);
  if (sizeClass !== '') query.set('filter[sizeClass]', sizeClass);
  if (panel === 'matched') query.set('panel', panel);
  for (const [name, value] of Object.entries({ organisation, audience, tile }))
    if (value !== '' && value !== NOBODY) query.set(name, value);
  return query;
}
