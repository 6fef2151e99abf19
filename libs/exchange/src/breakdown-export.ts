import type { VariableTable } from '@ido/tabulation';

/** What a file with figures says about where they come from. */
export interface BreakdownMeta {
  /** Title of the wave. */
  readonly wave: string;
  /** Size of the population; null when unknown. */
  readonly population: number | null;
  /** Number of complete responses. */
  readonly responses: number;
  /** Why the figures are not from real answers; null when they are. */
  readonly note?: string | null;
}

/** Breakdowns as CSV: one row per variable × group × category. */
export function breakdownCsv(tables: readonly VariableTable[], meta: BreakdownMeta): Uint8Array {
  throw new Error(`not built yet: ${typeof tables} ${typeof meta}`);
}

/** The same as an XLSX workbook, written to a stream that is then ended. */
export async function breakdownXlsx(
  tables: readonly VariableTable[],
  meta: BreakdownMeta,
  stream: NodeJS.WritableStream,
): Promise<void> {
  throw new Error(`not built yet: ${typeof tables} ${typeof meta} ${typeof stream}`);
}
