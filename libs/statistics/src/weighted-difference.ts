import { designCovariance, type CellMoments } from './design-covariance';
import { SMALL_EXPECTED } from './difference';
import { fUpperTail } from './distributions';
import { NO_BASE, type NoBase } from './share';
import { requireDesign, strataWithRespondents, type SurveyDesign } from './survey-design';

/** Respondents of one cell of the design in one of two groups. */
export interface GroupAnswers {
  /** Who the share is over; whole, not negative. */
  readonly base: number;
  /** How many of them chose it; whole, 0 ≤ count ≤ base. */
  readonly count: number;
}

/** The difference between the weighted shares of two groups. */
export type WeightedDifference =
  | {
      readonly kind: 'test';
      /** Second share less first share, in [−1, 1]. */
      readonly estimate: number;
      readonly f: number;
      readonly denominatorDf: number;
      /** In [0, 1]. */
      readonly p: number;
    }
  /** Some expected number of respondents, without weights, is below 5: the distribution does not hold, and there is no exact test with weights. */
  | { readonly kind: 'smallExpected'; readonly estimate: number }
  /** The design leaves no spread, as when everybody answered. */
  | { readonly kind: 'noSpread'; readonly estimate: number }
  | NoBase;

/**
 * The difference p2 − p1 between the weighted shares of two groups that have nobody in common, with the test of Rao and Scott on the table of chosen or not
 * by group. As that table has one contrast, its test needs one variance instead of a matrix: with π the weighted shares of the four cells and
 * a = (1, −1, −1, 1)/π, F = φ² / (V(Σ a π)/Σ 1/π) on 1 and n − strata degrees of freedom.
 *
 * With equal weights and an unlimited population it is the score test of `independentDifference`, times (n − 1)/n.
 *
 * Source: see `raoScott`, which gives the same on this table. Equal to `svychisq(statistic = "F")` of R's survey package.
 * @param first one per cell of the design. @param second likewise.
 * @throws RangeError on counts that are not whole or larger than what they are part of, or a weight that is not above 0.
 */
export function weightedDifference(
  design: SurveyDesign,
  first: readonly GroupAnswers[],
  second: readonly GroupAnswers[],
): WeightedDifference {
  requireDesign(design);
  const { cells } = design;
  if (first.length !== cells.length || second.length !== cells.length)
    throw new RangeError(`${cells.length} cells, and ${first.length} and ${second.length} with answers`);
  // Chosen by the first and the second group, not chosen by the first and the second group.
  const counts = cells.map(({ n }, at) => {
    const [one, other] = [first[at]!, second[at]!];
    const fits = ({ base, count }: GroupAnswers) =>
      Number.isSafeInteger(base) && Number.isSafeInteger(count) && count >= 0 && count <= base;
    if (!fits(one) || !fits(other) || one.base + other.base > n)
      throw new RangeError(`${one.count} of ${one.base} and ${other.count} of ${other.base}, of ${n} respondents`);
    return [one.count, other.count, one.base - one.count, other.base - other.count] as const;
  });
  const sums = [0, 0, 0, 0];
  const respondents = [0, 0, 0, 0];
  counts.forEach((four, at) =>
    four.forEach((count, k) => {
      sums[k]! += cells[at]!.weight * count;
      respondents[k]! += count;
    }),
  );
  const weightedBase = sums.reduce((sum, one) => sum + one, 0);
  const [yes1, yes2, no1, no2] = sums.map((sum) => sum / weightedBase) as [number, number, number, number];
  if (weightedBase === 0 || yes1 + no1 === 0 || yes2 + no2 === 0) return NO_BASE;
  const estimate = yes2 / (yes2 + no2) - yes1 / (yes1 + no1);
  if (smallestExpected(respondents) < SMALL_EXPECTED) return { kind: 'smallExpected', estimate };

  const shares = [yes1, yes2, no1, no2];
  const contrast = [1, -1, -1, 1].map((sign, k) => (shares[k]! > 0 ? sign / shares[k]! : 0));
  const mean = contrast.reduce((sum, value, k) => sum + value * shares[k]!, 0);
  const moments = counts.map((four): CellMoments => {
    let sum = 0;
    let squares = 0;
    four.forEach((count, k) => {
      const added = (contrast[k]! - mean) / weightedBase;
      sum += count * added;
      squares += count * added ** 2;
    });
    return { sum: Float64Array.of(sum), products: Float64Array.of(squares) };
  });
  const variance = designCovariance(design, moments, 1);
  const n = respondents.reduce((sum, one) => sum + one, 0);
  const simple = shares.reduce((sum, share) => sum + (share > 0 ? 1 / share : 0), 0);
  const effect = variance.kind === 'covariance' ? variance.values[0]! / simple : 0;
  if (!(n * effect > 1e-12)) return { kind: 'noSpread', estimate };
  const phiSquared = (yes1 * no2 - yes2 * no1) ** 2 / ((yes1 + yes2) * (no1 + no2) * (yes1 + no1) * (yes2 + no2));
  const f = phiSquared / effect;
  const denominatorDf = cells.reduce((sum, cell) => sum + cell.n, 0) - strataWithRespondents(design);
  return { kind: 'test', estimate, f, denominatorDf, p: fUpperTail(f, 1, denominatorDf) };
}

function smallestExpected([yes1, yes2, no1, no2]: readonly number[]): number {
  const [n1, n2, yes, no] = [yes1! + no1!, yes2! + no2!, yes1! + yes2!, no1! + no2!];
  return (Math.min(n1, n2) * Math.min(yes, no)) / (n1 + n2);
}
