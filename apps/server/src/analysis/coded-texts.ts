import { MISSING, NOT_ELIGIBLE, type Cell, type Coding } from '@ido/questionnaire';
import type { CodeVariable, CountingCodes } from '../coding/code-variables';

/** Value of the cell of a text that was given. */
const ANSWERED = 2;

interface Place {
  readonly frameId: number;
  /** The cell that says whether there is a text. */
  readonly text: Cell;
  readonly cells: readonly Cell[];
  /** Category by number of the code. */
  readonly categories: ReadonlyMap<number, number>;
}

/** The codes of open answers as cells of a row: not asked without a text, missing while no codes count for it. */
export class CodedTexts {
  /** Bytes of a row that the codes take. */
  readonly width: number;
  private readonly places: readonly Place[];
  /** Of responses that codes count for: id as text, then a frame with its codes. */
  private readonly counting = new Map<string, Map<number, readonly number[]>>();

  constructor(coding: Coding, codes: readonly CodeVariable[]) {
    this.places = codes.map(({ variable, frameId, text, numbers }) => {
      const given = coding.cells.find((cell) => cell.variable === text);
      if (!given) throw new RangeError(`There is no question ${text} to be coded`);
      const cells = coding.cells.filter((cell) => cell.variable === variable.name);
      return { frameId, text: given, cells, categories: new Map(numbers.map((number, at) => [number, at])) };
    });
    this.width = this.places.flatMap(({ cells }) => cells).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  set({ id, frameId, codes }: CountingCodes): void {
    const key = keyOf(id);
    const known = this.counting.get(key) ?? new Map<number, readonly number[]>();
    if (codes === null) known.delete(frameId);
    else known.set(frameId, codes);
    if (known.size > 0) this.counting.set(key, known);
    else this.counting.delete(key);
  }

  forget(id: Uint8Array): void {
    if (this.counting.size > 0) this.counting.delete(keyOf(id));
  }

  /** Writes the cells of the codes in a row whose texts are there already. */
  write(id: Uint8Array, row: Uint8Array): void {
    if (this.places.length === 0) return;
    const counting = this.counting.get(keyOf(id));
    for (const { frameId, text, cells, categories } of this.places) {
      const given = row[text.offset] === ANSWERED;
      const codes = given ? (counting?.get(frameId) ?? []) : [];
      const chosen = codes.flatMap((code) => categories.get(code) ?? []);
      for (const cell of cells) put(row, cell, given ? MISSING + maskOf(cell, chosen) : NOT_ELIGIBLE);
    }
  }
}

const keyOf = (id: Uint8Array) => Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('latin1');

function maskOf({ firstOption, options }: Cell, chosen: readonly number[]): number {
  return chosen
    .filter((at) => at >= firstOption && at < firstOption + options)
    .reduce((mask, at) => mask | (1 << (at - firstOption)), 0);
}

function put(row: Uint8Array, { offset, bytes }: Cell, value: number): void {
  if (bytes === 2) row[offset] = value >> 8;
  row[offset + bytes - 1] = value & 0xff;
}
