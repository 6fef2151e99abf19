/**
 * A prime below 2^26, so that a product of two residues and one more fits in the 53 bits of a number. Over a finite field a combination that exists
 * over the rational numbers exists too, unless the prime divides one of its denominators; the few extra ones that it finds withhold more, never less.
 */
const PRIME = 67_108_859;

/**
 * What can be computed from sums by adding and subtracting them: the row space of their indicator vectors, by Gaussian elimination.
 */
export class RowSpace {
  /** Reduced rows by the place of their first entry that is not 0, which is 1. */
  private readonly rows = new Map<number, Float64Array>();

  /** @param width number of unknowns. */
  constructor(private readonly width: number) {}

  /** Adds a sum: the places of the unknowns in it. */
  add(places: readonly number[]): void {
    const rest = this.reduce(this.indicator(places));
    const first = rest.findIndex((value) => value !== 0);
    if (first < 0) return;
    const inverse = power(rest[first]!, PRIME - 2);
    for (let at = first; at < this.width; at++) rest[at] = (rest[at]! * inverse) % PRIME;
    this.rows.set(first, rest);
  }

  /** Whether a sum follows from those that were added. */
  spans(places: readonly number[]): boolean {
    return this.reduce(this.indicator(places)).every((value) => value === 0);
  }

  private indicator(places: readonly number[]): Float64Array {
    const row = new Float64Array(this.width);
    for (const place of places) row[place] = 1;
    return row;
  }

  private reduce(row: Float64Array): Float64Array {
    for (let at = 0; at < this.width; at++) {
      const factor = row[at]!;
      const pivot = factor === 0 ? undefined : this.rows.get(at);
      if (!pivot) continue;
      for (let k = at; k < this.width; k++) row[k] = (row[k]! + (PRIME - factor) * pivot[k]!) % PRIME;
    }
    return row;
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
