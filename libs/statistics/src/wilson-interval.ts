import { NO_BASE, share, type NoBase } from './share';

/** A 95% confidence interval of a share, 0 ≤ low ≤ share ≤ high ≤ 1, or the fact that there is no base. */
export type Interval = { readonly kind: 'interval'; readonly low: number; readonly high: number } | NoBase;

/** The 97.5th percentile of the standard normal distribution. */
export const Z_95 = 1.959963984540054;

/**
 * 95% score interval of Wilson for `count` of `n`, without continuity correction, with finite population correction when the
 * size of the population is known: n is replaced by n* = n (N − 1) / (N − n) and the share stays as it is.
 *
 * - n = 0: `noBase`.
 * - n = N: everybody answered, nothing is left to chance: [p, p].
 * - n > N: the N given cannot be right; it is left aside and the interval is that of an unknown population, which is wider.
 * - `populationN` null: no correction.
 *
 * With z = 1.96: (p + z²/2n* ± z √(p (1 − p)/n* + z²/4n*²)) / (1 + z²/n*).
 *
 * Sources: E.B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22, 209-212; the
 * effective n of a simple random sample without replacement follows from its variance, W.G. Cochran (1977), Sampling
 * Techniques, section 3.2. Equal to R's `prop.test(correct = FALSE)` where N is null.
 * @throws RangeError unless 0 ≤ count ≤ n, or when N is negative or not a number.
 */
export function wilsonInterval(count: number, n: number, populationN: number | null): Interval {
  if (populationN !== null && !(populationN >= 0)) throw new RangeError(`No population has ${populationN} members`);
  const part = share(count, n);
  if (part.kind === 'noBase') return NO_BASE;
  const p = part.share;
  if (n === populationN) return { kind: 'interval', low: p, high: p };
  const known = populationN !== null && n < populationN && populationN > 1;
  const effective = known ? (n * (populationN - 1)) / (populationN - n) : n;
  const shrink = Z_95 ** 2 / effective;
  const middle = (p + shrink / 2) / (1 + shrink);
  const half = (Math.sqrt((p * (1 - p)) / effective + shrink / (4 * effective)) * Z_95) / (1 + shrink);
  // At p = 0 and p = 1 the bound is the share itself; floating point may land on either side of it.
  return { kind: 'interval', low: clamp(middle - half, 0, p), high: clamp(middle + half, p, 1) };
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}
