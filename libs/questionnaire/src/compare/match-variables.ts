import type { Variable } from '../codebook';
import { mutualBest, type Pair } from './mutual-best';
import { profileOf, similarity } from './text-similarity';

/** How two variables were found to belong together; `person` when somebody said so. */
export type FoundBy = 'trendKey' | 'name' | 'text' | 'person';

export interface VariableMatch {
  readonly older: Variable;
  readonly newer: Variable;
  readonly foundBy: FoundBy;
}

/** What was found, and for what was not: whom it might belong to, the most likely first. */
export interface VariableMatches {
  readonly matches: readonly VariableMatch[];
  readonly candidates: ReadonlyMap<Variable, readonly Variable[]>;
}

/** The same name alone is not enough (SurveyJS names questions question1, question2, …): the texts have to have this much in common. */
const SAME_NAME = 0.4;
/** How much alike texts are that belong together without key or name, and by how much more than the next. */
const ALIKE = { threshold: 0.7, margin: 0.1 } as const;
/** Of the likeness, the part that the categories have; the title has the rest. */
const CATEGORIES_PART = 0.2;
const MOST_CANDIDATES = 5;

/**
 * Finds which variables of two versions belong together: by `trendKey` (of a matrix or ranking with the row or item), then by name where the texts resemble
 * each other, then by text. Different trend keys say that they do not belong together. What is ambiguous is not matched, but has candidates.
 * Turning the versions round turns the matches round.
 */
export function matchVariables(older: readonly Variable[], newer: readonly Variable[]): VariableMatches {
  const a = older.map(readyOf);
  const b = newer.map(readyOf);
  const matches: VariableMatch[] = [];
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  const left = () => a.map((_, at) => at).filter((at) => !takenA.has(at));
  const right = () => b.map((_, at) => at).filter((at) => !takenB.has(at));
  const take = (pairs: readonly Pair[], foundBy: FoundBy) => {
    for (const [one, other] of pairs) {
      matches.push({ older: older[one]!, newer: newer[other]!, foundBy });
      takenA.add(one);
      takenB.add(other);
    }
  };
  const sameKey = (one: number, other: number) => a[one]!.key !== null && a[one]!.key === b[other]!.key;
  const sameName = (one: number, other: number) => older[one]!.name === newer[other]!.name;
  const contradict = (one: number, other: number) =>
    a[one]!.key !== null && b[other]!.key !== null && a[one]!.key !== b[other]!.key;

  const keyed = uniquePairs(
    left(),
    right(),
    (at) => a[at]!.key,
    (at) => b[at]!.key,
    sameName,
  );
  take(keyed, 'trendKey');
  const named = uniquePairs(
    left(),
    right(),
    (at) => older[at]!.name,
    (at) => newer[at]!.name,
    () => true,
  );
  take(
    named.filter(([one, other]) => !contradict(one, other) && similarity(a[one]!.title, b[other]!.title) >= SAME_NAME),
    'name',
  );
  const score = (one: number, other: number) => (contradict(one, other) ? -1 : likeness(a[one]!, b[other]!));
  take(mutualBest(left(), right(), score, ALIKE), 'text');

  const candidates = new Map<Variable, readonly Variable[]>();
  const likely = (one: number, other: number) => sameKey(one, other) || score(one, other) >= ALIKE.threshold;
  const remaining = right();
  for (const one of left()) {
    const found = remaining.filter((other) => likely(one, other)).sort((x, y) => score(one, y) - score(one, x));
    if (found.length > 0)
      candidates.set(
        older[one]!,
        found.slice(0, MOST_CANDIDATES).map((other) => newer[other]!),
      );
  }
  const unmatched = left();
  for (const other of remaining) {
    const found = unmatched.filter((one) => likely(one, other)).sort((x, y) => score(y, other) - score(x, other));
    if (found.length > 0)
      candidates.set(
        newer[other]!,
        found.slice(0, MOST_CANDIDATES).map((one) => older[one]!),
      );
  }
  return { matches, candidates };
}

interface Ready {
  /** What links it across waves, with the row or item; null without a trend key. */
  readonly key: string | null;
  readonly title: ReturnType<typeof profileOf>;
  readonly categories: ReadonlySet<string>;
}

function readyOf({ trendKey, item, title, categories }: Variable): Ready {
  return {
    key: trendKey === undefined ? null : JSON.stringify([trendKey, item ?? null]),
    title: profileOf(title),
    categories: new Set(categories.map(({ label }) => profileOf(label).text)),
  };
}

/** How much two variables are alike in [0, 1]: their titles and, where both have categories, the part of the labels that they share. */
function likeness(a: Ready, b: Ready): number {
  const title = similarity(a.title, b.title);
  if (a.categories.size === 0 || b.categories.size === 0) return title;
  const shared = [...a.categories].filter((label) => b.categories.has(label)).length;
  const overlap = shared / (a.categories.size + b.categories.size - shared);
  return (1 - CATEGORIES_PART) * title + CATEGORIES_PART * overlap;
}

/** Pairs with the same value that nobody else has on either side; where several have it, those that `prefer` tells apart. */
function uniquePairs(
  as: readonly number[],
  bs: readonly number[],
  ofA: (at: number) => string | null,
  ofB: (at: number) => string | null,
  prefer: (a: number, b: number) => boolean,
): Pair[] {
  const groups = new Map<string, { as: number[]; bs: number[] }>();
  const groupOf = (value: string) => {
    const group = groups.get(value) ?? { as: [], bs: [] };
    groups.set(value, group);
    return group;
  };
  for (const at of as) {
    const value = ofA(at);
    if (value !== null) groupOf(value).as.push(at);
  }
  for (const at of bs) {
    const value = ofB(at);
    if (value !== null) groupOf(value).bs.push(at);
  }
  return [...groups.values()].flatMap((group): Pair[] => {
    const preferred = group.as.flatMap((a) => group.bs.filter((b) => prefer(a, b)).map((b): Pair => [a, b]));
    const restA = group.as.filter((a) => !preferred.some(([one]) => one === a));
    const restB = group.bs.filter((b) => !preferred.some(([, other]) => other === b));
    const rest: Pair[] = restA.length === 1 && restB.length === 1 ? [[restA[0]!, restB[0]!]] : [];
    return [...preferred, ...rest];
  });
}
