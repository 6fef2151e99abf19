import type { Code } from '@ido/api';

/** Keys that choose a code, in order: digits, then letters. */
const KEYS = '123456789abcdefghijklmnopqrstuvwxyz';

/** A code that can be chosen, with its key; the codes after the thirty-fifth have none. */
export interface KeyedCode {
  readonly code: Code;
  readonly key: string | null;
}

/** The codes that are offered: not retired, not merged; what the text has already stays to be taken away. */
export function keyedCodes(codes: readonly Code[], chosen: readonly number[]): KeyedCode[] {
  return codes
    .filter(({ number, retired, mergedInto }) => chosen.includes(number) || (!retired && mergedInto === null))
    .map((code, at) => ({ code, key: KEYS[at] ?? null }));
}
