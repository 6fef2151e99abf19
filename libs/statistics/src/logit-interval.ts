import { studentQuantile95 } from './distributions';

/** An interval, or the fact that there is none: the logit of 0 and of 1 does not exist, nor an interval without degrees of freedom. */
export type LogitInterval =
  { readonly kind: 'interval'; readonly low: number; readonly high: number } | { readonly kind: 'noLogit' };

/**
 * 95% interval of a weighted share on the scale of log(p/(1 − p)), where the standard error is se/(p (1 − p)), with Student's
 * distribution: low and high lie in (0, 1) around the share.
 *
 * Source: E.L. Korn and B.I. Graubard (1999), Analysis of Health Surveys, section 3.2. Equal to `svyciprop(method = "logit")` of R's
 * survey package.
 * @param df degrees of freedom of the design: n less the number of strata.
 * @throws RangeError unless 0 ≤ share ≤ 1 and the standard error is not negative.
 */
export function logitInterval(share: number, standardError: number, df: number): LogitInterval {
  if (!(share >= 0 && share <= 1 && standardError >= 0)) {
    throw new RangeError(`No share is ${share} with standard error ${standardError}`);
  }
  if (share === 0 || share === 1 || df <= 0) return { kind: 'noLogit' };
  const middle = Math.log(share / (1 - share));
  const half = (studentQuantile95(df) * standardError) / (share * (1 - share));
  const back = (logit: number) => 1 / (1 + Math.exp(-logit));
  return { kind: 'interval', low: Math.min(share, back(middle - half)), high: Math.max(share, back(middle + half)) };
}
