import { isNothing } from '../question-types/question-type';
import type { Answers } from '../answers';
import type { CleanedResponse } from './replay';

/** Which of several responses of one organisation counts: all of them, or the one that the study's rule points at. */
export const WHICH_COUNTS = ['all', 'first', 'last', 'most-complete', 'by-hand'] as const;
export type WhichCounts = (typeof WHICH_COUNTS)[number];

type Candidate = Pick<CleanedResponse, 'id' | 'completedAt' | 'answers' | 'verdict' | 'chosenBy'>;

/**
 * The ids of the responses that count, of all completed responses of one organisation. Excluded ones never do; of the others those that the
 * rule points at. `first` and `last` go by the moment of completion (the same moment: by id); `most-complete` by the number of answered
 * questions after cleaning, and the last of those with as many; `by-hand` the one chosen last and, until somebody chose, the last one.
 */
export function whichCount(rule: WhichCounts, responses: readonly Candidate[]): string[] {
  const candidates = responses.filter(({ verdict }) => verdict !== 'excluded');
  if (rule === 'all') return candidates.map(({ id }) => id);
  const best = candidates.reduce<Candidate | null>(
    (found, one) => (found === null || precedes(rule, one, found) ? one : found),
    null,
  );
  return best === null ? [] : [best.id];
}

/**
 * The ids of the responses that count, of all completed responses of a wave. Whoever has no organisation stands alone. Of an organisation all
 * responses have to be there, or none.
 */
export function countedOf(
  rule: WhichCounts,
  responses: readonly (Candidate & Pick<CleanedResponse, 'organisation'>)[],
): ReadonlySet<string> {
  const ofOrganisation = new Map<string, Candidate[]>();
  const counted = new Set<string>();
  for (const response of responses) {
    if (response.organisation === null) for (const id of whichCount(rule, [response])) counted.add(id);
    else {
      const others = ofOrganisation.get(response.organisation);
      if (others) others.push(response);
      else ofOrganisation.set(response.organisation, [response]);
    }
  }
  for (const group of ofOrganisation.values()) for (const id of whichCount(rule, group)) counted.add(id);
  return counted;
}

function precedes(rule: Exclude<WhichCounts, 'all'>, one: Candidate, other: Candidate): boolean {
  const difference = rankOf(rule, one) - rankOf(rule, other);
  if (difference !== 0) return difference > 0;
  const later = one.completedAt.getTime() - other.completedAt.getTime() || (one.id > other.id ? 1 : -1);
  return rule === 'first' ? later < 0 : later > 0;
}

function rankOf(rule: WhichCounts, { answers, chosenBy }: Candidate): number {
  if (rule === 'most-complete') return answeredQuestions(answers);
  return rule === 'by-hand' ? (chosenBy ?? 0) : 0;
}

/** Number of questions with an answer; an empty list or an empty matrix is none. */
export function answeredQuestions(answers: Answers): number {
  return Object.values(answers).filter((value) => {
    if (isNothing(value)) return false;
    return typeof value !== 'object' || value === null || Object.values(value).some((part) => !isNothing(part));
  }).length;
}
