import { NO_BASE, share, type NoBase } from './share';

/** Standard error of a share, in shares (0.03 = 3 percentage points), or the fact that there is none. */
export type StandardError = { readonly kind: 'standardError'; readonly standardError: number } | NoBase;

/**
 * Standard error of the share `count` of `n` in a simple random sample without replacement:
 * √(p (1 − p) / (n − 1) × (1 − n / N)); without N the last factor is 1.
 *
 * Fewer than two respondents say nothing about spread: `noBase`, unless they are the whole population, where it is 0.
 * n > N: N cannot be right and is left aside, as in `wilsonInterval`.
 *
 * Source: W.G. Cochran (1977), Sampling Techniques, formula 3.8; equal to `svymean` with `fpc` of R's survey package.
 * @throws RangeError unless 0 ≤ count ≤ n, or when N is negative or not a number.
 */
export function standardErrorFpc(count: number, n: number, populationN: number | null): StandardError {
  if (populationN !== null && !(populationN >= 0)) throw new RangeError(`No population has ${populationN} members`);
  const part = share(count, n);
  if (part.kind === 'noBase') return NO_BASE;
  if (n === populationN) return { kind: 'standardError', standardError: 0 };
  if (n < 2) return NO_BASE;
  const sampled = populationN === null || n > populationN ? 0 : n / populationN;
  const variance = ((part.share * (1 - part.share)) / (n - 1)) * (1 - sampled);
  return { kind: 'standardError', standardError: Math.sqrt(variance) };
}
