import type { Codebook, Variable } from './codebook';

/** First byte value of every coded cell: the question was not shown, or shown and not answered. Categories follow. */
export const NOT_ELIGIBLE = 0;
export const MISSING = 1;

/** Options of a multiple choice that fit in one cell of two bytes: 1 + a mask of 15 bits stays below 65,536. */
export const OPTIONS_PER_CELL = 15;

/**
 * One cell of a coded row. `category`: 2 + index of the category. `mask`: 1 + sum of 2^(option − firstOption), so that no
 * option chosen is MISSING. `state`: 2 = answered (number, text, date). Two bytes are big-endian.
 */
export interface Cell {
  readonly variable: string;
  readonly offset: number;
  readonly bytes: 1 | 2;
  readonly kind: 'category' | 'mask' | 'state';
  /** Of a mask: index of the category that its lowest bit stands for. A multiple choice of more than 15 options has several cells. */
  readonly firstOption: number;
  /** Of a mask: number of options in this cell. */
  readonly options: number;
}

/** Layout of a coded row: cells in codebook order, `width` bytes in all. */
export interface Coding {
  readonly width: number;
  readonly cells: readonly Cell[];
}

/** The layout that follows from a codebook. The same codebook always gives the same layout. */
export function codingOf(codebook: Codebook): Coding {
  const cells: Cell[] = [];
  let offset = 0;
  const add = (variable: Variable, kind: Cell['kind'], bytes: 1 | 2, firstOption = 0, options = 0) => {
    cells.push({ variable: variable.name, offset, bytes, kind, firstOption, options });
    offset += bytes;
  };
  for (const variable of codebook.variables) {
    const size = variable.categories.length;
    if (variable.type === 'single') add(variable, 'category', size + 2 > 256 ? 2 : 1);
    else if (variable.type === 'multiple') {
      for (let first = 0; first < size; first += OPTIONS_PER_CELL) {
        const options = Math.min(OPTIONS_PER_CELL, size - first);
        add(variable, 'mask', options > 7 ? 2 : 1, first, options);
      }
    } else add(variable, 'state', 1);
  }
  return { width: offset, cells };
}
