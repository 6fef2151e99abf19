/** How the p-value of a difference was found. */
export type DifferenceMethod =
  /** Score test of two independent shares, without continuity correction. */
  | 'score'
  /** Fisher's exact test, two-sided: some expected count is too small for the score test. */
  | 'fisher'
  /** McNemar's test of paired shares, without continuity correction. */
  | 'mcnemar'
  /** McNemar's test by the binomial distribution: few pairs changed. */
  | 'mcnemarExact';

/** A difference between two shares, second minus first, in shares (0.03 = 3 percentage points). */
export interface Difference {
  readonly kind: 'test';
  /** −1 … 1. */
  readonly estimate: number;
  /** 95% interval, −1 ≤ low ≤ estimate ≤ high ≤ 1. */
  readonly low: number;
  readonly high: number;
  /** Chance of a difference at least this large when nothing differs in the population, in [0, 1]. */
  readonly p: number;
  readonly method: DifferenceMethod;
  /** Chi-square statistic with 1 degree of freedom, with the finite population correction where the population is known. */
  readonly statistic: number;
  /** The p-value of `statistic`; the same as `p` unless the method is an exact one. */
  readonly asymptoticP: number;
  /** Who the first and the second share are over; for pairs both are the number of pairs. */
  readonly n1: number;
  readonly n2: number;
}

/** Everybody answered both times: the difference is a fact and nothing is left to chance. */
export interface CompleteDifference {
  readonly kind: 'everybody';
  readonly estimate: number;
  readonly n1: number;
  readonly n2: number;
}

/** Size of the population: one for both, one for each, or unknown. */
export type PopulationSize = number | readonly [number | null, number | null] | null;

/** Below this expected count the score test is a poor approximation (W.G. Cochran 1954, Biometrics 10, 417-451). */
export const SMALL_EXPECTED = 5;
