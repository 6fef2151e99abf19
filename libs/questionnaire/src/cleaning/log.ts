/** What a rule does with a response for which its expression holds. `value` is an answer to the whole question. */
export type RuleEffect =
  | { readonly kind: 'set'; readonly question: string; readonly value: unknown }
  | { readonly kind: 'clear'; readonly question: string }
  | { readonly kind: 'flag'; readonly title: string };

/**
 * One entry of a cleaning log. Entries are replayed in order of `number` and never change; a later one can revoke them.
 * `edit` sets one question of one response (`value` null: no answer), and only as long as its raw answer is still `was` (null: none): a
 * respondent who has answered anew since is not overruled. An `edit` without question was emptied on request of the respondent.
 * `exclude` leaves a response out, `accept` takes it as it is, `choose` makes it the one that counts for its organisation.
 */
export type LogEntry =
  | { readonly kind: 'rule'; readonly number: number; readonly expression: string; readonly effect: RuleEffect }
  | {
      readonly kind: 'edit';
      readonly number: number;
      readonly response: string;
      readonly question: string | null;
      readonly was: unknown;
      readonly value: unknown;
    }
  | { readonly kind: 'exclude' | 'accept' | 'choose'; readonly number: number; readonly response: string }
  | { readonly kind: 'revoke'; readonly number: number; readonly entry: number };

/**
 * The numbers of the entries that are revoked. A revocation can itself be revoked by a later one; what it revoked then holds again.
 * The order of the list means nothing.
 */
export function revokedEntries(log: readonly LogEntry[]): ReadonlySet<number> {
  const revoked = new Set<number>();
  // From the last to the first: whether a revocation holds is decided by what comes after it.
  for (const entry of [...log].sort((a, b) => b.number - a.number)) {
    if (entry.kind === 'revoke' && !revoked.has(entry.number) && entry.entry < entry.number) revoked.add(entry.entry);
  }
  return revoked;
}
