import type { Cell, Variable } from '@ido/questionnaire';

/** Number of values that a coded cell can take, 0 (not eligible) and 1 (missing) included: the length of its histogram. */
export function binsOf(variable: Variable, cell: Cell): number {
  switch (cell.kind) {
    case 'category':
      return variable.categories.length + 2;
    case 'mask':
      return (1 << cell.options) + 1;
    case 'state':
      return 3;
  }
}
