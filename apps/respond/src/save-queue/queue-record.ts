import type { Answers, FieldError, Receipt, StoredState, TakenOver } from '@ido/api';
import { changesBetween, withChanges, type Changes } from './changes';
import { ancestorOf, atStake } from './merge';
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
  /** Answers taken over from the wave before that the server has not acknowledged as such: question name → key of that wave. */
  readonly takenOver?: TakenOver;
  /**
   * The request whose outcome is not known. It is sent again exactly as it was, so that the server's state can be told
   * from someone else's: stored answers that equal it are ours.
   */
  readonly sending: QueueRequest | null;
  /** Idempotency-Key, made once for a response. */
  readonly completionKey: string | null;
  /** Answers to complete with (without those to hidden questions) while completion is asked for. */
  readonly completing: Answers | null;
  /** What someone else stored meanwhile and the questions that both changed, while the respondent has not chosen. */
  readonly conflict: (Acknowledged & { readonly names?: readonly string[] }) | null;
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
  /** Someone else's newer answers to these questions were taken over: nothing of this tab's own got lost. */
  | { readonly kind: 'updated'; readonly record: QueueRecord; readonly names: readonly string[] }
  | {
      readonly kind: 'retry';
      readonly record: QueueRecord;
      readonly reason: 'network' | 'server';
      readonly after: number | null;
    }
  | {
      readonly kind: 'completed';
      readonly receipt: Receipt;
      readonly answers: Answers;
      /** Changes of this device that were too late. */
      readonly lost: Changes;
      /** It was not this device's request that completed it, as far as is known. */
      readonly byOther: boolean;
    }
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
  // What was taken over and then changed is an answer of the respondent's own.
  return { ...record, answers, refused, takenOver: without(record.takenOver, changes) };
}

/** The record after the respondent took the answer to a question over from the wave with this key. */
export function takenFrom(record: QueueRecord, name: string, wave: string): QueueRecord {
  return { ...record, takenOver: { ...record.takenOver, [name]: wave } };
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
    return { kind: 'completion', revision, answers: record.completing, key: record.completionKey, ...taken(record) };
  }
  if (record.refused && sameValue(record.refused.answers, record.answers)) return null;
  if (sameValue(record.answers, record.base.answers)) return null;
  return { kind: 'save', revision, answers: record.answers, ...taken(record) };
}

function taken({ takenOver }: QueueRecord): { takenOver?: TakenOver } {
  return takenOver && Object.keys(takenOver).length > 0 ? { takenOver } : {};
}

/** What follows from the outcome of `request`. The record may have been edited since it was sent. */
export function settle(record: QueueRecord, request: QueueRequest, outcome: Outcome): Settled {
  switch (outcome.kind) {
    case 'saved': {
      // Two tabs may have sent the same request; the later answer says nothing new.
      if (outcome.revision <= record.base.revision) return { kind: 'continue', record };
      const base = { revision: outcome.revision, answers: request.answers, savedAt: outcome.savedAt };
      const takenOver = unacknowledged(record, request.takenOver);
      return { kind: 'continue', record: { ...record, base, takenOver, sending: null } };
    }
    case 'completed':
      return {
        kind: 'completed',
        receipt: outcome.receipt,
        answers: request.answers,
        lost: new Map(),
        byOther: false,
      };
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
 * Lays what the server has beside what this device has: at opening, when a save was refused for its revision, and when someone else's
 * change is heard of. Changes to different questions are put together; only where both changed the same question, the respondent has
 * to choose.
 */
export function reconcile(record: QueueRecord, stored: StoredState): Settled {
  const { revision, answers, savedAt } = stored;
  const found: Acknowledged = { revision, answers, savedAt };
  if (stored.status === 'complete' && stored.receipt) {
    const sent = record.sending?.kind === 'completion' && sameValue(record.sending.answers, answers);
    const lost = sent ? new Map<string, unknown>() : unsentChanges(record, found);
    return { kind: 'completed', receipt: stored.receipt, answers, lost, byOther: !sent };
  }
  if (revision === record.base.revision) {
    return { kind: 'continue', record: { ...record, base: { ...record.base, savedAt } } };
  }
  if (record.sending && sameValue(record.sending.answers, answers)) {
    const takenOver = unacknowledged(record, record.sending.takenOver);
    return { kind: 'continue', record: { ...record, base: found, takenOver, sending: null } };
  }
  // A server that is behind what it acknowledged (restored from a backup) has lost answers: then everything that differs is at stake.
  const behind = revision < record.base.revision;
  const ancestor = behind ? answers : ancestorOf(record.base.answers, record.sending?.answers ?? null, answers);
  const base = { ...record.base, answers: ancestor };
  const stake = behind ? changesBetween(answers, record.answers) : atStake(ancestor, record.answers, answers);
  if (stake.size > 0) {
    const conflict = { ...found, names: [...stake.keys()] };
    return { kind: 'continue', record: { ...record, base, sending: null, completing: null, conflict } };
  }
  const merged = withChanges(answers, changesBetween(ancestor, record.answers));
  const names = [...changesBetween(record.answers, merged).keys()];
  // A completion was asked for the answers as they were seen, not for others.
  const completing = names.length === 0 ? record.completing : null;
  const takenOver = without(record.takenOver, new Set(names));
  const kept = { ...record, base: found, answers: merged, takenOver, sending: null, completing };
  const next = { ...kept, conflict: null, refused: null };
  return names.length === 0 ? { kind: 'continue', record: next } : { kind: 'updated', record: next, names };
}

/** Changes made here since the acknowledged state that are not in what is stored now. */
function unsentChanges(record: QueueRecord, stored: Acknowledged): Changes {
  const before = stored.revision < record.base.revision ? stored : record.base;
  const mine = changesBetween(before.answers, record.answers);
  return new Map([...mine].filter(([name, value]) => !sameValue(value, stored.answers[name])));
}

/** The changes at stake in a conflict: question name → the answer of this device; empty without a conflict. */
export function conflictingChanges(record: QueueRecord): Changes {
  const { conflict } = record;
  if (!conflict) return new Map();
  return new Map(
    [...unsentChanges(record, conflict)].filter(
      ([name]) => conflict.names === undefined || conflict.names.includes(name),
    ),
  );
}

/**
 * The record after the respondent chose: the questions at stake get the `newest` answers, or `mine`. What either changed in other
 * questions stays in both cases.
 */
export function resolved(record: QueueRecord, choice: 'newest' | 'mine'): QueueRecord {
  if (!record.conflict) return record;
  const { revision, answers: newest, savedAt } = record.conflict;
  const stake = conflictingChanges(record);
  const mine = [...unsentChanges(record, record.conflict)].filter(([name]) => choice === 'mine' || !stake.has(name));
  const answers = withChanges(newest, new Map(mine));
  const takenOver = choice === 'mine' ? record.takenOver : without(record.takenOver, stake);
  const base = { revision, answers: newest, savedAt };
  return { ...record, base, answers, takenOver, sending: null, completing: null, conflict: null, refused: null };
}

/** What of the answers taken over is not in the request that was acknowledged. */
function unacknowledged(record: QueueRecord, sent: TakenOver | undefined): TakenOver {
  const left = Object.entries(record.takenOver ?? {}).filter(([name, wave]) => sent?.[name] !== wave);
  return Object.fromEntries(left);
}

function without(taken: TakenOver | undefined, names: { has(name: string): boolean }): TakenOver {
  return Object.fromEntries(Object.entries(taken ?? {}).filter(([name]) => !names.has(name)));
}
