import type { CreatePublishedTables, FieldError } from '@ido/api';
import { publishedFaults, type PublishedFault } from '@ido/tabulation';

const DETAILS: Readonly<Record<PublishedFault['code'], (fault: PublishedFault, base: number) => string>> = {
  missing: () => 'Vul een aantal of een percentage in.',
  'above-base': (_, base) => `Dit aantal is groter dan n (${base}).`,
  'does-not-match': () => 'Dit percentage past niet bij het aantal.',
  impossible: (_, base) => `Dit percentage kan niet bij n = ${base}.`,
  'counts-do-not-add-up': ({ sum }, base) => `De aantallen zijn samen ${sum}, maar n is ${base}.`,
  'percentages-do-not-add-up': ({ sum }) =>
    `De percentages zijn samen ${String(sum).replace('.', ',')}. Dat is meer verschil dan door afronden komt.`,
};

/** Everything that is wrong with the tables, by place in the request. */
export function faultsOfTables({ tables, opensAt, closesAt, population }: CreatePublishedTables): FieldError[] {
  const errors: FieldError[] = [];
  const names = new Set<string>();
  tables.forEach((table, at) => {
    const refuse = (place: string, code: string, detail: string) => {
      errors.push({ pointer: `/tables/${at}/${place}`, code, detail });
    };
    if (names.has(table.variable.toLowerCase()))
      refuse('variable', 'duplicate', `Vraag '${table.variable}' komt twee keer voor.`);
    names.add(table.variable.toLowerCase());
    const codes = table.categories.flatMap(({ code }) => (code === undefined ? [] : [code.toLowerCase()]));
    if (new Set(codes).size < codes.length) refuse('categories', 'duplicate', 'Een code komt twee keer voor.');
    if (population !== null && table.base > population)
      refuse('base', 'above-population', `n (${table.base}) is groter dan de populatie (${population}).`);
    for (const fault of publishedFaults(table)) {
      const place = fault.category === null ? 'categories' : `categories/${fault.category}`;
      refuse(place, fault.code, DETAILS[fault.code](fault, table.base));
    }
  });
  if (closesAt !== null && new Date(closesAt) <= new Date(opensAt)) {
    const detail = 'Een meting sluit nadat zij is geopend.';
    errors.push({ pointer: '/closesAt', code: 'before-opening', detail });
  }
  return errors;
}
