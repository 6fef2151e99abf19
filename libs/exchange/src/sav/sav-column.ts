import type { ExportRow } from '../export-row';

/** `nominal`, `ordinal`, `scale` as the file has them. */
export const MEASURE = { nominal: 1, ordinal: 2, scale: 3 } as const;

/** A display format: type, width and decimals in one number. */
const format = (type: number, width: number, decimals = 0) => (type << 16) | (width << 8) | decimals;
export const FORMAT = {
  text: (width: number) => format(1, Math.min(width, 255)),
  number: (width: number, decimals: number) => format(5, width, decimals),
  /** dd-mmm-yyyy */
  date: format(20, 11),
  /** dd-mmm-yyyy hh:mm:ss */
  instant: format(22, 20),
} as const;

interface ColumnBasics {
  /** As SPSS takes it, unique without regard to case. */
  readonly name: string;
  readonly label: string;
  readonly format: number;
  readonly measure: (typeof MEASURE)[keyof typeof MEASURE];
  readonly attributes: readonly SavAttribute[];
}

/** What SPSS has no place for: "custom attributes", each a list of texts. */
export interface SavAttribute {
  readonly name: string;
  readonly values: readonly string[];
}

export interface NumberColumn extends ColumnBasics {
  readonly kind: 'number';
  readonly labels: readonly (readonly [number, string])[];
  /** The codes that are no answers, to be left out of analyses. */
  readonly missing: readonly number[];
  /** Null is system-missing. `coded` is the coded row of the response. */
  value(row: ExportRow, coded: Uint8Array): number | null;
}

export interface TextColumn extends ColumnBasics {
  readonly kind: 'text';
  /** Bytes; above 255 a "very long string". */
  readonly width: number;
  value(row: ExportRow): string;
}

/** A variable of the file. */
export type SavColumn = NumberColumn | TextColumn;

/** A multiple response set of dichotomies in which 1 is counted. */
export interface SavSet {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly string[];
}
