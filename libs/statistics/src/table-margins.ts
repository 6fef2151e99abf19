/** Totals of a table: per row, per column and of all. */
export interface TableMargins {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly n: number;
}

/**
 * Totals of a table of counts or weights; rows as given, in each the columns as given.
 * @throws RangeError unless all rows are as long as the first and all values are finite and not negative.
 */
export function tableMargins(table: readonly (readonly number[])[]): TableMargins {
  const columns = new Array<number>(table[0]?.length ?? 0).fill(0);
  const rows = table.map((row) => {
    if (row.length !== columns.length) throw new RangeError('The rows of a table must be equally long');
    return row.reduce((total, value, column) => {
      if (!(value >= 0 && value < Infinity)) throw new RangeError(`${value} is not a count`);
      columns[column]! += value;
      return total + value;
    }, 0);
  });
  return { rows, columns, n: rows.reduce((total, row) => total + row, 0) };
}
