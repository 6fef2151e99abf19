import { studentQuantile95 } from './distributions';
import type { StandardError } from './standard-error-fpc';
import { NO_BASE, type NoBase } from './share';
import { requireValues, type ValueCount } from './value-count';
import { unsampledPart } from './unsampled-part';
import type { Interval } from './wilson-interval';

/** A mean with how far it can be off, in the unit of the values. */
export interface MeanWithError {
  readonly kind: 'mean';
  readonly mean: number;
  /** Respondents with a value, without weights. */
  readonly n: number;
  /** `noBase` for a single respondent: one value says nothing about spread. */
  readonly standardError: StandardError;
  /** 95%; it contains the mean. */
  readonly interval: Interval | NoBase;
}

/**
 * Mean of the values of a simple random sample without replacement, with standard error √(s²/n × (1 − n/N)), s² = Σ (y − ȳ)²/(n − 1),
 * and the interval ȳ ± t(0.975; n − 1) × standard error. Without N the last factor is 1; n > N: N cannot be right and is left aside.
 * Everybody answered: the standard error is 0 and the interval is the mean.
 *
 * Source: W.G. Cochran (1977), Sampling Techniques, formulas 2.20 and 2.24. Equal to `svymean` with `fpc` of R's survey package,
 * and to its `confint` with the degrees of freedom of the design.
 * @throws RangeError for a count that is not whole or negative, a value that is not finite, or when N is negative or not a number.
 */
export function meanFpc(values: readonly ValueCount[], populationN: number | null): MeanWithError | NoBase {
  requireValues(values);
  const n = values.reduce((sum, { count }) => sum + count, 0);
  const left = unsampledPart(n, populationN);
  if (n === 0) return NO_BASE;
  const mean = values.reduce((sum, { value, count }) => sum + value * count, 0) / n;
  if (left > 0 && n < 2) return { kind: 'mean', mean, n, standardError: NO_BASE, interval: NO_BASE };
  const squares = values.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0);
  const standardError = left === 0 ? 0 : Math.sqrt((squares / (n - 1) / n) * left);
  const half = left === 0 ? 0 : studentQuantile95(n - 1) * standardError;
  return {
    kind: 'mean',
    mean,
    n,
    standardError: { kind: 'standardError', standardError },
    interval: { kind: 'interval', low: mean - half, high: mean + half },
  };
}
