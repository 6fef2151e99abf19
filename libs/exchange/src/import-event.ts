import type { Answers } from '@ido/questionnaire';

/** Encodings that are recognised. Every ASCII file is also UTF-8. */
export type Encoding = 'utf-8' | 'windows-1252';

/** What separates the cells of a record. */
export type Delimiter = ';' | ',';

/**
 * One refused cell. `row` counts the records of the file, the header is row 1 (as a spreadsheet numbers them, empty lines
 * included); `column` is the column as the file names it, '' when the whole row is meant; `value` is cut at 200 characters;
 * `detail` is a Dutch sentence.
 */
export interface CellError {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly detail: string;
}

/** The first event of a file that can be used: how it is written and which columns it has, in their order. */
export interface DialectEvent {
  readonly kind: 'dialect';
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly columns: readonly string[];
}

/** The file turns out to be Windows-1252 at this row: all before it was ASCII, so nothing that was said changes. */
export interface EncodingEvent {
  readonly kind: 'encoding';
  readonly encoding: Encoding;
  readonly row: number;
}

/** A response that the questionnaire accepts as complete. */
export interface RowEvent {
  readonly kind: 'row';
  readonly row: number;
  readonly reference: string | null;
  /** CBS code or other register code, as the file has it; whether it exists is for the register to say. */
  readonly organisation: string | null;
  readonly completedAt: Date | null;
  readonly answers: Answers;
}

/** A row that is not imported, with everything that is wrong with it. */
export interface RefusedEvent {
  readonly kind: 'refused';
  readonly row: number;
  readonly errors: readonly CellError[];
}

/** Now and then: bytes of the source read and data rows seen so far. The last one comes at the end of the file. */
export interface ProgressEvent {
  readonly kind: 'progress';
  readonly bytesRead: number;
  readonly rows: number;
}

/** The file cannot be imported at all; no other event follows. */
export interface UnusableEvent {
  readonly kind: 'unusable';
  readonly errors: readonly CellError[];
}

export type ImportEvent = DialectEvent | EncodingEvent | RowEvent | RefusedEvent | ProgressEvent | UnusableEvent;
