import type { Codebook } from '@ido/questionnaire';
import type { ExportOptions, ExportRow } from './export-row';

/** Writes responses as CSV in chunks of about 64 kB. */
// eslint-disable-next-line require-yield -- signature ahead of the writer
export async function* writeResponses(
  rows: AsyncIterable<ExportRow>,
  codebook: Codebook,
  options: ExportOptions,
): AsyncGenerator<Uint8Array> {
  throw new Error(`not built yet: ${typeof rows} ${typeof codebook} ${typeof options}`);
}
