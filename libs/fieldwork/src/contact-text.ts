/** C0 and C1 controls, the line ends of Unicode, and the marks that turn text around: nothing of these belongs in a name. */
const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text holds what forges mail headers or hides what it says. */
export function controlCharacterIn(text: string): boolean {
  return CONTROL.test(text);
}

/** Longest name of a contact: 200 characters, as counted by a reader. */
export const LONGEST_NAME = 200;

/** Why a name, telephone number or the like is refused. */
export type ContactTextRefusal = 'tooLong' | 'controlCharacter' | 'brokenCharacter';

/**
 * A line of text about a contact, white space tidied, in one Unicode form; null when nothing is left. Quotes and accents are fine.
 * `brokenCharacter`: U+FFFD or half a pair, what a file leaves that was read in the wrong encoding.
 */
export function readContactText(
  text: string,
  longest = LONGEST_NAME,
): { readonly ok: true; readonly text: string | null } | { readonly ok: false; readonly refusal: ContactTextRefusal } {
  const trimmed = text.trim();
  if (controlCharacterIn(trimmed)) return { ok: false, refusal: 'controlCharacter' };
  if (trimmed.includes('\ufffd') || !trimmed.isWellFormed()) return { ok: false, refusal: 'brokenCharacter' };
  const tidy = trimmed.normalize('NFC').replaceAll(/\s+/gu, ' ');
  if ([...tidy].length > longest) return { ok: false, refusal: 'tooLong' };
  return { ok: true, text: tidy === '' ? null : tidy };
}
