import { outcomeOf } from '@ido/fieldwork';
import type { NotTaken } from './mail-transport';

/** What a failed hand-over means for the message. */
export type HandOverFailure =
  /** It will not be delivered: the address (`hard`), or what is behind it for now (`soft`). */
  | { readonly kind: 'refused'; readonly bounce: 'hard' | 'soft'; readonly detail: string }
  /** The server said "later" about this message, or broke off while it was under way. */
  | { readonly kind: 'later'; readonly detail: string; readonly dropped: boolean }
  /** Nothing is wrong with the message: the server cannot be reached, or does not want us. */
  | { readonly kind: 'trouble'; readonly detail: string }
  /** It may have been taken; `dropped`: the server broke off after all of it. */
  | { readonly kind: 'uncertain'; readonly detail: string; readonly dropped: boolean };

/** Replies to these are about one recipient or one message; replies to anything else are about us. */
const ABOUT_MESSAGE = new Set(['RCPT TO', 'DATA']);
/** The server closes the connection (RFC 5321, 3.8): says nothing about the message. */
const CLOSING = 421;

/** What to do with a message that the mail server did not take. */
export function handOverFailure(error: NotTaken): HandOverFailure {
  const { reached, command, replyCode, status, message: detail } = error;
  if (error.unsendable) return { kind: 'refused', bounce: 'soft', detail };
  if (replyCode === null) {
    if (reached === 'ended') return { kind: 'uncertain', detail, dropped: true };
    return reached === 'begun' ? { kind: 'later', detail, dropped: true } : { kind: 'trouble', detail };
  }
  if (!ABOUT_MESSAGE.has(command) || replyCode === CLOSING) {
    // A server that is closing may still have had all of it.
    return reached === 'ended' ? { kind: 'uncertain', detail, dropped: true } : { kind: 'trouble', detail };
  }
  if (replyCode < 500) return { kind: 'later', detail, dropped: false };
  return { kind: 'refused', bounce: outcomeOf(status ?? statusOf(command, replyCode)), detail };
}

/** Without a status of its own: a refused recipient does not exist, a refused message is a matter of policy. */
function statusOf(command: string, replyCode: number): string {
  if (command !== 'RCPT TO') return '5.7.0';
  // Mailbox full.
  return replyCode === 552 ? '5.2.2' : '5.1.0';
}
