import type { MessageKind } from './message-kind';
import type { ParticipantState } from './participant';

/** Where messages are planned: the clock on the wall of whoever plans and whoever reads. */
export const WALL_CLOCK_ZONE = 'Europe/Amsterdam';

/**
 * A moment on the wall clock. When summer time begins an hour does not exist: what was planned in it goes an hour later on the clock.
 * When it ends an hour exists twice: what was planned in it goes the first time. `clock` says so, for the page.
 */
export interface WallClockMoment {
  readonly at: Date;
  readonly clock: 'once' | 'skipped' | 'twice';
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const HOUR_MS = 60 * 60 * 1000;

/**
 * The moment that a clock in the Netherlands shows as `2026-03-29T02:30`.
 * @returns null when the text is no such moment, or a date that does not exist.
 */
export function wallClockMoment(local: string): WallClockMoment | null {
  if (!LOCAL.test(local)) return null;
  const asUtc = new Date(`${local}:00Z`);
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 16) !== local) return null;
  // The zone is one or two hours ahead of UTC: both are tried, and what shows the right clock is right.
  const [summer, winter] = [2, 1].map((hours) => new Date(asUtc.getTime() - hours * HOUR_MS)) as [Date, Date];
  const right = [summer, winter].filter((at) => wallClockOf(at) === local);
  // Skipped: winter time still counts, which shows an hour later on the clock.
  if (right.length === 0) return { at: winter, clock: 'skipped' };
  return { at: right[0] ?? summer, clock: right.length === 2 ? 'twice' : 'once' };
}

/** What a clock in the Netherlands shows at a moment: `2026-03-29T03:30`. */
export function wallClockOf(at: Date): string {
  const parts = Object.fromEntries(FORMAT.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
}

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: WALL_CLOCK_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What of a contact decides whether a message may go to it, as it is at the moment of sending. */
export interface Recipient {
  readonly state: ParticipantState;
  readonly emailStatus: 'ok' | 'soft' | 'hard';
  readonly email: string | null;
  readonly optedOut: boolean;
  /** Whether the response of the organisation has been completed, by this contact or by another. */
  readonly completed: boolean;
  /** Whether an invitation by mail went to it, or may have gone, and did not come back. */
  readonly invited: boolean;
}

/** Why somebody gets no message after all. */
export type SkipReason =
  | 'no-address'
  | 'hard-bounce'
  | 'bounced'
  | 'opted-out'
  | 'declined'
  | 'completed'
  | 'already-invited'
  | 'not-invited'
  | 'not-completed';

/**
 * Why a message of this kind does not go to a contact, or null when it goes. Nobody is written to who opted out, or whose address does
 * not exist. Invitations go once, again to whom the last message did not reach; what comes after goes only to who was invited, was reached and has not completed or
 * declined; thanks go only to who completed.
 */
export function reasonToSkip(kind: MessageKind, recipient: Recipient): SkipReason | null {
  if (recipient.email === null) return 'no-address';
  if (recipient.emailStatus === 'hard') return 'hard-bounce';
  if (recipient.optedOut || recipient.state === 'opted-out') return 'opted-out';
  if (kind === 'test') return null;
  if (kind === 'thanks') return recipient.completed ? null : 'not-completed';
  if (recipient.state === 'declined') return 'declined';
  if (recipient.completed || recipient.state === 'completed') return 'completed';
  // Who got the link by letter, or has used it, has been invited too; a message that came back was no invitation.
  const invited = recipient.invited || HAS_LINK.has(recipient.state);
  if (kind === 'invitation') return invited ? 'already-invited' : null;
  if (recipient.state === 'bounced') return 'bounced';
  return invited ? null : 'not-invited';
}

const HAS_LINK: ReadonlySet<ParticipantState> = new Set(['sent', 'opened', 'started']);
