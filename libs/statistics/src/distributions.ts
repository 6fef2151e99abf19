import betainc from '@stdlib/math-base-special-betainc';
import betaincinv from '@stdlib/math-base-special-betaincinv';

/**
 * Distribution functions that the tests and intervals need, each as the tail that keeps tiny values exact. All follow from the
 * incomplete beta function: M. Abramowitz and I.A. Stegun (1964), Handbook of Mathematical Functions, 26.5-26.6.
 */

/** P(X ≤ k) for a binomial distribution of `n` draws with chance `chance`; 0 ≤ k ≤ n whole. */
export function binomialLowerTail(k: number, n: number, chance: number): number {
  return k >= n ? 1 : betainc(chance, k + 1, n - k, true, true);
}

/** P(X ≥ value) for an F distribution; both degrees of freedom above 0 and not necessarily whole. */
export function fUpperTail(value: number, numerator: number, denominator: number): number {
  if (value <= 0) return 1;
  return betainc(denominator / (denominator + numerator * value), denominator / 2, numerator / 2);
}

/** The value that a beta distribution with shapes `a` and `b` (above 0) stays below with probability `p`. */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaincinv(p, a, b);
}

/** The 97.5th percentile of Student's distribution with `df` degrees of freedom (above 0, not necessarily whole). */
export function studentQuantile95(df: number): number {
  const x = betaincinv(0.05, df / 2, 0.5);
  // 1 − x loses digits when there are many degrees of freedom; there the mirrored quantile has them.
  const rest = x > 0.5 ? betaincinv(0.95, 0.5, df / 2) : 1 - x;
  return Math.sqrt((df * rest) / (1 - rest));
}
