/**
 * A group of respondents by the dimensions that whoever is not in the study team may filter and cross by: the index of a category per
 * dimension, null where it is about all of them. `[null, null]` is everyone, `[3, null]` one province, `[3, 0]` the small municipalities in it.
 */
export type Box = readonly (number | null)[];

/** The responses with one combination of categories, and their number by each measure (asked, answered, answered with an opinion). */
export interface DisclosureCell {
  /** Index of the category per dimension. */
  readonly at: readonly number[];
  readonly sizes: readonly number[];
}

/** A key for a box in a map. */
export function boxKey(box: Box): string {
  return box.map((index) => index ?? '*').join(' ');
}

/** Whether the cell belongs to the box. */
export function contains(box: Box, cell: DisclosureCell): boolean {
  return box.every((index, dimension) => index === null || index === cell.at[dimension]);
}

/** Every box that the cell belongs to: itself, and with any of its dimensions left open. */
export function boxesOf(at: readonly number[]): Box[] {
  return at.reduce<Box[]>(
    (boxes, index) => boxes.flatMap((box) => [[...box, null] as Box, [...box, index] as Box]),
    [[]],
  );
}
