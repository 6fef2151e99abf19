import { isAscii } from 'node:buffer';
import { domainToUnicode } from 'node:url';
import unhomoglyph from 'unhomoglyph';
import type { AddressDoubt } from './address';

/** Domains of mail that many Dutch people have; a domain one slip of the finger away from one is seldom meant. */
const KNOWN_DOMAINS: readonly string[] = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.nl',
  'outlook.com',
  'outlook.nl',
  'live.nl',
  'live.com',
  'msn.com',
  'icloud.com',
  'me.com',
  'yahoo.com',
  'yahoo.nl',
  'ziggo.nl',
  'kpnmail.nl',
  'kpnplanet.nl',
  'planet.nl',
  'hetnet.nl',
  'xs4all.nl',
  'casema.nl',
  'upcmail.nl',
  'online.nl',
  'telfort.nl',
  'solcon.nl',
  'protonmail.com',
];
/** Not taken for a slip: themselves, and what exists beside them. */
const MEANT = new Set([...KNOWN_DOMAINS, 'mail.com', 'ymail.com', 'life.nl', 'lime.nl', 'online.nl']);
/** Shorter ones are one letter away from too much that exists. */
const SHORTEST_FOR_TYPO = 7;

/**
 * How an address reads: what looks alike becomes the same (Unicode confusables, UTS #39 skeleton), also `0` and `o`, `1`, `l` and `i`,
 * `rn` and `m`. Two different addresses with the same skeleton cannot be told apart by a reader.
 */
export function skeletonOf(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  const readable = domain.includes('xn--') ? email.slice(0, at + 1) + domainToUnicode(domain) : email;
  return latin(readable.toLowerCase()).replaceAll('rn', 'm').replaceAll('0', 'o').replaceAll(/[1i|]/g, 'l');
}

/** What is odd about an address, its domain written in Unicode; null when nothing is. */
export function lookAlikeOf(local: string, domain: string): AddressDoubt | null {
  if (hidesItsLetters(domain)) return { kind: 'homoglyphs', looksLike: `${local}@${latin(domain)}` };
  const suggestion = MEANT.has(domain) ? undefined : KNOWN_DOMAINS.find((known) => isTypoOf(domain, known));
  return suggestion === undefined ? null : { kind: 'typo', suggestion: `${local}@${suggestion}` };
}

/** Letters of Greek, Cyrillic and others as the Latin ones they look like; others stay. */
function latin(text: string): string {
  return text.replaceAll(/[^\0-\u007f]/gu, (char) => unhomoglyph(char).toLowerCase());
}

/** A label that mixes alphabets, or one in another alphabet that reads as Latin throughout (UTS #39, 5.1 and 4). */
function hidesItsLetters(domain: string): boolean {
  if (isAscii(Buffer.from(domain))) return false;
  return domain.split('.').some((label) => {
    const letters = [...label].filter((char) => /\p{L}/u.test(char));
    const foreign = letters.filter((char) => !/\p{Script=Latin}/u.test(char));
    if (foreign.length === 0) return false;
    return foreign.length < letters.length || foreign.every((char) => /^[a-z]+$/.test(latin(char)));
  });
}

/** One letter added, left out, replaced, or two changed places (Damerau-Levenshtein distance 1). */
export function isTypoOf(given: string, known: string): boolean {
  if (given === known || known.length < SHORTEST_FOR_TYPO || Math.abs(given.length - known.length) > 1) return false;
  let start = 0;
  while (start < given.length && given[start] === known[start]) start++;
  let end = 0;
  while (
    end < Math.min(given.length, known.length) - start &&
    given[given.length - 1 - end] === known[known.length - 1 - end]
  ) {
    end++;
  }
  const left = given.slice(start, given.length - end);
  const right = known.slice(start, known.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
