/** A kept state of a response: answers as SurveyJS keeps them, by whom (a label, never an e-mail address) and when (ISO 8601). */
export interface KeptRevision {
  readonly revision: number;
  readonly author: string;
  readonly at: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Who changed an answer last. */
export interface LastChange {
  readonly question: string;
  readonly author: string;
  readonly at: string;
  readonly revision: number;
}

/**
 * The questions whose answer differs between two states, in the order in which they stand in them. Values are compared as JSON text: both
 * come from jsonb, which writes the same value in the same way.
 */
export function changedQuestions(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/**
 * Of each question that was ever answered, the last change: also of an answer that was taken away. `revisions` in order, the first
 * compared with nothing.
 */
export function lastChanges(revisions: readonly KeptRevision[]): LastChange[] {
  const changes = new Map<string, LastChange>();
  let before: Readonly<Record<string, unknown>> = {};
  for (const { revision, author, at, answers } of revisions) {
    for (const question of changedQuestions(before, answers)) changes.set(question, { question, author, at, revision });
    before = answers;
  }
  return [...changes.values()];
}
