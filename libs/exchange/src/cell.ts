import { guarded } from './formula-guard';
import { numberText } from './number-text';

/** A cell before it is written: text, a number, or a date of the calendar (`2026-11-22`). Null is nothing. */
export type Cell = string | number | { readonly date: string } | null;

/** A table to be written as a CSV file or as a sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly records: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

/** What a spreadsheet reads as a number and not as a formula, though it begins with a minus. */
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** Text of a cell as CSV has it: decimal comma, ISO dates, no formulas. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'object') return cell.date;
  const safe = guarded(cell);
  return safe !== cell && NUMBER.test(cell) ? cell : safe;
}
