import type { Random } from './random';

/** Smallest and largest count that may be drawn, both included. */
export type Bounds = readonly [min: number, max: number];

/**
 * Draws one count per bound, each inside its bound, that together make the total.
 * Each draw keeps what the bounds that are still to come can make up, so that it never runs stuck.
 * @throws RangeError when no counts inside the bounds make the total
 */
export function countsWithinBounds(random: Random, bounds: readonly Bounds[], total: number): number[] {
  let restMin = bounds.reduce((sum, [min]) => sum + min, 0);
  let restMax = bounds.reduce((sum, [, max]) => sum + max, 0);
  if (total < restMin || total > restMax) {
    throw new RangeError(`No counts inside bounds from ${restMin} to ${restMax} make ${total}`);
  }
  const counts = new Array<number>(bounds.length).fill(0);
  let rest = total;
  // In random order: what is drawn first has the widest choice, and no place should always be first.
  for (const [place, [min, max]] of random.shuffle([...bounds.entries()])) {
    restMin -= min;
    restMax -= max;
    const count = random.integer(Math.max(min, rest - restMax), Math.min(max, rest - restMin));
    counts[place] = count;
    rest -= count;
  }
  return counts;
}
