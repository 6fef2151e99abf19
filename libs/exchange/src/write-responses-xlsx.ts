import type { Codebook } from '@ido/questionnaire';
import type { ExportOptions, ExportRow } from './export-row';

/** Writes responses as an XLSX workbook to a stream and ends the stream. */
export async function writeResponsesXlsx(
  rows: AsyncIterable<ExportRow>,
  codebook: Codebook,
  options: ExportOptions,
  stream: NodeJS.WritableStream,
): Promise<void> {
  throw new Error(`not built yet: ${typeof rows} ${typeof codebook} ${typeof options} ${typeof stream}`);
}
