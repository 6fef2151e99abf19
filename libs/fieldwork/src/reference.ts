import { randomInt } from 'node:crypto';

/** 28 characters that are told apart on paper and over the telephone: no 0/O, 1/I/L, 5/S, U/V. */
export const REFERENCE_ALPHABET = '2346789ABCDEFGHJKMNPQRTVWXYZ';
const BLOCKS = 3;
const BLOCK_LENGTH = 4;
const REFERENCE_TEXT = new RegExp(`^[${REFERENCE_ALPHABET}]{4}(-[${REFERENCE_ALPHABET}]{4}){2}$`);

/**
 * A new random reference of a completed response, as `K7QF-2MXD-9RTB`: 28^12 ≈ 2.3 × 10^17 possibilities, so that within a wave of a
 * million responses the chance of any two alike is about 2 in a million.
 */
export function newReference(): string {
  const block = () =>
    Array.from({ length: BLOCK_LENGTH }, () => REFERENCE_ALPHABET[randomInt(REFERENCE_ALPHABET.length)]).join('');
  return Array.from({ length: BLOCKS }, block).join('-');
}

/**
 * A reference as someone typed or read it (lower case, spaces, no dashes) in its written form, or null when it cannot be one.
 */
export function readReference(text: string): string | null {
  const bare = text.toUpperCase().replaceAll(/[\s-]/g, '');
  const blocks = bare.match(/.{1,4}/g) ?? [];
  const reference = blocks.join('-');
  return REFERENCE_TEXT.test(reference) ? reference : null;
}
