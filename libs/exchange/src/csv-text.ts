import { stringify } from 'csv-stringify/sync';
import { type Cell, cellText } from './cell';
import { guarded } from './formula-guard';

/** Tells a spreadsheet that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * Records as a Dutch spreadsheet opens them: `;` between cells, CRLF after a record. Quotes also what would fall apart in a
 * spreadsheet that reads another delimiter: the second half of `a,=1+1` would be a formula there.
 */
export function csvText(records: string[][]): string {
  return stringify(records, { delimiter: ';', record_delimiter: '\r\n', quoted_match: /[\r\n,\t]/ });
}

/** A small table as a whole CSV file. */
export function csvFile(header: readonly string[], records: Iterable<readonly Cell[]>): Uint8Array {
  const rows = Array.from(records, (record) => record.map(cellText));
  return Buffer.from(BYTE_ORDER_MARK + csvText([header.map(guarded), ...rows]));
}
