import { NO_BASE, type NoBase } from './share';

/** How many respondents share a weight. */
export interface WeightGroup {
  /** Finite, not negative. */
  readonly weight: number;
  /** Respondents with it; 1 for a list of respondents. */
  readonly n: number;
}

/** The size of a simple random sample that would tell as much, at most n, or the fact that nobody has a weight. */
export type EffectiveN = { readonly kind: 'effectiveN'; readonly effectiveN: number } | NoBase;

/**
 * Kish's effective sample size: (Σ w)²/Σ w² over the respondents.
 *
 * Source: L. Kish (1965), Survey Sampling, section 11.7.
 * @throws RangeError on a weight or count that is negative or not finite.
 */
export function kishEffectiveN(groups: readonly WeightGroup[]): EffectiveN {
  let sum = 0;
  let squares = 0;
  for (const { weight, n } of groups) {
    if (!(weight >= 0 && weight < Infinity && n >= 0 && n < Infinity)) {
      throw new RangeError(`${n} respondents cannot have the weight ${weight}`);
    }
    sum += n * weight;
    squares += n * weight * weight;
  }
  return squares === 0 ? NO_BASE : { kind: 'effectiveN', effectiveN: (sum * sum) / squares };
}
