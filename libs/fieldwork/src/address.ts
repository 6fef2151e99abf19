import { domainToASCII, domainToUnicode } from 'node:url';
import emailAddresses from 'email-addresses';
import { controlCharacterIn } from './contact-text';
import { lookAlikeOf } from './look-alike';

/** Longest address that mail can carry (RFC 5321, 4.5.3.1, with the correction of RFC 3696 errata 1690). */
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_LABEL = 63;

/** An e-mail address in the one way it is written and compared. */
export interface Address {
  /** As it is stored and sent to: domain in lower case, in ASCII (IDNA). */
  readonly email: string;
  /** Equal for two addresses that reach the same mailbox as far as anybody can tell: lower case throughout. */
  readonly key: string;
  /** Why somebody should look at it before it is used; null when there is no reason. It may still be right. */
  readonly doubt: AddressDoubt | null;
}

/** What is odd about an address that could exist. */
export type AddressDoubt =
  /** Letters that look like others: `gеmeente.nl` with a Cyrillic е. `looksLike` is how it reads. */
  | { readonly kind: 'homoglyphs'; readonly looksLike: string }
  /** One letter away from a domain that many people have. */
  | { readonly kind: 'typo'; readonly suggestion: string };

/** Why a text is no address that mail can be sent to. */
export type AddressRefusal =
  | 'empty'
  | 'tooLong'
  /** A line end or another control character: what mail headers are forged with. */
  | 'controlCharacter'
  /** A name around it, quotes, a comment, or more than one address. */
  | 'notOneAddress'
  /** Letters before the @ that not every mail server takes. */
  | 'localPart'
  | 'domain'
  | 'syntax';

export type ReadAddress =
  { readonly ok: true; readonly address: Address } | { readonly ok: false; readonly refusal: AddressRefusal };

/** White space and invisible characters that copying brings along at either end. */
const AT_THE_ENDS = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/gu;
/** `local@domain` of RFC 5322 without quotes, comments, folding or a literal domain; letters of any alphabet. */
const PLAIN = /^([^\s.@<>()[\]\\,;:"]+(?:\.[^\s.@<>()[\]\\,;:"]+)*)@([^\s@<>()[\]\\,;:"]+)$/u;
const PLAIN_LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+$/;
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const TOP_LEVEL = /^([a-z]{2,}|xn--[a-z0-9-]+)$/;

/**
 * Reads one e-mail address as people fill it in. Only what the outside world can be sent mail under: no names, comments, quoted local
 * parts or addresses by IP number, which RFC 5322 would allow. Whether the mailbox exists only a message tells.
 */
export function readAddress(text: string): ReadAddress {
  // A line end behind the address is no slip of the hand when something follows it; at the very end it is white space.
  const trimmed = text.replaceAll(AT_THE_ENDS, '');
  if (trimmed === '') return refuse('empty');
  if (controlCharacterIn(trimmed)) return refuse('controlCharacter');
  if (trimmed.length > LONGEST_ADDRESS) return refuse('tooLong');
  const parts = PLAIN.exec(trimmed);
  if (parts === null) return refuse(whyNotPlain(trimmed));
  const [, local = '', domain = ''] = parts;
  if (!PLAIN_LOCAL_PART.test(local)) return refuse('localPart');
  if (local.length > LONGEST_LOCAL_PART) return refuse('tooLong');
  const ascii = domainToASCII(domain.normalize('NFC')).toLowerCase();
  if (!isPublicDomain(ascii)) return refuse('domain');
  const email = `${local}@${ascii}`;
  if (email.length > LONGEST_ADDRESS) return refuse('tooLong');
  return { ok: true, address: { email, key: email.toLowerCase(), doubt: lookAlikeOf(local, domainToUnicode(ascii)) } };
}

/** Whether something that is no plain address is an address in some other form, or none at all. */
function whyNotPlain(text: string): AddressRefusal {
  const parsed = emailAddresses.parseAddressList({ input: text, rfc6532: true });
  if (parsed === null) return 'syntax';
  const [mailbox] = parsed;
  const literal = parsed.length === 1 && mailbox?.type === 'mailbox' && mailbox.domain.startsWith('[');
  return literal ? 'domain' : 'notOneAddress';
}

function refuse(refusal: AddressRefusal): ReadAddress {
  return { ok: false, refusal };
}

/** A name with a top-level domain; an IP number has none. */
function isPublicDomain(ascii: string): boolean {
  const labels = ascii.split('.');
  return (
    labels.length >= 2 &&
    labels.every((label) => label.length <= LONGEST_LABEL && LABEL.test(label)) &&
    TOP_LEVEL.test(labels.at(-1)!)
  );
}
