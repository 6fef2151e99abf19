import type { Codebook } from '@ido/questionnaire';
import { codebookSheet } from './codebook-export';
import { exportColumns } from './export-columns';
import type { ExportOptions, ExportRow } from './export-row';
import { withWeight } from './weight-variable';
import { writeWorkbook } from './xlsx-workbook';

/**
 * Writes responses as an XLSX workbook to a stream and ends the stream: a sheet with the responses (the columns of the CSV
 * export) and one with the codebook. Waits when the stream is full. Rejects when the stream fails or closes early.
 */
export async function writeResponsesXlsx(
  rows: AsyncIterable<ExportRow>,
  codebook: Codebook,
  options: ExportOptions,
  stream: NodeJS.WritableStream,
): Promise<void> {
  const columns = exportColumns(codebook, options);
  async function* records() {
    for await (const row of rows) yield columns.map((column) => column.cell(row));
  }
  const responses = { name: 'Responsen', header: columns.map((column) => column.name), records: records() };
  await writeWorkbook([responses, codebookSheet(withWeight(codebook, options.weighted))], stream);
}
