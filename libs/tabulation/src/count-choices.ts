import { MISSING, NOT_ELIGIBLE, type Cell, type Variable } from '@ido/questionnaire';
import type { CellView } from './columns';
import type { VariableHistograms } from './histogram';
import type { Selection } from './selection';

/**
 * What the cells of a multiple choice of more than 15 options only tell together: respondents by number of options chosen,
 * and those who chose nothing but "weet ik niet".
 */
export function countChoices(
  variable: Variable,
  layout: readonly Cell[],
  cells: readonly CellView[],
  selection: Selection,
): Required<Pick<VariableHistograms, 'choices' | 'onlyDontKnow'>> {
  const choices = new Array<number>(variable.categories.length + 1).fill(0);
  const dontKnow = layout.map((cell) => dontKnowMask(variable, cell));
  let onlyDontKnow = 0;
  for (let row = 0; row < cells[0]!.length; row++) {
    if (selection !== null && selection[row] === 0) continue;
    if (cells[0]![row] === NOT_ELIGIBLE) continue;
    let chosen = 0;
    let other = 0;
    for (let at = 0; at < cells.length; at++) {
      const mask = cells[at]![row]! - MISSING;
      chosen += bitsOf(mask);
      other |= mask & ~dontKnow[at]!;
    }
    choices[chosen]!++;
    if (chosen > 0 && other === 0) onlyDontKnow++;
  }
  return { choices, onlyDontKnow };
}

/** The bits of a mask cell that stand for "weet ik niet". */
export function dontKnowMask(variable: Variable, cell: Cell): number {
  let mask = 0;
  for (let option = 0; option < cell.options; option++) {
    if (variable.categories[cell.firstOption + option]!.kind === 'dontKnow') mask |= 1 << option;
  }
  return mask;
}

/** Number of bits set in a mask of at most 16 bits. */
export function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) bits++;
  return bits;
}
