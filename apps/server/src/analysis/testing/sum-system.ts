/** Modulo a prime below 2²⁵ products fit exactly in a double. What follows with fractions follows here too; the other way round it could only find more than there is. */
const PRIME = 33_554_393;

/**
 * Which sums of unknowns follow from other sums by adding and subtracting any number of times. Kept as rows that are each solved for one unknown, which is in no
 * other row: other code than decides what is withheld, so that both are not wrong in the same way.
 */
export class SumSystem {
  private readonly rows = new Map<number, Float64Array>();

  /**
   * @param sums the unknowns that each known sum is of, by their number
   * @param width number of unknowns
   */
  constructor(
    sums: Iterable<readonly number[]>,
    private readonly width: number,
  ) {
    for (const sum of sums) this.add(sum);
  }

  /** Whether the sum of these unknowns follows. */
  fixes(sum: readonly number[]): boolean {
    return this.rest(sum).every((value) => value === 0);
  }

  private add(sum: readonly number[]): void {
    const row = this.rest(sum);
    const solved = row.findIndex((value) => value !== 0);
    if (solved < 0) return;
    const inverse = power(row[solved]!, PRIME - 2);
    const scaled = row.map((value) => (value * inverse) % PRIME);
    for (const other of this.rows.values()) subtract(other, scaled, other[solved]!);
    this.rows.set(solved, scaled);
  }

  /** What is left of a sum when everything that is known is taken out of it. */
  private rest(sum: readonly number[]): Float64Array {
    const row = new Float64Array(this.width);
    for (const unknown of sum) row[unknown] = 1;
    for (const [solved, known] of this.rows) subtract(row, known, row[solved]!);
    return row;
  }
}

/** Takes `times` the second row out of the first. */
function subtract(row: Float64Array, other: Float64Array, times: number): void {
  if (times === 0) return;
  for (let at = 0; at < row.length; at++) row[at] = (row[at]! + (PRIME - times) * other[at]!) % PRIME;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
