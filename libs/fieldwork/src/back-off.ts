/** Longest pause between two attempts, in milliseconds. */
const LONGEST_MS = 60 * 60 * 1000;

/** How often a mail server may say "later" about one message before it counts as not delivered: with a first pause of a minute about nine hours. */
export const MOST_ATTEMPTS = 15;

/**
 * Milliseconds to wait before the next attempt: twice as long after each failure, at most an hour, and a fifth more or less by chance, so that what failed together does not come back together.
 * @param failures how often it went wrong in a row, from 1
 * @param firstMs the pause after the first failure
 * @param chance in [0, 1), as `Math.random` gives it
 */
export function pauseAfter(failures: number, firstMs: number, chance: number): number {
  if (!Number.isInteger(failures) || failures < 1) throw new RangeError(`no number of failures: ${failures}`);
  const pause = Math.min(firstMs * 2 ** Math.min(failures - 1, 40), LONGEST_MS);
  return Math.round(pause * (0.8 + 0.4 * chance));
}
