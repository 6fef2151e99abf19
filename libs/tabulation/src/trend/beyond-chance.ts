import { holm } from '@ido/statistics';
import type { CategoryComparison } from './compare-waves';

/** A change is called one when chance alone would give it less often than this, all comparisons of a page taken together. */
export const CHANCE_LEVEL = 0.05;

/** What the comparisons of one page together say of one of them. */
export interface ChanceVerdict {
  /** Of the test that decides; null when everybody answered. */
  readonly p: number | null;
  /** After Holm's correction for all comparisons of the page. */
  readonly correctedP: number | null;
  readonly beyondChance: boolean;
}

/**
 * Which changes of a page are beyond chance: their p-values corrected together (Holm). Where pairs decide, the change among them has to go
 * the same way as that over everybody, which is the one that is shown. Where everybody answered, each change is one.
 */
export function verdicts(comparisons: readonly CategoryComparison[]): ChanceVerdict[] {
  const p = comparisons.map((comparison) => deciding(comparison).p);
  const tested = p.flatMap((value, at) => (value === null ? [] : [at]));
  const corrected = new Array<number | null>(p.length).fill(null);
  holm(tested.map((at) => p[at]!)).forEach((value, rank) => (corrected[tested[rank]!] = value));
  return comparisons.map((comparison, at) => {
    const { estimate, p: own } = deciding(comparison);
    const sameWay = Math.sign(estimate) === Math.sign(comparison.everybody.estimate) && estimate !== 0;
    const correctedP = corrected[at]!;
    const beyond = own === null || (correctedP !== null && correctedP < CHANCE_LEVEL);
    return { p: own, correctedP, beyondChance: sameWay && beyond };
  });
}

/** The difference whose test decides. */
export function deciding({ decides, paired, everybody }: CategoryComparison) {
  return decides === 'paired' && paired !== null ? paired : everybody;
}
