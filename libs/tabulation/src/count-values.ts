import type { CellView } from './columns';

/**
 * The inner loops of counting. Two facts of the processor shape them. Adding to a counter that was just added to waits for the
 * earlier store, and answers repeat a lot; and reading a byte at a time leaves most of each load unused. So cells are read
 * four bytes at a time, and each half of that word has its own table of 65,536 counters, indexed by the half as it is: for a
 * two-byte cell that is the code, for a one-byte cell two codes at once, taken apart at the end. Of those tables only the
 * counters of values that occur are touched, so they stay in the cache.
 */
const TABLE = 1 << 16;
const first = new Int32Array(TABLE);
const second = new Int32Array(TABLE);

/** Adds the number of each value of a one-byte cell to `counts`. The selection holds 0 or 1 per row. */
export function countBytes(cell: Uint8Array, selection: Uint8Array | null, counts: Float64Array): void {
  const whole = cell.length & ~3;
  const words = wordsOf(cell, whole);
  if (selection === null) countHalves(words);
  else {
    // A row left out is counted as value 0, and taken off there at the end.
    const chosen = wordsOf(selection, whole);
    let kept = 0;
    for (let i = 0; i < words.length; i++) {
      const keep = chosen[i]!;
      const word = words[i]! & Math.imul(keep, 0xff);
      first[word & 0xffff]!++;
      second[word >>> 16]!++;
      kept += Math.imul(keep, 0x01010101) >>> 24;
    }
    counts[0]! -= whole - kept;
  }
  if (takePairs(counts) !== words.length * 2) refuse(counts.length);
  countOneByOne(cell, whole, selection, counts);
}

/** As `countBytes`, for a two-byte cell. */
export function countWords(cell: Uint16Array, selection: Uint8Array | null, counts: Float64Array): void {
  const whole = cell.length & ~1;
  const words = wordsOf(cell, whole);
  if (selection === null) countHalves(words);
  else {
    const chosen = new Uint16Array(alignedBuffer(selection, 2), alignedOffset(selection, 2), whole >> 1);
    let kept = 0;
    for (let i = 0; i < words.length; i++) {
      const one = chosen[i]! & 1;
      const other = chosen[i]! >>> 8;
      const word = words[i]! & ((-one & 0xffff) | (-other << 16));
      first[word & 0xffff]!++;
      second[word >>> 16]!++;
      kept += one + other;
    }
    counts[0]! -= whole - kept;
  }
  if (takeValues(counts) !== whole) refuse(counts.length);
  countOneByOne(cell, whole, selection, counts);
}

/** The last rows, which fill no whole word. */
function countOneByOne(cell: CellView, from: number, selection: Uint8Array | null, counts: Float64Array): void {
  for (let row = from; row < cell.length; row++) {
    const value = cell[row]!;
    if (value >= counts.length) refuse(counts.length);
    counts[value]! += selection === null ? 1 : selection[row]!;
  }
}

function countHalves(words: Uint32Array): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    first[word & 0xffff]!++;
    second[word >>> 16]!++;
  }
}

/** Each counted half stands for two values: gives both their due and leaves the tables empty. Gives the number of halves. */
function takePairs(counts: Float64Array): number {
  let halves = 0;
  for (let high = 0; high < counts.length; high++) {
    for (let low = 0; low < counts.length; low++) {
      const pair = (high << 8) | low;
      const times = first[pair]! + second[pair]!;
      if (times === 0) continue;
      counts[high]! += times;
      counts[low]! += times;
      halves += times;
      first[pair] = 0;
      second[pair] = 0;
    }
  }
  return halves;
}

/** As `takePairs`, where each half is one value. */
function takeValues(counts: Float64Array): number {
  let halves = 0;
  for (let value = 0; value < counts.length; value++) {
    const times = first[value]! + second[value]!;
    counts[value]! += times;
    halves += times;
    first[value] = 0;
    second[value] = 0;
  }
  return halves;
}

/** A value outside the histogram would stay in the tables and turn up in the next count. */
function refuse(bins: number): never {
  first.fill(0);
  second.fill(0);
  throw new RangeError(`A cell holds a value that does not fit a histogram of ${bins}`);
}

/** The first `length` values of a column as words of four bytes. */
function wordsOf(column: CellView, length: number): Uint32Array {
  const bytes = length * column.BYTES_PER_ELEMENT;
  return new Uint32Array(alignedBuffer(column, 4), alignedOffset(column, 4), bytes >> 2);
}

/** A view that does not begin on a multiple of `size` bytes is copied: a Uint32Array cannot look there. */
function alignedBuffer(column: CellView, size: number): ArrayBufferLike {
  return column.byteOffset % size === 0 ? column.buffer : column.slice().buffer;
}

function alignedOffset(column: CellView, size: number): number {
  return column.byteOffset % size === 0 ? column.byteOffset : 0;
}
