import { SMALL_EXPECTED } from './difference';

/** At most this part of the expected counts may be below five. */
const MOST_SMALL = 0.2;

/**
 * Whether a table has enough respondents for the chi-square distribution to hold: no expected count is below 1 and at most a fifth are below 5.
 * Otherwise `fisherExact` is the test to use. Rows and columns without anybody do not take part.
 *
 * Source: W.G. Cochran (1954), Some methods for strengthening the common χ² tests, Biometrics 10, 417-451, section 2.
 * @param expected counts of `chiSquareTest`.
 */
export function meetsCochranRule(expected: readonly (readonly number[])[]): boolean {
  let cells = 0;
  let small = 0;
  for (const row of expected)
    for (const count of row) {
      if (count === 0) continue;
      if (count < 1) return false;
      cells++;
      if (count < SMALL_EXPECTED) small++;
    }
  return small <= MOST_SMALL * cells;
}
