import { chiSquareUpperTail } from './chi-square-goodness-of-fit';
import { type CompleteDifference, type Difference, type PopulationSize, SMALL_EXPECTED } from './difference';
import { fisherExact2x2 } from './fisher-exact-2x2';
import { newcombeInterval } from './newcombe-interval';
import { requireCount } from './require-count';
import { NO_BASE, type NoBase } from './share';
import { unsampledPart } from './unsampled-part';
import { Z_95 } from './wilson-interval';

/**
 * The difference p2 − p1 between the shares of two independent groups, such as two waves of which other organisations answered.
 *
 * - Test: score test without continuity correction, (p2 − p1)² / (p (1 − p) (1/n1 + 1/n2)) with p the share of both together,
 *   chi-square with 1 degree of freedom. When an expected count is below 5, `p` is that of Fisher's exact test.
 * - Interval: p2 − p1 ± 1.96 √(p1 (1 − p1)/n1 + p2 (1 − p2)/n2), cut off at −1 and 1. Where that has no width (each share is 0
 *   or 1) it would claim certainty: there it is Newcombe's interval.
 * - With `populationN` (one for both, or one for each) both variances of shares are multiplied by 1 − n/N, in the test as well as
 *   in the interval. Fisher's test has no such correction: it is then on the careful side.
 * - An empty group: `noBase`. Both groups complete: `everybody`.
 *
 * Sources: the interval and the test are those of R's `prop.test(correct = FALSE)`; R.G. Newcombe (1998), Interval estimation for
 * the difference between independent proportions, Statistics in Medicine 17, 873-890; correction: W.G. Cochran (1977), Sampling
 * Techniques, sections 2.6 and 3.2.
 * @throws RangeError unless 0 ≤ k ≤ n, all whole, or when N is negative or not a number.
 */
export function independentDifference(
  k1: number,
  n1: number,
  k2: number,
  n2: number,
  { populationN = null }: { readonly populationN?: PopulationSize } = {},
): Difference | CompleteDifference | NoBase {
  requireCount(k1, n1);
  requireCount(k2, n2);
  const [population1, population2] = Array.isArray(populationN) ? populationN : [populationN, populationN];
  const left1 = unsampledPart(n1, population1);
  const left2 = unsampledPart(n2, population2);
  if (n1 === 0 || n2 === 0) return NO_BASE;
  const p1 = k1 / n1;
  const p2 = k2 / n2;
  const estimate = p2 - p1;
  if (left1 === 0 && left2 === 0) return { kind: 'everybody', estimate, n1, n2 };

  const pooled = (k1 + k2) / (n1 + n2);
  const variance = pooled * (1 - pooled) * (left1 / n1 + left2 / n2);
  const statistic = variance === 0 ? 0 : estimate ** 2 / variance;
  const asymptoticP = chiSquareUpperTail(statistic, 1);
  const exact = smallestExpected(k1 + k2, n1, n2) < SMALL_EXPECTED ? fisherExact2x2(k1, n1, k2, n2) : null;
  const half = Z_95 * Math.sqrt((p1 * (1 - p1) * left1) / n1 + (p2 * (1 - p2) * left2) / n2);
  const [low, high] =
    half > 0
      ? [Math.max(-1, estimate - half), Math.min(1, estimate + half)]
      : newcombeInterval({ k: k1, n: n1, populationN: population1 }, { k: k2, n: n2, populationN: population2 });
  return {
    kind: 'test',
    estimate,
    low,
    high,
    p: exact?.kind === 'test' ? exact.p : asymptoticP,
    method: exact === null ? 'score' : 'fisher',
    statistic,
    asymptoticP,
    n1,
    n2,
  };
}

function smallestExpected(k: number, n1: number, n2: number): number {
  return (Math.min(n1, n2) * Math.min(k, n1 + n2 - k)) / (n1 + n2);
}
