import { chiSquareUpperTail } from './chi-square-goodness-of-fit';
import type { CompleteDifference, Difference } from './difference';
import { binomialLowerTail } from './distributions';
import { NO_BASE, type NoBase } from './share';
import { tangoInterval } from './tango-interval';
import { unsampledPart } from './unsampled-part';

/** With fewer pairs that changed than this, the exact test is the one that counts. */
export const FEW_CHANGES = 25;

/** A difference between the same organisations at two times. */
export interface PairedDifference extends Difference {
  /** Pairs that have the characteristic only the second time, and only the first time. */
  readonly gained: number;
  readonly lost: number;
  /** The p-value of the exact test, whichever of the two counts. */
  readonly exactP: number;
}

/**
 * The difference between the shares of a characteristic among the same `n` organisations at two times, of which `gained` have it
 * only the second time and `lost` only the first time: (gained − lost)/n.
 *
 * - McNemar's test without continuity correction: (gained − lost)²/(gained + lost), chi-square with 1 degree of freedom.
 * - The exact test: gained of gained + lost against ½, binomial, two-sided. It is `p` when fewer than 25 pairs changed.
 * - Interval: Tango's score interval, which agrees with McNemar's test.
 * - With `populationN`, the number of organisations that could have answered both times, the variance is multiplied by 1 − n/N in
 *   McNemar's test and in the interval. The exact test has no such correction: it is then on the careful side.
 * - No pairs: `noBase`. Every organisation of the population: `everybody`.
 *
 * Sources: Q. McNemar (1947), Psychometrika 12, 153-157 (equal to R's `mcnemar.test(correct = FALSE)`, `binom.test`); the bound of
 * 25 is the usual rule of thumb of textbooks; that the exact test is careful: M.W. Fagerland, S. Lydersen and P. Laake (2013),
 * The McNemar test for binary matched-pairs data, BMC Medical Research Methodology 13:91; correction: W.G. Cochran (1977), Sampling
 * Techniques, section 2.6, for the mean of the differences.
 * @throws RangeError unless all are whole, not negative, and gained + lost ≤ n, or when N is negative or not a number.
 */
export function pairedDifference(
  gained: number,
  lost: number,
  n: number,
  { populationN = null }: { readonly populationN?: number | null } = {},
): PairedDifference | CompleteDifference | NoBase {
  const changed = gained + lost;
  if (![gained, lost, n].every((count) => Number.isSafeInteger(count) && count >= 0) || changed > n) {
    throw new RangeError(`${gained} gained and ${lost} lost is not a change of ${n} pairs`);
  }
  const left = unsampledPart(n, populationN);
  if (n === 0) return NO_BASE;
  const estimate = (gained - lost) / n;
  if (left === 0) return { kind: 'everybody', estimate, n1: n, n2: n };

  const statistic = changed === 0 ? 0 : (gained - lost) ** 2 / (changed * left);
  const asymptoticP = chiSquareUpperTail(statistic, 1);
  const exactP = Math.min(1, 2 * binomialLowerTail(Math.min(gained, lost), changed, 0.5));
  const [low, high] = tangoInterval(gained, lost, n, left);
  const few = changed < FEW_CHANGES;
  return {
    kind: 'test',
    estimate,
    low,
    high,
    p: few ? exactP : asymptoticP,
    method: few ? 'mcnemarExact' : 'mcnemar',
    statistic,
    asymptoticP,
    exactP,
    n1: n,
    n2: n,
    gained,
    lost,
  };
}
