/** What somebody chose on the page of tables. All of it stands in the address, so that a table can be shared and kept. */
export interface TableChoice {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** The filter in words; empty without one. */
  readonly where: string;
  readonly percent: Percent;
  readonly base: 'answered' | 'eligible';
  readonly excludeDontKnow: boolean;
  /** By variable: each `Samen:code,code`. */
  readonly nets: ReadonlyMap<string, readonly string[]>;
  /** By number: `20000,50000`. */
  readonly classes: ReadonlyMap<string, string>;
  readonly weights: string;
  /** What stands in a cell besides the percentage. */
  readonly counts: boolean;
  readonly letters: boolean;
  /** An earlier state of the wave, from a reference; null: as it is now. */
  readonly asOf: string | null;
}

export type Percent = 'column' | 'row' | 'total' | 'none';

/** How an address says what the percentages are of. */
export const PERCENT: Readonly<Record<Percent, string>> = {
  column: 'kolom',
  row: 'rij',
  total: 'totaal',
  none: 'geen',
};
const OF_VARIABLE = /^(net|klassen)\.(.+)$/;

/** The choice that an address asks for. Whatever it does not understand is left out. */
export function choiceOf(search: URLSearchParams): TableChoice {
  const nets = new Map<string, string[]>();
  const classes = new Map<string, string>();
  for (const [key, value] of search) {
    const [, kind, name] = OF_VARIABLE.exec(key) ?? [];
    if (name === undefined || value === '') continue;
    if (kind === 'net') nets.set(name, [...(nets.get(name) ?? []), value]);
    else classes.set(name, value);
  }
  const percent = (Object.keys(PERCENT) as Percent[]).find((one) => PERCENT[one] === search.get('procent'));
  return {
    rows: [...new Set(search.getAll('rijen'))].filter(Boolean),
    columns: [...new Set(search.getAll('kolommen'))].filter(Boolean),
    where: search.get('waar') ?? '',
    percent: percent ?? 'column',
    base: search.get('basis') === 'gevraagd' ? 'eligible' : 'answered',
    excludeDontKnow: search.get('weet-ik-niet') === 'weg',
    nets,
    classes,
    weights: search.get('weging') ?? 'none',
    counts: search.get('aantallen') === 'ja',
    letters: search.get('letters') !== 'nee',
    asOf: search.get('stand') || null,
  };
}

/** The address of a choice: the same choice always gives the same address. */
export function addressOfChoice(choice: TableChoice): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of choice.rows) search.append('rijen', name);
  for (const name of choice.columns) search.append('kolommen', name);
  if (choice.where !== '') search.set('waar', choice.where);
  if (choice.percent !== 'column') search.set('procent', PERCENT[choice.percent]);
  if (choice.base === 'eligible') search.set('basis', 'gevraagd');
  if (choice.excludeDontKnow) search.set('weet-ik-niet', 'weg');
  for (const [name, nets] of choice.nets) for (const net of nets) search.append(`net.${name}`, net);
  for (const [name, limits] of choice.classes) search.set(`klassen.${name}`, limits);
  if (choice.weights !== 'none') search.set('weging', choice.weights);
  if (choice.counts) search.set('aantallen', 'ja');
  if (!choice.letters) search.set('letters', 'nee');
  if (choice.asOf !== null) search.set('stand', choice.asOf);
  return search;
}

/** What is asked of the API. */
export function tableQuery(choice: TableChoice): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of choice.rows) query.append('rows', name);
  for (const name of choice.columns) query.append('columns', name);
  if (choice.where !== '') query.set('where', choice.where);
  query.set('percent', choice.percent);
  if (choice.base === 'eligible') query.set('base', 'eligible');
  if (choice.excludeDontKnow) query.set('excludeDontKnow', 'true');
  // A net of a variable that is not in the table any more is of no use, but no mistake either.
  for (const [name, nets] of choice.nets) for (const net of nets) query.append(`net[${name}]`, net);
  for (const [name, limits] of choice.classes) query.set(`classes[${name}]`, limits);
  if (choice.weights !== 'none') query.set('weights', choice.weights);
  if (choice.asOf !== null) query.set('asOf', choice.asOf);
  return query;
}
