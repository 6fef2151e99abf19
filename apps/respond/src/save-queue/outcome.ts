import type { Answers, FieldError, Receipt, StoredState, TakenOver } from '@ido/api';

/** Why a link cannot be answered; instants are ISO 8601, null when they are not known. */
export type Gate =
  | { readonly kind: 'closed'; readonly closedAt: string | null }
  | { readonly kind: 'notYetOpen'; readonly opensAt: string | null }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'unknown' };

interface RequestParts {
  /** The revision it started from. */
  readonly revision: number;
  readonly answers: Answers;
  /** Which answers were taken over from the wave before since then; absent when none were. */
  readonly takenOver?: TakenOver;
}

/** What the queue asks the server: save these answers, or complete with them. */
export type QueueRequest =
  (RequestParts & { readonly kind: 'save' }) | (RequestParts & { readonly kind: 'completion'; readonly key: string });

/** What became of a request. */
export type Outcome =
  | { readonly kind: 'saved'; readonly revision: number; readonly savedAt: string }
  | { readonly kind: 'completed'; readonly receipt: Receipt }
  /** The answers stored are of another revision than the one the request started from. */
  | { readonly kind: 'conflict'; readonly stored: StoredState }
  /** The server found something wrong with the answers; certainly not stored. */
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[]; readonly detail: string }
  | { readonly kind: 'gate'; readonly gate: Gate }
  /** Not known whether it was stored: no connection, an answer that got lost, a server that is busy. Waiting time in ms. */
  | { readonly kind: 'unreachable'; readonly reason: 'network' | 'server'; readonly retryAfter: number | null };
