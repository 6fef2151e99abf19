/** By which column, and which way. */
export interface SortOrder {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

const dutch = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' });

/**
 * A sorted copy: numbers by size, text as a Dutch reader expects ("Één" beside "een", 9 before 10). Equal rows keep their order,
 * either way, so that sorting by a second column keeps the first within it.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  by: (row: Row) => string | number,
  direction: SortOrder['direction'],
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => sign * compare(by(a), by(b)));
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : dutch.compare(String(a), String(b));
}
