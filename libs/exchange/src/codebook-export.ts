import type { Codebook } from '@ido/questionnaire';

/** The codebook as CSV: one row per category, or one row for a variable without categories. */
export function codebookCsv(codebook: Codebook): Uint8Array {
  throw new Error(`not built yet: ${typeof codebook}`);
}

/** The same as an XLSX workbook, written to a stream that is then ended. */
export async function codebookXlsx(codebook: Codebook, stream: NodeJS.WritableStream): Promise<void> {
  throw new Error(`not built yet: ${typeof codebook} ${typeof stream}`);
}
