import type { Codebook } from '../codebook';

/** What stands in a row, by the names of the variables. */
export interface Sides {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Rows of a concordance in the order to read them in: that of the older version, with what is new after what it follows in the newer one,
 * and after what was dropped there, as the new question may have taken its place.
 */
export function inQuestionOrder<Row extends object>(
  older: Codebook,
  newer: Codebook,
  rows: readonly Row[],
  sidesOf: (row: Row) => Sides,
): Row[] {
  const sides = new Map(rows.map((row) => [row, sidesOf(row)]));
  const byFrom = new Map(rows.map((row) => [sides.get(row)!.from, row]));
  const byTo = new Map(rows.map((row) => [sides.get(row)!.to, row]));
  const ordered = older.variables.flatMap(({ name }) => byFrom.get(name) ?? []);
  let before: Row | undefined;
  for (const { name } of newer.variables) {
    const row = byTo.get(name);
    if (row === undefined) continue;
    if (sides.get(row)!.from === null) {
      let place = before === undefined ? 0 : ordered.indexOf(before) + 1;
      while (place < ordered.length && sides.get(ordered[place]!)!.to === null) place += 1;
      ordered.splice(place, 0, row);
    }
    before = row;
  }
  return ordered;
}
