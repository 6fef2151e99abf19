import { NO_BASE, type NoBase } from './share';
import { requireCount } from './require-count';

/** A p-value, or the fact that there is nobody to compare. */
export type ExactTest = { readonly kind: 'test'; readonly p: number } | NoBase;

/** Two outcomes whose probabilities differ by less than this part are equally likely, as in R's `fisher.test`. */
const EQUAL = 1 + 1e-7;

/**
 * Fisher's exact test of `k1` of `n1` against `k2` of `n2`, two-sided: the probability, given all margins, of every table that is
 * at most as likely as the one observed. 1 when nobody or everybody has the characteristic. `noBase` when a group is empty.
 *
 * Takes a step per possible table, at most the smallest margin. Below about 1e-300 the answer is 0.
 *
 * Source: R.A. Fisher (1935), The logic of inductive inference, JRSS 98, 39-82. Equal to R's `fisher.test` for two by two.
 * @throws RangeError unless 0 ≤ k ≤ n, all whole.
 */
export function fisherExact2x2(k1: number, n1: number, k2: number, n2: number): ExactTest {
  requireCount(k1, n1);
  requireCount(k2, n2);
  if (n1 === 0 || n2 === 0) return NO_BASE;
  const k = k1 + k2;
  const lowest = Math.max(0, k - n2);
  const highest = Math.min(k, n1);
  // Relative to the most likely table, so that nothing overflows: h(x + 1) / h(x) = (k − x)(n1 − x) / ((x + 1)(n2 − k + x + 1)).
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((k + 1) * (n1 + 1)) / (n1 + n2 + 2))));
  const ratio = (x: number) => ((k - x) * (n1 - x)) / ((x + 1) * (n2 - k + x + 1));
  const chances = new Float64Array(highest - lowest + 1);
  chances[mode - lowest] = 1;
  for (let x = mode; x < highest; x++) chances[x + 1 - lowest] = chances[x - lowest]! * ratio(x);
  for (let x = mode; x > lowest; x--) chances[x - 1 - lowest] = chances[x - lowest]! / ratio(x - 1);
  const limit = chances[k1 - lowest]! * EQUAL;
  let total = 0;
  let asUnlikely = 0;
  for (const chance of chances) {
    total += chance;
    if (chance <= limit) asUnlikely += chance;
  }
  return { kind: 'test', p: Math.min(1, asUnlikely / total) };
}
