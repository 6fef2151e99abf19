/** States of a response: the link was made, answers were saved, it was sent in. */
export type ResponseStatus = 'invited' | 'draft' | 'complete';

/** What decides what may follow. `revision` is 0 until something is saved, and one more with every change. */
export interface ResponseState {
  readonly status: ResponseStatus;
  readonly revision: number;
  /** Idempotency-Key it was completed with; null before, and for imported responses. */
  readonly completionKey: string | null;
}

/** Why a change is refused. */
export type Refusal =
  /** The change started from another revision than the stored one. */
  | { readonly kind: 'revisionConflict'; readonly stored: number }
  /** It was completed by someone else, or by an earlier visit. */
  | { readonly kind: 'alreadyCompleted' };

/** What follows: a new state to store, the receipt of an earlier identical completion, or a refusal. */
export type Next =
  | { readonly kind: 'store'; readonly state: ResponseState }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What follows when answers are saved that started from `revision`: a draft, one revision on. */
export function save(response: ResponseState, revision: number): Next {
  if (response.status === 'complete') return refused({ kind: 'alreadyCompleted' });
  if (revision !== response.revision) return refused({ kind: 'revisionConflict', stored: response.revision });
  return { kind: 'store', state: { ...response, status: 'draft', revision: response.revision + 1 } };
}

/**
 * What follows when answers that started from `revision` are sent in with an idempotency key. The same key again repeats the receipt
 * whatever the revision: whoever lost the answer to the first request asks the same again.
 */
export function complete(response: ResponseState, revision: number, key: string): Next {
  if (response.status === 'complete') {
    return response.completionKey === key ? { kind: 'repeat' } : refused({ kind: 'alreadyCompleted' });
  }
  if (revision !== response.revision) return refused({ kind: 'revisionConflict', stored: response.revision });
  return { kind: 'store', state: { status: 'complete', revision: response.revision + 1, completionKey: key } };
}

function refused(refusal: Refusal): Next {
  return { kind: 'refused', refusal };
}
