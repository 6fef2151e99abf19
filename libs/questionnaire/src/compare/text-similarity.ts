/** A text made ready to be compared many times. */
export interface TextProfile {
  /** The text without capitals, accents, punctuation and double spaces: two texts that differ in nothing else are the same. */
  readonly text: string;
  /** How often each pair of neighbouring characters occurs, the space before and after each word included. */
  readonly pairs: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Makes a text ready for `similarity`. */
export function profileOf(text: string): TextProfile {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const pairs = new Map<string, number>();
  let size = 0;
  for (const word of plain === '' ? [] : plain.split(' ')) {
    const padded = ` ${word} `;
    for (let at = 0; at + 1 < padded.length; at++) {
      const pair = padded.slice(at, at + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      size += 1;
    }
  }
  return { text: plain, pairs, size };
}

/**
 * How much two texts are alike, in [0, 1]: 1 when they are the same but for capitals, accents and punctuation; 0 when they share no pair of
 * characters. Dice's coefficient over pairs of neighbouring characters within words, 2 |A ∩ B| / (|A| + |B|): small against other
 * wording, blind to the order of words. It knows nothing of meaning ("een" against "geen" is nearly the same), so that what
 * follows from it is a proposal. Source: L.R. Dice (1945), Measures of the amount of ecologic association between species, Ecology
 * 26, 297-302; over character pairs after G.W. Adamson and J. Boreham (1974), Information Storage and Retrieval 10, 253-260.
 */
export function similarity(a: TextProfile, b: TextProfile): number {
  if (a.text === b.text) return 1;
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.pairs.size <= b.pairs.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [pair, count] of small.pairs) shared += Math.min(count, large.pairs.get(pair) ?? 0);
  return (2 * shared) / (a.size + b.size);
}
