/**
 * As much of a text as fits in a number of bytes of UTF-8, cut between characters, with "…" where something was left out.
 */
export function cutToBytes(text: string, bytes: number): string {
  if (text.length * 3 <= bytes || Buffer.byteLength(text) <= bytes) return text;
  const room = bytes - ELLIPSIS_BYTES;
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > room) break;
    kept += character;
  }
  return kept + '…';
}

const ELLIPSIS_BYTES = 3;
