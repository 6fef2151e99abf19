/** A filter that cannot be read: where, counted in characters from 1, and why, as a Dutch sentence. */
export class UnreadableFilter extends Error {
  override readonly name = 'UnreadableFilter';
  constructor(
    readonly position: number,
    readonly detail: string,
  ) {
    super(`${detail} (${position})`);
  }
}

export type Word =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'sign'; readonly text: string; readonly at: number };

/** Words that join conditions. Written in capitals, so that a variable may be called `and`. */
export const JOINING: readonly string[] = ['AND', 'OR', 'NOT'];

const SIGNS = '(),:';
const BARE = /[^\s"(),:]+/y;

/**
 * Cuts a text into words and the signs `( ) , :`. A word with spaces or signs in it stands between quotes; a quote within it is written twice.
 * @throws UnreadableFilter for a quote that is not closed
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length;) {
    const sign = text[at]!;
    if (/\s/.test(sign)) at++;
    else if (SIGNS.includes(sign)) words.push({ kind: 'sign', text: sign, at: ++at });
    else if (sign === '"') {
      const end = closingQuote(text, at);
      words.push({ kind: 'word', text: text.slice(at + 1, end).replaceAll('""', '"'), at: at + 1 });
      at = end + 1;
    } else {
      BARE.lastIndex = at;
      const [bare] = BARE.exec(text)!;
      words.push({ kind: JOINING.includes(bare) ? 'sign' : 'word', text: bare, at: at + 1 });
      at += bare.length;
    }
  }
  return words;
}

function closingQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at++;
  }
  throw new UnreadableFilter(from + 1, 'Dit aanhalingsteken wordt niet gesloten.');
}

/** A word as it has to be written: between quotes where it would be read as something else. */
export function written(word: string): string {
  const bare = word !== '' && !/[\s"(),:]/.test(word) && !JOINING.includes(word);
  return bare ? word : `"${word.replaceAll('"', '""')}"`;
}
