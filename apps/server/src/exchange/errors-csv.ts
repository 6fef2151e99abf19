import type { ImportError } from '@ido/api';
import { stringify } from 'csv-stringify/sync';

const HEADER = ['rij', 'kolom', 'waarde', 'reden'];
const PAGE = 5000;
/** As a Dutch spreadsheet opens it; what it would run as a formula gets an apostrophe in front. */
const FORM = { delimiter: ';', record_delimiter: '\r\n', escape_formulas: true } as const;

/** Refused cells as CSV, page by page so that memory does not grow with their number. `pages` gives those after a number, at most so many. */
export async function* errorsCsv(
  pages: (after: number, most: number) => Promise<readonly (ImportError & { readonly number: number })[]>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(stringify([HEADER], { ...FORM, bom: true }));
  for (let after = 0; ;) {
    const errors = await pages(after, PAGE);
    const records = errors.map(({ row, column, value, detail }) => [row, column, value, detail]);
    if (records.length > 0) yield Buffer.from(stringify(records, FORM));
    const last = errors.at(-1);
    if (errors.length < PAGE || !last) return;
    after = last.number;
  }
}
