import { PERCENT, type Percent } from '../tabulate/choice';

/** Of what the API calls something, how the address of the page of a wave has it. */
const PARAMETERS: Readonly<Record<string, (value: string) => [string, string] | null>> = {
  by: (value) => ['per', value],
  base: (value) => (value === 'eligible' ? ['basis', 'gevraagd'] : null),
  excludeDontKnow: (value) => (value === 'true' ? ['weet-ik-niet', 'weg'] : null),
  weights: (value) => (value === 'none' ? null : ['weging', value]),
  where: (value) => ['selectie', value],
};
const pairOf = (name: string, value: string): [string, string] => [name, value];

/** The same for the page of tables. */
const OF_TABLES: typeof PARAMETERS = {
  rows: (value) => ['rijen', value],
  columns: (value) => ['kolommen', value],
  percent: (value) => (value in PERCENT ? ['procent', PERCENT[value as Percent]] : null),
  base: PARAMETERS['base']!,
  excludeDontKnow: PARAMETERS['excludeDontKnow']!,
  weights: PARAMETERS['weights']!,
  where: (value) => ['waar', value],
};

/** The same for the page of one question over waves, where one of each can be chosen. Which waves take part is in the state. */
const OF_TRENDS: typeof PARAMETERS = {
  'filter[province]': (value) => ['provincie', value],
  'filter[sizeClass]': (value) => ['grootte', value],
  panel: (value) => (value === 'matched' ? ['panel', 'zelfde'] : null),
  organisation: (value) => ['organisatie', value],
  audience: (value) => ['doelgroep', value],
};

const REFERENCE = /^([a-z0-9-]{1,100})@([^?#\s]{1,2000})(?:\?([^#\s]*))?(?:#\S*)?$/;
/** Of a trend: no key of a wave has a slash. */
const TREND = /^([a-z0-9-]{1,100})\/trends\/([^@/?#\s]{1,600})@([^?#\s]{1,3000})(?:\?([^#\s]*))?(?:#\S*)?$/;
/** What is asked of one variable, and how the address calls it. */
const OF_VARIABLE = /^(net|classes)\[(.+)\]$/;
const WORDS = { net: 'net', classes: 'klassen' } as const;
const FILTER = /^filter\[(.+)\]$/;

/** The address of the page that a reference stands for; null for a text that is no reference. */
export function addressOfReference(text: string): string | null {
  const trend = TREND.exec(text.trim());
  if (trend) return addressOfTrend(trend[1]!, trend[2]!, trend[3]!, new URLSearchParams(trend[4]));
  const found = REFERENCE.exec(text.trim());
  if (!found) return null;
  const [, wave, state, query = ''] = found;
  const asked = new URLSearchParams(query);
  return asked.has('rows') ? addressOfTable(wave!, state!, asked) : addressOfFigures(wave!, state!, asked);
}

/** Null for one that the page cannot show, since it has several provinces or size classes: another figure would be worse than none. */
function addressOfTrend(study: string, key: string, state: string, asked: URLSearchParams): string | null {
  const address = new URLSearchParams();
  for (const [name, value] of asked) {
    const pair = OF_TRENDS[name]?.(value);
    if (pair && address.has(pair[0])) return null;
    if (pair) address.append(...pair);
  }
  address.set('stand', state);
  return `/onderzoeken/${study}/trends/${key}?${address}`;
}

function addressOfTable(wave: string, state: string, asked: URLSearchParams): string {
  const address = new URLSearchParams();
  for (const [name, value] of asked) {
    const [, kind, variable] = OF_VARIABLE.exec(name) ?? [];
    const pair = kind ? pairOf(`${WORDS[kind as keyof typeof WORDS]}.${variable}`, value) : OF_TABLES[name]?.(value);
    if (pair) address.append(...pair);
  }
  address.set('stand', state);
  return `/metingen/${wave}/tabellen?${address}`;
}

function addressOfFigures(wave: string, state: string, asked: URLSearchParams): string {
  const address = new URLSearchParams();
  let figure = '';
  for (const [name, value] of asked) {
    const dimension = FILTER.exec(name)?.[1];
    if (dimension !== undefined) address.append(`filter.${dimension}`, value);
    else if (name === 'variable') figure = `#figuur-${encodeURIComponent(value)}`;
    else {
      const pair = PARAMETERS[name]?.(value);
      if (pair) address.append(...pair);
    }
  }
  address.set('stand', state);
  return `/metingen/${wave}?${address}${figure}`;
}

/** The reference of one figure, from that of all figures beside it. */
export function figureReference(reference: string, variable: string): string {
  const [head, software = ''] = reference.split('#');
  return `${head}${head!.includes('?') ? '&' : '?'}variable=${encodeURIComponent(variable)}#${software}`;
}
