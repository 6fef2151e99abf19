import type { Cell, Variable } from '@ido/questionnaire';
import { binsOf } from './cell-bins';
import type { Columns } from './columns';
import { UnknownCode } from './refusals';
import type { Filter } from './request';

/** One byte per response: 1 = kept, 0 = left out. Null where every response is kept. */
export type Selection = Uint8Array | null;

/**
 * The responses that pass all filters, in the row order of the columns. A filter on a single choice keeps those with one of
 * its codes, on a multiple choice those that chose at least one of them; a filter without codes keeps none.
 * @throws UnknownVariable, UnknownCode (also for a variable without categories: number, text, date).
 */
export function select(columns: Columns, filters: readonly Filter[]): Selection {
  if (filters.length === 0) return null;
  const kept = new Uint8Array(columns.rows).fill(1);
  for (const filter of filters) {
    const passes = passing(columns, filter);
    for (let row = 0; row < kept.length; row++) kept[row]! &= passes[row]!;
  }
  return kept;
}

function passing(columns: Columns, filter: Filter): Uint8Array {
  const variable = columns.variable(filter.variable);
  const indices = filter.codes.map((code) => categoryIndex(variable, code));
  const layout = columns.layout(variable.name);
  const passes = new Uint8Array(columns.rows);
  columns.cells(variable.name).forEach((cell, at) => {
    const table = passingValues(variable, layout[at]!, indices);
    for (let row = 0; row < passes.length; row++) passes[row]! |= table[cell[row]!]!;
  });
  return passes;
}

/** For each value that the cell can have, whether it holds one of the categories: a look-up per response instead of a test. */
function passingValues(variable: Variable, cell: Cell, indices: readonly number[]): Uint8Array {
  const table = new Uint8Array(binsOf(variable, cell));
  if (cell.kind === 'category') for (const index of indices) table[2 + index] = 1;
  if (cell.kind === 'mask') {
    const wanted = indices
      .filter((index) => index >= cell.firstOption && index < cell.firstOption + cell.options)
      .reduce((mask, index) => mask | (1 << (index - cell.firstOption)), 0);
    for (let mask = 0; mask + 1 < table.length; mask++) table[mask + 1] = (mask & wanted) === 0 ? 0 : 1;
  }
  return table;
}

function categoryIndex(variable: Variable, code: string): number {
  const index = variable.categories.findIndex((category) => category.code === code);
  if (index < 0) throw new UnknownCode(variable.name, code);
  return index;
}
