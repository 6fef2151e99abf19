import type { Category } from '../codebook';
import { mutualBest, type Pair } from './mutual-best';
import { profileOf, similarity } from './text-similarity';

/** A category of the older version and the one of the newer version that it counts as; null when there is none. Several may count as one. */
export interface CategoryPair {
  readonly from: string;
  readonly to: string | null;
}

/** The same code means the same category when the labels have at least this much in common: codes such as "1" are used again. */
const SAME_CODE = 0.3;
/** Without the same code or label, the labels have to be this much alike. */
const ALIKE = { threshold: 0.75, margin: 0.1 } as const;

/**
 * Proposes which category became which: the same label, then the same code with a label that resembles it, then "anders" and "weet ik niet", then labels
 * that are much alike. One to one: that several became one is for a person to say. Every category of the older version is in the result, in its order.
 */
export function matchCategories(older: readonly Category[], newer: readonly Category[]): CategoryPair[] {
  const a = older.map(({ label }) => profileOf(label));
  const b = newer.map(({ label }) => profileOf(label));
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const take = (pairs: readonly Pair[]) => {
    for (const [one, other] of pairs) {
      found.set(one, other);
      taken.add(other);
    }
  };
  const left = () => older.map((_, at) => at).filter((at) => !found.has(at));
  const right = () => newer.map((_, at) => at).filter((at) => !taken.has(at));
  const only = (holds: (one: number, other: number) => boolean) => {
    take(mutualBest(left(), right(), (one, other) => (holds(one, other) ? 1 : 0), { threshold: 1, margin: 1 }));
  };
  const alike = (one: number, other: number) => similarity(a[one]!, b[other]!);
  const sameCode = (one: number, other: number) => older[one]!.code === newer[other]!.code;
  const sameLabel = (one: number, other: number) => a[one]!.text === b[other]!.text;

  only((one, other) => sameCode(one, other) && sameLabel(one, other));
  only(sameLabel);
  only((one, other) => sameCode(one, other) && alike(one, other) >= SAME_CODE);
  only((one, other) => older[one]!.kind !== 'substantive' && older[one]!.kind === newer[other]!.kind);
  take(mutualBest(left(), right(), alike, ALIKE));
  return older.map(({ code }, at) => {
    const other = found.get(at);
    return { from: code, to: other === undefined ? null : newer[other]!.code };
  });
}

/** For each category of the newer version that something counts as: the codes of the older version, in their order. */
export function categoriesJoined(pairs: readonly CategoryPair[]): Map<string, string[]> {
  const joined = new Map<string, string[]>();
  for (const { from, to } of pairs) {
    if (to === null) continue;
    const codes = joined.get(to);
    if (codes) codes.push(from);
    else joined.set(to, [from]);
  }
  return joined;
}
