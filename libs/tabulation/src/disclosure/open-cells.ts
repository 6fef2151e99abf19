import { MISSING, NOT_ELIGIBLE, type Cell, type Variable } from '@ido/questionnaire';
import { binsOf } from '../cell-bins';
import type { CellView, Columns } from '../columns';
import { dontKnowMask } from '../count-choices';
import type { DisclosureCell } from './box';

/** Combinations of categories beyond this are refused: they would take more memory than any wave has respondents. */
const MOST_CELLS = 1 << 16;

/**
 * The combinations of categories of the dimensions that are open to whoever is not in the study team, and which of them each response has. Whoever was not asked or
 * gave no answer is in one category more, the last of its dimension.
 */
export interface OpenCells {
  /** Single choices. */
  readonly dimensions: readonly Variable[];
  /** One per response, in the order of the rows. */
  readonly cellOf: Uint16Array;
  /** Index of the category per dimension, by cell. */
  readonly places: readonly (readonly number[])[];
}

/** @throws RangeError for more combinations than are counted; UnknownVariable */
export function openCells(columns: Columns, dimensions: readonly Variable[]): OpenCells {
  const sizes = dimensions.map(({ categories }) => categories.length + 1);
  const count = sizes.reduce((product, size) => product * size, 1);
  if (count > MOST_CELLS) throw new RangeError(`${count} combinations of categories are too many`);
  const cellOf = new Uint16Array(columns.rows);
  let stride = 1;
  dimensions.forEach((dimension, at) => {
    const [values] = columns.cells(dimension.name);
    const none = dimension.categories.length;
    for (let row = 0; row < cellOf.length; row++) {
      const value = values![row]!;
      cellOf[row]! += stride * (value <= MISSING ? none : value - 2);
    }
    stride *= sizes[at]!;
  });
  const places = Array.from({ length: count }, (_, cell) => {
    let rest = cell;
    return sizes.map((size) => {
      const index = rest % size;
      rest = Math.floor(rest / size);
      return index;
    });
  });
  return { dimensions, cellOf, places };
}

/** How many responses each cell holds. */
export function responseCells({ cellOf, places }: OpenCells): DisclosureCell[] {
  const counts = new Float64Array(places.length);
  for (const cell of cellOf) counts[cell]!++;
  return places.map((at, cell) => ({ at, sizes: [counts[cell]!] }));
}

const ELIGIBLE = 1;
const ANSWERED = 2;
const KNOWN = 3;

/**
 * How many in each cell were asked a variable, answered it, and answered something else than "weet ik niet" alone.
 * @throws UnknownVariable
 */
export function variableCells(columns: Columns, variable: Variable, { cellOf, places }: OpenCells): DisclosureCell[] {
  const layout = columns.layout(variable.name);
  const state = new Uint8Array(columns.rows);
  columns.cells(variable.name).forEach((cell, at) => raise(state, cell, statesOf(variable, layout[at]!)));
  const counts = new Float64Array(places.length * 4);
  for (let row = 0; row < state.length; row++) counts[cellOf[row]! * 4 + state[row]!]!++;
  return places.map((at, cell) => {
    const [eligible, answered, known] = [ELIGIBLE, ANSWERED, KNOWN].map((from) =>
      counts.subarray(cell * 4 + from, cell * 4 + 4).reduce((sum, count) => sum + count, 0),
    );
    return { at, sizes: [eligible!, answered!, known!] };
  });
}

/** What is known of whoever has each value of the cell. */
function statesOf(variable: Variable, cell: Cell): Uint8Array {
  const states = new Uint8Array(binsOf(variable, cell)).fill(KNOWN);
  states[NOT_ELIGIBLE] = 0;
  states[MISSING] = ELIGIBLE;
  if (cell.kind === 'category')
    variable.categories.forEach(({ kind }, at) => {
      if (kind === 'dontKnow') states[2 + at] = ANSWERED;
    });
  if (cell.kind === 'mask') {
    const dontKnow = dontKnowMask(variable, cell);
    for (let mask = 1; mask + 1 < states.length; mask++) if ((mask & ~dontKnow) === 0) states[1 + mask] = ANSWERED;
  }
  return states;
}

/** Of a multiple choice in several cells, the one that says most. */
function raise(state: Uint8Array, cell: CellView, states: Uint8Array): void {
  for (let row = 0; row < state.length; row++) {
    const here = states[cell[row]!]!;
    if (here > state[row]!) state[row] = here;
  }
}
