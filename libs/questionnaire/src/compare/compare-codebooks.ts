import type { Codebook, Variable } from '../codebook';
import { matchCategories, type CategoryPair } from './match-categories';
import { matchVariables, type FoundBy } from './match-variables';
import { inQuestionOrder } from './question-order';
import { profileOf, similarity } from './text-similarity';
import { differencesOf, verdictOf, type Difference, type Verdict } from './verdict';

/** What became of one variable. `from` is null for a new one, `to` for a dropped one. */
export interface ComparedVariable {
  readonly from: Variable | null;
  readonly to: Variable | null;
  readonly verdict: Verdict;
  /** Null when nothing was found. */
  readonly foundBy: FoundBy | null;
  /** How much the titles are alike, in [0, 1]; null without a pair. */
  readonly similarity: number | null;
  readonly differences: readonly Difference[];
  /** One entry for each category of the older variable; empty without a pair. */
  readonly categories: readonly CategoryPair[];
  /** Without a pair: names of variables in the other version that it might belong to. Not empty means that a person has to decide. */
  readonly candidates: readonly string[];
}

/** Two variables that somebody said belong together; with null for one: that it is new, or dropped. */
export interface DecidedPair {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The concordance of two versions, as a proposal: every variable of both is in it once. In the order of the older version, with what is new
 * after what it follows in the newer one. Deterministic: the same two codebooks give the same proposal.
 * @param decided variables that a person has decided on; they are not in the result, and nothing else is matched with them
 */
export function compareCodebooks(
  older: Codebook,
  newer: Codebook,
  decided: readonly DecidedPair[] = [],
): ComparedVariable[] {
  const decidedFrom = new Set(decided.map(({ from }) => from));
  const decidedTo = new Set(decided.map(({ to }) => to));
  const a = older.variables.filter(({ name }) => !decidedFrom.has(name));
  const b = newer.variables.filter(({ name }) => !decidedTo.has(name));
  const { matches, candidates } = matchVariables(a, b);
  const matchOf = new Map(matches.map((match) => [match.older, match]));
  const matched = new Set(matches.map((match) => match.newer));
  const alone = (variable: Variable) => (candidates.get(variable) ?? []).map(({ name }) => name);

  const old = a.map((variable): ComparedVariable => {
    const match = matchOf.get(variable);
    if (match) return comparePair(variable, match.newer, match.foundBy);
    return { ...NO_PAIR, from: variable, to: null, verdict: 'dropped', candidates: alone(variable) };
  });
  const added = b.flatMap((variable): ComparedVariable[] =>
    matched.has(variable)
      ? []
      : [{ ...NO_PAIR, from: null, to: variable, verdict: 'new', candidates: alone(variable) }],
  );
  return inQuestionOrder(older, newer, [...old, ...added], ({ from, to }) => ({
    from: from?.name ?? null,
    to: to?.name ?? null,
  }));
}

const NO_PAIR = { foundBy: null, similarity: null, differences: [], categories: [] } as const;

/** Compares two variables that belong together; the categories are matched anew unless they are given. */
export function comparePair(
  older: Variable,
  newer: Variable,
  foundBy: FoundBy,
  categories: readonly CategoryPair[] = matchCategories(older.categories, newer.categories),
): ComparedVariable {
  const differences = differencesOf(older, newer, categories);
  return {
    from: older,
    to: newer,
    verdict: verdictOf(differences),
    foundBy,
    similarity: similarity(profileOf(older.title), profileOf(newer.title)),
    differences,
    categories,
    candidates: [],
  };
}
