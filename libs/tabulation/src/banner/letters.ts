import { holm } from '@ido/statistics';

/** Two columns of a row that were compared. */
export interface ComparedPair {
  /** Second less first share. */
  readonly estimate: number;
  readonly p: number;
}

/** Chance of finding any difference in a row where there is none. */
export const LETTER_LEVEL = 0.05;
/** Blocks of more columns than this have no letters: so many pairs would leave nothing to be found. */
export const MOST_LETTERED = 26;

/**
 * Which columns each column is demonstrably higher than: every pair of columns is compared, corrected by Holm for the number of pairs in the row.
 * @param letters of the columns
 * @param compare two columns by their place; null when they cannot be
 * @returns for each column, in the order given, the letters of the lower ones
 */
export function lettersOf(
  letters: readonly string[],
  compare: (one: number, other: number) => ComparedPair | null,
): string[][] {
  const found = letters.map((): string[] => []);
  const pairs = letters.flatMap((_, a) =>
    letters.slice(a + 1).flatMap((__, k) => {
      const b = a + 1 + k;
      const pair = compare(a, b);
      return pair ? [{ a, b, ...pair }] : [];
    }),
  );
  const adjusted = holm(pairs.map(({ p }) => p));
  pairs.forEach(({ a, b, estimate }, at) => {
    if (adjusted[at]! >= LETTER_LEVEL || estimate === 0) return;
    const [higher, lower] = estimate > 0 ? [b, a] : [a, b];
    found[higher]!.push(letters[lower]!);
  });
  return found.map((lower) => lower.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)));
}

/** A, B, …, Z, AA, AB, …: the name of a column by its place from 0. */
export function letterAt(place: number): string {
  const rest = Math.floor(place / 26);
  return (rest > 0 ? letterAt(rest - 1) : '') + String.fromCharCode(65 + (place % 26));
}
