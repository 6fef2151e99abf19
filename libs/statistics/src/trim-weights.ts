import type { WeightGroup } from './kish-effective-n';
import { NO_BASE, type NoBase } from './share';

/** Weights within bounds that add to the same total. */
export interface TrimmedWeights {
  readonly kind: 'weights';
  /** Per respondent of each group, in the order given. */
  readonly weights: readonly number[];
  /** Respondents whose weight was cut to a bound. */
  readonly trimmed: number;
}

/** The weights cannot lie within the bounds and still add to what they add to now: they are `mean` on average. */
export interface BoundsExcludeMean {
  readonly kind: 'boundsExcludeMean';
  readonly mean: number;
}

/**
 * Trims weights to bounds and gives what is cut off to the others in proportion to their weights, so that the total stays; the
 * others may then come above a bound and are trimmed in their turn.
 *
 * What results is the one factor f for which the weights min(upper, max(lower, f × weight)) add to the total. Trimmed weights no
 * longer meet the margins they were fitted to exactly: some bias in return for less spread.
 *
 * Source: F.J. Potter (1990), A study of procedures to identify and trim extreme sampling weights, Proceedings of the Section on
 * Survey Research Methods, American Statistical Association, 225-230.
 * @param bounds per respondent, in the unit of the weights. @throws RangeError unless 0 ≤ lower ≤ upper, and on a weight or count
 * that is negative or not finite.
 */
export function trimWeights(
  groups: readonly WeightGroup[],
  { lower = 0, upper = Infinity }: { readonly lower?: number; readonly upper?: number },
): TrimmedWeights | BoundsExcludeMean | NoBase {
  if (!(lower >= 0 && lower <= upper)) throw new RangeError(`No weight lies between ${lower} and ${upper}`);
  for (const { weight, n } of groups) {
    if (!(weight >= 0 && weight < Infinity && n >= 0 && n < Infinity)) {
      throw new RangeError(`${n} respondents cannot have the weight ${weight}`);
    }
  }
  // A respondent who weighs nothing stands for nobody, also after trimming.
  const weighing = groups.filter(({ weight, n }) => weight > 0 && n > 0);
  const total = weighing.reduce((sum, { weight, n }) => sum + weight * n, 0);
  const respondents = weighing.reduce((sum, { n }) => sum + n, 0);
  if (respondents === 0) return NO_BASE;
  if (lower * respondents > total || upper * respondents < total) {
    return { kind: 'boundsExcludeMean', mean: total / respondents };
  }
  const factor = trimmingFactor(weighing, lower, upper, total);
  const cut = (weight: number) => Math.min(upper, Math.max(lower, factor * weight));
  return {
    kind: 'weights',
    weights: groups.map(({ weight }) => (weight > 0 ? cut(weight) : 0)),
    trimmed: weighing.reduce((sum, { weight, n }) => sum + (cut(weight) === factor * weight ? 0 : n), 0),
  };
}

/**
 * The factor f for which the trimmed weights add to the total. The sum grows with f in straight pieces that meet where f × weight
 * reaches a bound; the piece with the total in it is found among those points, and f on it is exact.
 */
function trimmingFactor(groups: readonly WeightGroup[], lower: number, upper: number, total: number): number {
  const sumAt = (factor: number) =>
    groups.reduce((sum, { weight, n }) => sum + n * Math.min(upper, Math.max(lower, factor * weight)), 0);
  const inside = groups.every(({ weight }) => weight >= lower && weight <= upper);
  if (inside) return 1;
  const turns = groups
    .flatMap(({ weight }) => [lower / weight, upper / weight])
    .filter((turn) => turn < Infinity)
    .sort((one, other) => one - other);
  let from = 0;
  for (const turn of turns) {
    if (sumAt(turn) >= total) return onPiece(groups, lower, upper, total, from, turn);
    from = turn;
  }
  return onPiece(groups, lower, upper, total, from, 2 * from + 1);
}

function onPiece(
  groups: readonly WeightGroup[],
  lower: number,
  upper: number,
  total: number,
  from: number,
  to: number,
): number {
  const middle = (from + to) / 2;
  let fixed = 0;
  let free = 0;
  for (const { weight, n } of groups) {
    if (middle * weight <= lower) fixed += n * lower;
    else if (middle * weight >= upper) fixed += n * upper;
    else free += n * weight;
  }
  return free === 0 ? to : (total - fixed) / free;
}
