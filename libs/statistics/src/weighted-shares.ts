import { designCovariance, type CellMoments } from './design-covariance';
import { kishEffectiveN } from './kish-effective-n';
import { kornGraubardInterval } from './korn-graubard-interval';
import { NO_BASE, type NoBase } from './share';
import type { StandardError } from './standard-error-fpc';
import { type LoneRespondent, requireDesign, strataWithRespondents, type SurveyDesign } from './survey-design';
import { unsampledPart } from './unsampled-part';
import type { Interval } from './wilson-interval';

/** Answers of the respondents of one cell of the design to one question. */
export interface CellAnswers {
  /** Who the shares are over, such as who answered; at most the respondents of the cell. */
  readonly base: number;
  /** How many of them are in each category; they need not exclude each other. */
  readonly counts: readonly number[];
}

/** A weighted share with how far it can be off. */
export interface WeightedShare {
  /** In [0, 1], unrounded. */
  readonly share: number;
  /** Respondents, without weights. */
  readonly count: number;
  /** What their weights add to. */
  readonly weightedCount: number;
  /** In shares; `noBase` for a single respondent. */
  readonly standardError: StandardError | LoneRespondent;
  /** 95% interval of Korn and Graubard; it contains the share. */
  readonly interval: Interval | LoneRespondent;
}

/** The weighted shares of one question. Rule: n and the effective n stand beside every weighted figure. */
export interface WeightedShares {
  readonly kind: 'weightedShares';
  readonly shares: readonly WeightedShare[];
  /** Who the shares are over, without weights. */
  readonly n: number;
  /** Kish's effective n of them. */
  readonly effectiveN: number;
  /** What their weights add to. */
  readonly weightedBase: number;
  /** Degrees of freedom: n less the number of strata. */
  readonly df: number;
}

/**
 * Weighted shares of the categories of one question, with linearised standard errors (see `designCovariance`): p = Σ w y / Σ w over
 * who is in the base. Who is not in the base still counts as a respondent of the design, so that the base is a subgroup of it and
 * not a sample of its own.
 *
 * Equal to `svymean` of R's survey package, with finite population correction, for a simple random, post-stratified, raked or
 * stratified design.
 * @param answers one per cell of the design, each with as many categories.
 * @throws RangeError on counts that are not whole or larger than what they are part of, or a weight that is not above 0.
 */
export function weightedShares(design: SurveyDesign, answers: readonly CellAnswers[]): WeightedShares | NoBase {
  requireDesign(design);
  const { cells } = design;
  const categories = answers[0]?.counts.length ?? 0;
  if (answers.length !== cells.length) throw new RangeError(`${cells.length} cells and ${answers.length} with answers`);
  answers.forEach(({ base, counts }, at) => {
    const fits = (count: number, most: number) => Number.isSafeInteger(count) && count >= 0 && count <= most;
    if (!fits(base, cells[at]!.n) || counts.length !== categories || !counts.every((count) => fits(count, base))) {
      throw new RangeError(`${counts.join(', ')} of ${base} of ${cells[at]!.n} respondents`);
    }
  });
  const weightedBase = cells.reduce((sum, { weight }, at) => sum + weight * answers[at]!.base, 0);
  const kish = kishEffectiveN(cells.map(({ weight }, at) => ({ weight, n: answers[at]!.base })));
  if (kish.kind === 'noBase') return NO_BASE;
  const { effectiveN } = kish;
  const n = answers.reduce((sum, { base }) => sum + base, 0);
  const df = n - strataWithRespondents(design);

  const shares = Array.from({ length: categories }, (_, category): WeightedShare => {
    const count = answers.reduce((sum, { counts }) => sum + counts[category]!, 0);
    const weightedCount = cells.reduce((sum, { weight }, at) => sum + weight * answers[at]!.counts[category]!, 0);
    const share = count === n ? 1 : Math.min(1, weightedCount / weightedBase);
    const standardError = standardErrorOf(design, answers, category, share, weightedBase);
    const interval =
      standardError.kind === 'standardError'
        ? kornGraubardInterval(share, standardError.standardError, { n, df, effectiveN: effectiveN / leftOf(design) })
        : standardError;
    return { share, count, weightedCount, standardError, interval };
  });
  return { kind: 'weightedShares', shares, n, effectiveN, weightedBase, df };
}

function standardErrorOf(
  design: SurveyDesign,
  answers: readonly CellAnswers[],
  category: number,
  share: number,
  weightedBase: number,
): StandardError | LoneRespondent {
  const moments = answers.map(({ base, counts }): CellMoments => {
    const yes = counts[category]!;
    const squares = yes * (1 - share) ** 2 + (base - yes) * share ** 2;
    return {
      sum: Float64Array.of((yes - base * share) / weightedBase),
      products: Float64Array.of(squares / weightedBase ** 2),
    };
  });
  const result = designCovariance(design, moments, 1);
  if (result.kind === 'covariance') {
    return { kind: 'standardError', standardError: Math.sqrt(Math.max(0, result.values[0]!)) };
  }
  return design.kind === 'stratified' ? result : NO_BASE;
}

/** The part of the population that did not answer. */
function leftOf(design: SurveyDesign): number {
  const n = design.cells.reduce((sum, cell) => sum + cell.n, 0);
  const N = design.kind === 'stratified' ? design.strata.reduce((sum, one) => sum + one.n, 0) : design.populationN;
  return unsampledPart(n, N);
}
