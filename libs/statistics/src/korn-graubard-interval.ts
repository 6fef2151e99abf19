import { betaQuantile, studentQuantile95 } from './distributions';
import type { Interval } from './wilson-interval';

/** What a weighted share is over. */
export interface WeightedBase {
  /** Respondents, without weights. */
  readonly n: number;
  /** Degrees of freedom of the design: n less the number of strata. */
  readonly df: number;
  /** Size of a simple random sample from an unlimited population that would tell as much; used where the share has no spread. */
  readonly effectiveN: number;
}

/**
 * 95% interval of Korn and Graubard for a weighted share: the exact interval of Clopper and Pearson for the number of respondents
 * that would give this standard error, p (1 − p)/se² (t(n − 1)/t(df))². It is on the careful side.
 *
 * At 0 and 1 the standard error is 0 and says nothing: the effective n takes its place; infinite when everybody answered. A share
 * in between without standard error leaves nothing to chance: [p, p].
 *
 * Source: E.L. Korn and B.I. Graubard (1998), Confidence intervals for proportions with small expected number of positive counts
 * estimated from survey data, Survey Methodology 24, 193-201. Equal to `svyciprop(method = "beta")` of R's survey package 4.1.
 * @throws RangeError unless 0 ≤ share ≤ 1 and the standard error is not negative.
 */
export function kornGraubardInterval(
  share: number,
  standardError: number,
  { n, df, effectiveN }: WeightedBase,
): Interval {
  if (!(share >= 0 && share <= 1 && standardError >= 0)) {
    throw new RangeError(`No share is ${share} with standard error ${standardError}`);
  }
  const atEdge = share === 0 || share === 1;
  const equivalent = atEdge ? effectiveN : (share * (1 - share)) / standardError ** 2;
  if (equivalent === Infinity) return { kind: 'interval', low: share, high: share };
  const adjusted = df < n - 1 && df > 0 ? (studentQuantile95(n - 1) / studentQuantile95(df)) ** 2 : 1;
  const size = equivalent * adjusted;
  const yes = size * share;
  const no = size * (1 - share);
  const low = share === 0 ? 0 : betaQuantile(0.025, yes, no + 1);
  const high = share === 1 ? 1 : betaQuantile(0.975, yes + 1, no);
  return { kind: 'interval', low: Math.min(low, share), high: Math.max(high, share) };
}
