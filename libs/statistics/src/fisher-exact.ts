import type { OneCategory } from './chi-square-test';
import { NO_BASE, type NoBase } from './share';
import { tableMargins } from './table-margins';

/** The exact p-value of a table, or why there is none. */
export type FisherExact =
  | { readonly kind: 'test'; readonly p: number; readonly steps: number }
  /** It would take more than the steps allowed, or the table has more than 10,000 respondents. */
  | { readonly kind: 'tooLarge' }
  | OneCategory
  | NoBase;

/** Partly filled tables that are looked at, at most: within a second. */
export const MOST_STEPS = 20_000_000;
/** Above this the chi-square distribution is close enough, and the tables are too many. */
const MOST_RESPONDENTS = 10_000;
/** Two tables whose probabilities differ by less than this part are equally likely, as in R's `fisher.test`. */
const EQUAL = Math.log1p(1e-7);

/**
 * Fisher's exact test for a table of any shape, two-sided: the probability, given all margins, of every table that is at most as
 * likely as the one observed (the test of Freeman and Halton).
 *
 * Tables are filled cell by cell. As soon as no way to fill the rest can be more likely than the observed table, all ways are added
 * at once, as their total probability is known from the margins. What the rest can be at most is bounded by letting go of the
 * column totals, with a price per column (a Lagrange relaxation): then each row is filled by itself and the best is a multinomial
 * mode. What remains to be walked through are the tables more likely than the observed one. Exact, not simulated.
 *
 * Rows and columns without anybody do not take part.
 *
 * Sources: G.H. Freeman and J.H. Halton (1951), Note on an exact treatment of contingency, Biometrika 38, 141-149; bounding the
 * rest of the table: C.R. Mehta and N.R. Patel (1983), A network algorithm for performing Fisher's exact test in r × c contingency
 * tables, JASA 78, 427-434. Equal to R's `fisher.test`.
 * @param mostSteps bounds the time: some 30 million steps take a second.
 * @throws RangeError unless the table is rectangular and its counts are whole and not negative.
 */
export function fisherExact(table: readonly (readonly number[])[], { mostSteps = MOST_STEPS } = {}): FisherExact {
  const margins = tableMargins(table);
  for (const row of table)
    for (const count of row) if (!Number.isSafeInteger(count)) throw new RangeError(`${count} is not a count`);
  const rows = margins.rows.filter((total) => total > 0);
  const columns = margins.columns.filter((total) => total > 0);
  if (margins.n === 0) return NO_BASE;
  if (rows.length < 2 || columns.length < 2) return { kind: 'oneCategory' };
  if (margins.n > MOST_RESPONDENTS) return { kind: 'tooLarge' };

  const logs = logFactorials(margins.n);
  const observed = -table.flat().reduce((sum, count) => sum + logs[count]!, 0);
  // The fewest columns are the outer ones of the walk; the largest of each come last, where they follow from the rest.
  const [inner, outer] = rows.length >= columns.length ? [rows, columns] : [columns, rows];
  const walk = new Walk(
    inner.sort((one, other) => one - other),
    outer.sort((one, other) => one - other),
    logs,
    observed + EQUAL,
    mostSteps,
  );
  const p = walk.total();
  return p === null ? { kind: 'tooLarge' } : { kind: 'test', p: Math.min(1, p), steps: walk.steps };
}

/**
 * Goes through the tables with given margins. Logarithms of probabilities leave the constant of the margins out: −Σ log(count!).
 */
class Walk {
  steps = 0;
  private sum = 0;
  private readonly left: Int32Array;
  /** `best[column][r]`: the most that r in a row can give over this and later columns, with the prices. */
  private readonly best: readonly Float64Array[];
  private readonly price: readonly number[];
  /** What the prices of all columns come to. */
  private readonly priceFrom: number;
  /** log(total!) of this and later columns. */
  private readonly factorialsFrom: readonly number[];
  private readonly constant: number;

  constructor(
    private readonly rows: readonly number[],
    private readonly columns: readonly number[],
    private readonly logs: Float64Array,
    private readonly limit: number,
    private readonly mostSteps: number,
  ) {
    const n = rows.reduce((sum, total) => sum + total, 0);
    const sumLogs = (totals: readonly number[]) => totals.reduce((sum, total) => sum + logs[total]!, 0);
    this.left = Int32Array.from(rows);
    this.price = columns.map((total) => Math.log(total / n));
    this.best = columns.map((_, from) => rowModes(this.price.slice(from), Math.max(...rows), logs));
    this.priceFrom = columns.reduce((sum, total, at) => sum + total * this.price[at]!, 0);
    this.factorialsFrom = columns.map((_, from) => sumLogs(columns.slice(from)));
    this.constant = sumLogs(rows) + sumLogs(columns) - logs[n]!;
  }

  /** The probability of all tables at most as likely as the limit, or null when that takes too many steps. */
  total(): number | null {
    let bound = -this.priceFrom;
    let free = 0;
    for (const left of this.left) {
      bound += this.best[0]![left]!;
      free += this.logs[left]!;
    }
    const n = this.rows.reduce((sum, total) => sum + total, 0);
    if (bound <= this.limit) return 1;
    return this.cell(0, 0, this.columns[0]!, n, 0, bound, 0, free, n - this.columns[0]!) ? this.sum : null;
  }

  /**
   * Fills a column from `row` on, and the columns after it. False when there are no steps left.
   * @param toFill what is left of the column's total. @param open what the rows from here on have left together.
   * @param log of what is filled. @param bound the most that all can come to.
   * @param closed log factorials of what the rows before this keep for later columns.
   * @param free log factorials of what the rows from here on have left. @param later all that remains after this column.
   */
  private cell(
    column: number,
    row: number,
    toFill: number,
    open: number,
    log: number,
    bound: number,
    closed: number,
    free: number,
    later: number,
  ): boolean {
    const { logs, left, limit } = this;
    const mine = left[row]!;
    const rest = open - mine;
    const bestAfter = this.best[column + 1]!;
    const freeAfter = free - logs[mine]!;
    const most = Math.min(mine, toFill);
    const without = bound - this.best[column]![mine]!;
    const price = this.price[column]!;
    const last = row === left.length - 1;
    const always = logs[rest]! - freeAfter + logs[later]! - this.factorialsFrom[column + 1]! + this.constant - closed;
    for (let count = Math.max(0, toFill - rest); count <= most; count++) {
      if (++this.steps > this.mostSteps) return false;
      const kept = mine - count;
      const fill = toFill - count;
      const here = log - logs[count]!;
      const boundHere = without - logs[count]! + count * price + bestAfter[kept]!;
      if (boundHere <= limit) {
        // C(rest, fill) ways over the rows to come, times all ways for the later columns.
        this.sum += Math.exp(here + always - logs[fill]! - logs[rest - fill]! - logs[kept]!);
        continue;
      }
      // A full table that is more likely than the observed one: the bound of the last column is its own probability.
      if (last && column === this.columns.length - 2) continue;
      left[row] = kept;
      const closedHere = closed + logs[kept]!;
      const finished = last
        ? this.cell(
            column + 1,
            0,
            this.columns[column + 1]!,
            later,
            here,
            boundHere,
            0,
            closedHere,
            later - this.columns[column + 1]!,
          )
        : this.cell(column, row + 1, fill, rest, here, boundHere, closedHere, freeAfter, later);
      left[row] = mine;
      if (!finished) return false;
    }
    return true;
  }
}

/** For r = 0 … most: the largest of Σ (x_j · price_j − log x_j!) over counts x_j that add to r. Adding one by one finds it, as it is concave. */
function rowModes(prices: readonly number[], most: number, logs: Float64Array): Float64Array {
  const modes = new Float64Array(most + 1);
  const counts = prices.map(() => 0);
  for (let r = 1; r <= most; r++) {
    let gain = -Infinity;
    let at = 0;
    prices.forEach((price, column) => {
      const more = price + logs[counts[column]!]! - logs[counts[column]! + 1]!;
      if (more > gain) [gain, at] = [more, column];
    });
    counts[at]!++;
    modes[r] = modes[r - 1]! + gain;
  }
  return modes;
}

/** log(i!) for i = 0 … most. */
function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let i = 1; i <= most; i++) logs[i] = logs[i - 1]! + Math.log(i);
  return logs;
}
