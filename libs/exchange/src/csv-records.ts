const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Longest record that is kept in memory; a longer one is read to its end and refused. */
export const MAX_RECORD_BYTES = 1024 * 1024;
/** Most columns of a file. A record gives at most one cell more, so that too many can be told from enough. */
export const MAX_COLUMNS = 2000;

/** `too-long`: over a megabyte; `unclosed`: the file ended inside quotes; `after-quote`: text after a closing quote. */
export type RecordProblem = 'too-long' | 'unclosed' | 'after-quote';

/** One record as bytes. Cells are decoded when the encoding is known (`cellBytes`). */
export interface CsvRecord {
  /** 1 for the first record of the file; empty lines count, as they do in a spreadsheet. */
  readonly row: number;
  /** The bytes of the record, without its line end. Valid until the next chunk is given. */
  readonly bytes: Buffer;
  /** Per cell its start, its end and 1 when it holds doubled quotes: three numbers a cell. */
  readonly bounds: readonly number[];
  readonly problem: RecordProblem | null;
  /** Index of the cell that the problem is in. */
  readonly problemCell: number;
}

const enum State {
  CellStart,
  Plain,
  Quoted,
  /** A quote inside quotes: the first of two, or the closing one. */
  QuoteInQuoted,
}

/**
 * Cuts CSV bytes into records. It works on bytes, because delimiter, quote and line ends have the same bytes in UTF-8 and in
 * Windows-1252 and occur in no multi-byte character: the encoding may be decided later. It goes on after a broken record,
 * which csv-parse does not (see README), and keeps at most one record and one chunk.
 */
export class CsvRecords {
  private carry: Buffer = Buffer.alloc(0);
  private state = State.CellStart;
  private row = 1;
  private bounds: number[] = [];
  private cellStart = 0;
  private cellEnd = 0;
  private doubled = 0;
  private recordEmpty = true;
  private afterCr = false;
  private skipping = false;
  private problem: RecordProblem | null = null;
  private problemCell = 0;
  private readonly delimiter: number;

  constructor(delimiter: string) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** The records that this chunk completes. */
  *push(chunk: Uint8Array): Generator<CsvRecord> {
    const added = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = this.carry.length;
    const buffer = at === 0 ? added : Buffer.concat([this.carry, added]);
    const { delimiter } = this;
    let recordStart = 0;
    for (; at < buffer.length; at++) {
      const byte = buffer[at]!;
      if (this.afterCr) {
        this.afterCr = false;
        if (byte === LF) {
          recordStart = this.cellStart = at + 1;
          continue;
        }
      }
      if (this.state === State.Quoted) {
        if (byte === QUOTE) this.state = State.QuoteInQuoted;
        continue;
      }
      if (byte === delimiter) {
        this.endCell(at, recordStart);
        this.cellStart = at + 1;
        this.recordEmpty = false;
      } else if (byte === LF || byte === CR) {
        this.endCell(at, recordStart);
        const record = this.endRecord(buffer.subarray(recordStart, at));
        recordStart = this.cellStart = at + 1;
        this.afterCr = byte === CR;
        if (record) yield record;
      } else this.inCell(byte, at);
    }
    this.keep(buffer, recordStart);
  }

  /** The record that the end of the file completes, if there is one. */
  end(): CsvRecord | null {
    const open = this.state === State.Quoted;
    const { carry } = this;
    if (!open && this.recordEmpty && this.state === State.CellStart && !this.skipping) return null;
    this.endCell(carry.length, 0);
    if (open) {
      this.problem = 'unclosed';
      this.problemCell = Math.max(0, this.bounds.length / 3 - 1);
    }
    return this.endRecord(carry);
  }

  private inCell(byte: number, at: number): void {
    if (this.state === State.CellStart) {
      this.recordEmpty = false;
      this.state = byte === QUOTE ? State.Quoted : State.Plain;
      if (byte === QUOTE) this.cellStart = at + 1;
    } else if (this.state === State.QuoteInQuoted) {
      if (byte === QUOTE) {
        this.doubled = 1;
        this.state = State.Quoted;
      } else {
        if (this.problem === null) {
          this.problem = 'after-quote';
          this.problemCell = this.bounds.length / 3;
        }
        this.state = State.Plain;
      }
    }
  }

  private endCell(at: number, recordStart: number): void {
    this.cellEnd = this.state === State.QuoteInQuoted ? at - 1 : at;
    if (!this.skipping && this.bounds.length <= MAX_COLUMNS * 3) {
      this.bounds.push(this.cellStart - recordStart, this.cellEnd - recordStart, this.doubled);
    }
    this.state = State.CellStart;
    this.doubled = 0;
  }

  private endRecord(bytes: Buffer): CsvRecord | null {
    const row = this.row++;
    const { bounds, problemCell } = this;
    const tooLong = this.skipping || bytes.length > MAX_RECORD_BYTES;
    const problem = this.problem === 'unclosed' ? 'unclosed' : tooLong ? 'too-long' : this.problem;
    const empty = this.recordEmpty;
    this.bounds = [];
    this.problem = null;
    this.problemCell = 0;
    this.recordEmpty = true;
    this.skipping = false;
    this.state = State.CellStart;
    if (empty) return null;
    return { row, bytes: tooLong ? Buffer.alloc(0) : bytes, bounds: tooLong ? [] : bounds, problem, problemCell };
  }

  /** Keeps what belongs to the record that goes on in the next chunk; of one that is too long, only where it stands. */
  private keep(buffer: Buffer, recordStart: number): void {
    if (this.skipping || buffer.length - recordStart > MAX_RECORD_BYTES) {
      this.skipping = true;
      this.bounds = [];
      this.carry = Buffer.alloc(0);
      this.cellStart = 0;
      return;
    }
    this.cellStart -= recordStart;
    // A copy, so that a few bytes do not keep a whole chunk alive.
    this.carry = Buffer.from(buffer.subarray(recordStart));
  }
}
