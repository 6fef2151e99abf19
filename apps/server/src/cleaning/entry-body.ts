import type { CleaningEntry, RuleEffect } from '@ido/api';
import { revokedEntries } from '@ido/questionnaire';
import type { StoredEntry } from './cleaning-log.repository';

/** Entries as the API gives them, with the whole log to see what was revoked. */
export function entryBodies(
  entries: readonly StoredEntry[],
  log: readonly StoredEntry[],
  titles: ReadonlyMap<string, string>,
): CleaningEntry[] {
  const revokers = revokersOf(log);
  return entries.map((stored) => entryBody(stored, revokers, titles));
}

/** The entries about one response, what revoked them included. */
export function entriesAbout(log: readonly StoredEntry[], response: string): StoredEntry[] {
  const numbers = new Set<number>();
  return log.filter(({ entry }) => {
    const about =
      entry.kind === 'revoke' ? numbers.has(entry.entry) : entry.kind !== 'rule' && entry.response === response;
    if (about) numbers.add(entry.number);
    return about;
  });
}

function entryBody(
  { entry, response, reason, author, at }: StoredEntry,
  revokers: ReadonlyMap<number, number>,
  titles: ReadonlyMap<string, string>,
): CleaningEntry {
  const { number, kind } = entry;
  return {
    ...{ number, kind, reason, author },
    at: at.toISOString(),
    response: response && {
      id: response.id,
      reference: response.reference,
      organisation:
        response.organisationCode === null
          ? null
          : { code: response.organisationCode, name: response.organisationName ?? response.organisationCode },
    },
    rule: entry.kind === 'rule' ? { expression: entry.expression, effect: entry.effect as RuleEffect } : null,
    edit:
      entry.kind === 'edit' && entry.question !== null
        ? {
            question: entry.question,
            title: titles.get(entry.question) ?? entry.question,
            was: entry.was ?? null,
            value: entry.value ?? null,
          }
        : null,
    revokes: entry.kind === 'revoke' ? entry.entry : null,
    revokedBy: revokers.get(number) ?? null,
  };
}

/** Of every entry that is revoked, the number of the revocation that holds. */
function revokersOf(log: readonly StoredEntry[]): ReadonlyMap<number, number> {
  const entries = log.map(({ entry }) => entry);
  const revoked = revokedEntries(entries);
  const revokers = new Map<number, number>();
  for (const entry of entries) {
    if (entry.kind === 'revoke' && !revoked.has(entry.number)) revokers.set(entry.entry, entry.number);
  }
  return revokers;
}
