import { chiSquareUpperTail } from './chi-square-goodness-of-fit';
import { SMALL_EXPECTED } from './difference';
import { tableMargins } from './table-margins';
import { NO_BASE, type NoBase } from './share';

/** Whether the rows and columns of a table of counts hang together. Per cell: rows as given, in each the columns as given. */
export interface ChiSquareTest {
  readonly kind: 'test';
  /** Σ (observed − expected)²/expected. */
  readonly statistic: number;
  /** (rows − 1)(columns − 1), over the rows and columns that anybody is in. */
  readonly df: number;
  /** In [0, 1]. */
  readonly p: number;
  readonly n: number;
  /** Row total × column total / n; 0 in a row or column without anybody. */
  readonly expected: readonly (readonly number[])[];
  /** (O − E)/√(E (1 − row/n)(1 − column/n)): standard normal when nothing hangs together. 0 in a row or column without anybody. */
  readonly adjustedResiduals: readonly (readonly number[])[];
  /** Strength in [0, 1]: √(statistic / (n (min(rows, columns) − 1))). */
  readonly cramersV: number;
  /** The smallest expected count of the rows and columns that anybody is in. */
  readonly smallestExpected: number;
  /** Some expected count is below 5: the p-value is a rough one, `fisherExact` is the better test. */
  readonly smallExpected: boolean;
}

/** Everybody is in one row or in one column: there is nothing to compare. */
export interface OneCategory {
  readonly kind: 'oneCategory';
}

/**
 * Pearson's chi-square test of independence on a table of counts, without continuity correction.
 *
 * Rows and columns without anybody do not take part. No counts at all: `noBase`. One row or column left: `oneCategory`.
 *
 * Sources: K. Pearson (1900), Phil. Mag. 50, 157-175; adjusted residuals: S.J. Haberman (1973), Biometrics 29, 205-220 (R's
 * `chisq.test()$stdres`); H. Cramér (1946), Mathematical Methods of Statistics, p. 282. Equal to R's `chisq.test(correct = FALSE)`.
 * @throws RangeError unless the table is rectangular and its counts are finite and not negative.
 */
export function chiSquareTest(table: readonly (readonly number[])[]): ChiSquareTest | OneCategory | NoBase {
  const { rows, columns, n } = tableMargins(table);
  if (n === 0) return NO_BASE;
  const rowsUsed = rows.filter((total) => total > 0).length;
  const columnsUsed = columns.filter((total) => total > 0).length;
  if (rowsUsed < 2 || columnsUsed < 2) return { kind: 'oneCategory' };

  let statistic = 0;
  let smallestExpected = Infinity;
  const expected: number[][] = [];
  const adjustedResiduals: number[][] = [];
  table.forEach((counts, row) => {
    expected.push(columns.map((total) => (rows[row]! * total) / n));
    adjustedResiduals.push(
      counts.map((count, column) => {
        const expects = expected[row]![column]!;
        if (expects === 0) return 0;
        statistic += (count - expects) ** 2 / expects;
        smallestExpected = Math.min(smallestExpected, expects);
        return (count - expects) / Math.sqrt(expects * (1 - rows[row]! / n) * (1 - columns[column]! / n));
      }),
    );
  });
  const df = (rowsUsed - 1) * (columnsUsed - 1);
  return {
    kind: 'test',
    statistic,
    df,
    p: chiSquareUpperTail(statistic, df),
    n,
    expected,
    adjustedResiduals,
    cramersV: Math.min(1, Math.sqrt(statistic / (n * (Math.min(rowsUsed, columnsUsed) - 1)))),
    smallestExpected,
    smallExpected: smallestExpected < SMALL_EXPECTED,
  };
}
