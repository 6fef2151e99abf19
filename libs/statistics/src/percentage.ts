import { NO_BASE, type NoBase } from './share';

/** A whole percentage with what it is over, or the fact that there is no base. */
export type Percentage =
  { readonly kind: 'percentage'; readonly percentage: number; readonly count: number; readonly base: number } | NoBase;

/**
 * 100 × count / base as a whole number, half up, each by itself: a set of them need not add to 100.
 *
 * Computed from whole numbers, ⌊(200 count + base) / (2 base)⌋, so that 57 of 200 (28.5%) is 29 and never 28. The quotient
 * of two whole numbers below 2^53 is never rounded up to a whole number that it does not reach, so the floor is exact.
 * For weighted counts see `weightedPercentage`.
 * @throws RangeError unless both are whole, 0 ≤ count ≤ base and 200 count + base < 2^53.
 */
export function percentage(count: number, base: number): Percentage {
  const doubled = 200 * count + base;
  if (!(Number.isInteger(count) && Number.isInteger(base) && count >= 0 && count <= base)) {
    throw new RangeError(`A percentage needs whole numbers 0 ≤ count ≤ base, not ${count} of ${base}`);
  }
  if (doubled > Number.MAX_SAFE_INTEGER) throw new RangeError(`${base} is too large for an exact percentage`);
  return base === 0 ? NO_BASE : { kind: 'percentage', percentage: Math.floor(doubled / (2 * base)), count, base };
}
