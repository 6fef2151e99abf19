import { headersOf, partsOf, type MailPart } from './mail-part';

/** What a mail server reports about one recipient of one message (RFC 3464). */
export interface DeliveryReport {
  /** Message-ID of the message it is about, without its angle brackets; null when the report does not say. */
  readonly messageId: string | null;
  /** Address in small letters. */
  readonly recipient: string;
  /**
   * `hard`: the address does not exist or takes no mail, now and later. `soft`: not delivered, but it could be another time (a full
   * mailbox, a server that was down for days). `delayed`: still being tried. `delivered`: it arrived, or went on to a system that does
   * not report.
   */
  readonly outcome: 'hard' | 'soft' | 'delayed' | 'delivered';
  /** Status code of RFC 3463, as `5.1.1`. */
  readonly status: string;
  /** What the server said, for people. */
  readonly diagnostic: string;
}

/** Message-IDs in a header: `<local@domain>`. */
const MESSAGE_ID = /<([^<>\s]+@[^<>\s]+)>/;

/**
 * What a delivery status notification says; empty when the message is none (an answer out of office, a reply).
 * Written for what mail servers send: folded headers, groups in any order, statuses with a comment behind them.
 */
export function readDeliveryStatus(message: string): DeliveryReport[] {
  const parts = partsOf(message);
  const status = parts.find(
    ({ type }) => type === 'message/delivery-status' || type === 'message/global-delivery-status',
  );
  if (!status) return [];
  const messageId = originalMessageId(parts);
  return groupsOf(status.body).flatMap((group) => {
    const report = reportOf(group);
    return report ? [{ messageId, ...report }] : [];
  });
}

/** Groups of fields, which empty lines separate: the first is about the message, each other about a recipient. */
function groupsOf(body: string): ReadonlyMap<string, string>[] {
  return body
    .split(/\r?\n[ \t]*\r?\n/)
    .map((group) => headersOf(group.trim()))
    .filter((group) => group.has('final-recipient') || group.has('original-recipient'));
}

function reportOf(group: ReadonlyMap<string, string>): Omit<DeliveryReport, 'messageId'> | null {
  // What was written to; the final recipient may be what an alias turned it into.
  const recipient = addressOf(group.get('original-recipient')) ?? addressOf(group.get('final-recipient'));
  const action = (group.get('action') ?? '').trim().toLowerCase().split(/\s/)[0];
  const given = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(group.get('status') ?? '')?.[0];
  if (recipient === null) return null;
  const diagnostic = (group.get('diagnostic-code') ?? '').replace(/^\s*\w+\s*;\s*/, '').slice(0, 500);
  const status = given ?? statusOf(diagnostic) ?? '';
  switch (action) {
    case 'failed':
      return { recipient, outcome: outcomeOf(status), status, diagnostic };
    case 'delayed':
      return { recipient, outcome: 'delayed', status, diagnostic };
    case 'delivered':
    case 'relayed':
    case 'expanded':
      return { recipient, outcome: 'delivered', status, diagnostic };
    default:
      return null;
  }
}

/**
 * Whether a status means that mail to this address will never arrive. Class 4 is for now. Of class 5 these say nothing about the
 * address: mailbox full (x.2.2), message too long (x.2.3, x.3.4), the system or the way to it (x.3.x, x.4.x), and policy or security (x.7.x).
 * Without a status a failure counts as soft: an address is not given up on a guess.
 */
export function outcomeOf(status: string): 'hard' | 'soft' {
  const [kind, subject, detail] = status.split('.').map(Number);
  if (kind !== 5) return 'soft';
  if (subject === 2 && (detail === 2 || detail === 3)) return 'soft';
  return subject === 3 || subject === 4 || subject === 6 || subject === 7 ? 'soft' : 'hard';
}

/** Status in what the server said, when the field itself is missing: `550 5.1.1 …`, or only `550`. */
function statusOf(diagnostic: string): string | null {
  const written = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(diagnostic)?.[0];
  if (written) return written;
  const reply = /\b([45])\d\d\b/.exec(diagnostic)?.[1];
  return reply ? `${reply}.0.0` : null;
}

/** `rfc822; jan@example.nl` → `jan@example.nl`, also with angle brackets. */
function addressOf(field: string | undefined): string | null {
  if (field === undefined) return null;
  const address = field
    .slice(field.indexOf(';') + 1)
    .trim()
    .replace(/^<|>$/g, '');
  return /^[^\s@]+@[^\s@]+$/.test(address) ? address.toLowerCase() : null;
}

/** The Message-ID in what is returned of the message itself: its headers, or all of it. */
function originalMessageId(parts: readonly MailPart[]): string | null {
  const returned = parts.find(({ type }) =>
    /^(message\/(rfc822|global)|(text|message)\/(rfc822-headers|global-headers))$/.test(type),
  );
  return returned ? (MESSAGE_ID.exec(headersOf(returned.body).get('message-id') ?? '')?.[1] ?? null) : null;
}
