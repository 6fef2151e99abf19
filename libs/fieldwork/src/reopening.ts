import type { Next, ResponseState } from './response';

/** Why a response cannot be declined or opened again. */
export type StateRefusal = 'notComplete' | 'alreadyCompleted';

/** The state to store, or why there is none. */
export type StateChange =
  | { readonly kind: 'store'; readonly state: ResponseState }
  | { readonly kind: 'refused'; readonly refusal: StateRefusal };

/**
 * What follows when a researcher opens a response again: a draft with the answers as they were sent in, one revision on, so that
 * whoever has the earlier state open is told. The key it was completed with is forgotten: a request that was sent again late must not
 * pass for a new completion, nor get the receipt of the earlier one.
 */
export function reopen(response: ResponseState): StateChange {
  if (response.status !== 'complete') return { kind: 'refused', refusal: 'notComplete' };
  return { kind: 'store', state: { status: 'draft', revision: response.revision + 1, completionKey: null } };
}

/** What follows when the organisation declines: nothing of the answers changes, but what was sent in is first to be opened again. */
export function decline(response: ResponseState): StateChange {
  if (response.status === 'complete') return { kind: 'refused', refusal: 'alreadyCompleted' };
  return { kind: 'store', state: response };
}

/** What follows when the answers are removed: as if nothing was ever answered, one revision on. */
export function erase(response: ResponseState): Extract<Next, { kind: 'store' }> {
  return { kind: 'store', state: { status: 'invited', revision: response.revision + 1, completionKey: null } };
}
