import type { Codebook } from '@ido/questionnaire';
import { cellText } from './cell';
import { BYTE_ORDER_MARK, csvText } from './csv-text';
import { exportColumns } from './export-columns';
import type { ExportOptions, ExportRow } from './export-row';
import { guarded } from './formula-guard';

/** Characters per chunk, about. */
const CHUNK = 64 * 1024;

/**
 * Writes responses as CSV that a Dutch spreadsheet opens right away (UTF-8 with byte order mark, `;`, CRLF, decimal comma) and
 * that `readResponses` reads back to the same answers. Chunks of about 64 kB; memory does not grow with the number of rows.
 */
export async function* writeResponses(
  rows: AsyncIterable<ExportRow>,
  codebook: Codebook,
  options: ExportOptions,
): AsyncGenerator<Uint8Array> {
  const columns = exportColumns(codebook, options);
  let records: string[][] = [columns.map((column) => guarded(column.name))];
  let characters = 0;
  let start = BYTE_ORDER_MARK;
  for await (const row of rows) {
    const record: string[] = new Array(columns.length);
    for (let index = 0; index < columns.length; index++) {
      const text = cellText(columns[index]!.cell(row));
      record[index] = text;
      characters += text.length + 1;
    }
    records.push(record);
    if (characters < CHUNK) continue;
    yield Buffer.from(start + csvText(records));
    records = [];
    characters = 0;
    start = '';
  }
  if (records.length > 0) yield Buffer.from(start + csvText(records));
}
