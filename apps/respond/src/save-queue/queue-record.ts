import type { Answers, FieldError, Receipt, StoredState } from '@ido/api';
import { changesBetween, withChanges, type Changes } from './changes';
import type { Gate, Outcome, QueueRequest } from './outcome';
import { sameValue } from './same-value';

/** What the server is known to have. */
export interface Acknowledged {
  readonly revision: number;
  readonly answers: Answers;
  readonly savedAt: string | null;
}

/**
 * Everything the queue has to remember over a reload or a crash. It is written before anything is sent and only changes
 * through the pure functions below.
 */
export interface QueueRecord {
  readonly format: 1;
  /** Newest state that the server has acknowledged. */
  readonly base: Acknowledged;
  /** The answers as the respondent sees them. */
  readonly answers: Answers;
  /**
   * The request whose outcome is not known. It is sent again exactly as it was, so that the server's state can be told
   * from someone else's: stored answers that equal it are ours.
   */
  readonly sending: QueueRequest | null;
  /** Idempotency-Key, made once for a response. */
  readonly completionKey: string | null;
  /** Answers to complete with (without those to hidden questions) while completion is asked for. */
  readonly completing: Answers | null;
  /** What someone else stored meanwhile, while the respondent has not chosen. */
  readonly conflict: Acknowledged | null;
  /** Answers that the server refused; not sent again until they change. */
  readonly refused: {
    readonly answers: Answers;
    readonly errors: readonly FieldError[];
    readonly detail: string;
  } | null;
}

/** What follows from an outcome: the record to keep, and what the respondent is to be told. */
export type Settled =
  | { readonly kind: 'continue'; readonly record: QueueRecord }
  /** Someone else's newer answers were taken over: nothing of this tab's own got lost. */
  | { readonly kind: 'updated'; readonly record: QueueRecord }
  | {
      readonly kind: 'retry';
      readonly record: QueueRecord;
      readonly reason: 'network' | 'server';
      readonly after: number | null;
    }
  | { readonly kind: 'completed'; readonly receipt: Receipt; readonly answers: Answers; readonly lost: Changes }
  | { readonly kind: 'gate'; readonly record: QueueRecord; readonly gate: Gate };

/** A record for answers as the server has them. */
export function newRecord({ revision, answers, savedAt }: Acknowledged): QueueRecord {
  return {
    format: 1,
    base: { revision, answers, savedAt },
    answers,
    sending: null,
    completionKey: null,
    completing: null,
    conflict: null,
    refused: null,
  };
}

/** The record after the respondent changed answers. A refusal is forgotten once the answers differ from what was refused. */
export function edited(record: QueueRecord, changes: Changes): QueueRecord {
  const answers = withChanges(record.answers, changes);
  const refused = record.refused && sameValue(record.refused.answers, answers) ? record.refused : null;
  return { ...record, answers, refused };
}

/** The record once the respondent asked to complete; `newKey` is only called when there was no key yet. */
export function completionAsked(record: QueueRecord, answers: Answers, newKey: () => string): QueueRecord {
  return { ...record, completing: answers, completionKey: record.completionKey ?? newKey(), refused: null };
}

/** The record when the respondent takes the completion back; unchanged once it has been sent, for it may have been stored. */
export function completionTakenBack(record: QueueRecord): QueueRecord {
  return record.sending?.kind === 'completion' ? record : { ...record, completing: null };
}

/** What the server does not have yet, as far as is known. */
export function isPending(record: QueueRecord): boolean {
  return record.sending !== null || record.completing !== null || !sameValue(record.answers, record.base.answers);
}

/** The request to send now; null when there is nothing to send, or when the respondent has to choose first. */
export function nextRequest(record: QueueRecord): QueueRequest | null {
  if (record.conflict) return null;
  if (record.sending) return record.sending;
  const { revision } = record.base;
  if (record.completing && record.completionKey) {
    return { kind: 'completion', revision, answers: record.completing, key: record.completionKey };
  }
  if (record.refused && sameValue(record.refused.answers, record.answers)) return null;
  return sameValue(record.answers, record.base.answers) ? null : { kind: 'save', revision, answers: record.answers };
}

/** What follows from the outcome of `request`. The record may have been edited since it was sent. */
export function settle(record: QueueRecord, request: QueueRequest, outcome: Outcome): Settled {
  switch (outcome.kind) {
    case 'saved': {
      // Two tabs may have sent the same request; the later answer says nothing new.
      if (outcome.revision <= record.base.revision) return { kind: 'continue', record };
      const base = { revision: outcome.revision, answers: request.answers, savedAt: outcome.savedAt };
      return { kind: 'continue', record: { ...record, base, sending: null } };
    }
    case 'completed':
      return { kind: 'completed', receipt: outcome.receipt, answers: request.answers, lost: new Map() };
    case 'conflict':
      // A conflict with the very revision it started from says nothing about the answers: ask again later.
      if (outcome.stored.revision === request.revision && outcome.stored.status !== 'complete') {
        return { kind: 'retry', record, reason: 'server', after: null };
      }
      return reconcile(record, outcome.stored);
    case 'invalid': {
      const { errors, detail } = outcome;
      const refused = { answers: request.kind === 'save' ? request.answers : record.answers, errors, detail };
      return { kind: 'continue', record: { ...record, sending: null, completing: null, refused } };
    }
    case 'gate':
      return { kind: 'gate', record, gate: outcome.gate };
    case 'unreachable':
      return { kind: 'retry', record, reason: outcome.reason, after: outcome.retryAfter };
  }
}

/**
 * Lays what the server has beside what this device has: at opening, and when a save was refused for its revision. Only changes
 * of this device that the server has not are a conflict; whatever else is newer there is taken over.
 */
export function reconcile(record: QueueRecord, stored: StoredState): Settled {
  const { revision, answers, savedAt } = stored;
  const found: Acknowledged = { revision, answers, savedAt };
  const mine = unsentChanges(record, found);
  if (stored.status === 'complete' && stored.receipt) {
    const sent = record.sending?.kind === 'completion' && sameValue(record.sending.answers, answers);
    return { kind: 'completed', receipt: stored.receipt, answers, lost: sent ? new Map() : mine };
  }
  if (revision === record.base.revision) {
    return { kind: 'continue', record: { ...record, base: { ...record.base, savedAt } } };
  }
  if (record.sending && sameValue(record.sending.answers, answers)) {
    return { kind: 'continue', record: { ...record, base: found, sending: null } };
  }
  if (mine.size === 0) {
    const same = sameValue(answers, record.answers);
    // A completion was asked for the answers as they were seen, not for others.
    const completing = same ? record.completing : null;
    const taken = { ...record, base: found, answers, sending: null, completing, conflict: null, refused: null };
    return { kind: same ? 'continue' : 'updated', record: taken };
  }
  return { kind: 'continue', record: { ...record, sending: null, completing: null, conflict: found } };
}

/**
 * Changes made here since the acknowledged state that are not in what is stored now. A server that is behind what it acknowledged
 * (restored from a backup) has lost answers: then everything that differs counts as ours.
 */
function unsentChanges(record: QueueRecord, stored: Acknowledged): Changes {
  const before = stored.revision < record.base.revision ? stored : record.base;
  const mine = changesBetween(before.answers, record.answers);
  return new Map([...mine].filter(([name, value]) => !sameValue(value, stored.answers[name])));
}

/** The changes at stake in a conflict: question name → the answer of this device; empty without a conflict. */
export function conflictingChanges(record: QueueRecord): Changes {
  return record.conflict ? unsentChanges(record, record.conflict) : new Map();
}

/**
 * The record after the respondent chose: `newest` drops the changes made here, `mine` makes them again on top of the newest
 * answers, so that what someone else changed in other questions stays.
 */
export function resolved(record: QueueRecord, choice: 'newest' | 'mine'): QueueRecord {
  const base = record.conflict;
  if (!base) return record;
  const answers = choice === 'newest' ? base.answers : withChanges(base.answers, conflictingChanges(record));
  return { ...record, base, answers, sending: null, completing: null, conflict: null, refused: null };
}
