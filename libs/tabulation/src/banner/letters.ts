import { holm, independentDifference } from '@ido/statistics';

/** One column of a row to be compared with the others. */
export interface ComparedColumn {
  readonly letter: string;
  readonly count: number;
  readonly base: number;
  /** Size of the population of the column, for the finite population correction; null when unknown. */
  readonly populationN: number | null;
}

/** Chance of finding any difference in a row where there is none. */
export const LETTER_LEVEL = 0.05;
/** Blocks of more columns than this have no letters: so many pairs would leave nothing to be found. */
export const MOST_LETTERED = 26;

/**
 * Which columns each column is demonstrably higher than: every pair of columns is compared by the test of `independentDifference`, corrected by
 * Holm for the number of pairs in the row.
 * @returns for each column, in the order given, the letters of the lower ones
 */
export function lettersOf(columns: readonly ComparedColumn[]): string[][] {
  const found = columns.map((): string[] => []);
  const pairs = columns.flatMap((one, a) =>
    columns.slice(a + 1).flatMap((other, k) => {
      const populationN = [one.populationN, other.populationN] as const;
      const result = independentDifference(one.count, one.base, other.count, other.base, { populationN });
      if (result.kind === 'noBase') return [];
      // Everybody answered in both columns: a difference is a fact.
      const p = result.kind === 'test' ? result.p : result.estimate === 0 ? 1 : 0;
      return [{ a, b: a + 1 + k, estimate: result.estimate, p }];
    }),
  );
  const adjusted = holm(pairs.map(({ p }) => p));
  pairs.forEach(({ a, b, estimate }, at) => {
    if (adjusted[at]! >= LETTER_LEVEL || estimate === 0) return;
    const [higher, lower] = estimate > 0 ? [b, a] : [a, b];
    found[higher]!.push(columns[lower]!.letter);
  });
  return found.map((letters) => letters.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)));
}

/** A, B, …, Z, AA, AB, …: the name of a column by its place from 0. */
export function letterAt(place: number): string {
  const rest = Math.floor(place / 26);
  return (rest > 0 ? letterAt(rest - 1) : '') + String.fromCharCode(65 + (place % 26));
}
