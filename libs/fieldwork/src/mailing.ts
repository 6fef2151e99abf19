/** States of a mailing. `sending` goes on by itself; thanks stay in it. */
export type MailingState = 'planned' | 'sending' | 'paused' | 'done' | 'cancelled';
/** What a person can do with a mailing. */
export type MailingAction = 'pause' | 'resume' | 'cancel';

/**
 * The state that follows when a person acts, or null when that cannot be: what is done or cancelled stays so.
 * @param started whether its messages have been made; a mailing that was paused before its moment goes back to waiting for it
 */
export function nextMailingState(state: MailingState, action: MailingAction, started: boolean): MailingState | null {
  const busy = state === 'planned' || state === 'sending';
  switch (action) {
    case 'pause':
      return busy ? 'paused' : null;
    case 'resume':
      return state === 'paused' ? (started ? 'sending' : 'planned') : null;
    case 'cancel':
      return busy || state === 'paused' ? 'cancelled' : null;
  }
}
