/**
 * What follows from sums of unknowns by adding and subtracting, with fractions of whole numbers: another way than the code under test goes.
 */
export class LinearSystem {
  private readonly reduced: bigint[][] = [];
  private readonly width: number;
  private readonly placeOf: ReadonlyMap<number, number>;

  /** @param sums the unknowns that each sum is of, by any number. */
  constructor(sums: readonly (readonly number[])[]) {
    const unknowns = [...new Set(sums.flat())];
    this.placeOf = new Map(unknowns.map((unknown, at) => [unknown, at]));
    this.width = unknowns.length;
    for (const sum of sums) {
      const rest = this.reduce(this.rowOf(sum)!);
      if (rest.some((value) => value !== 0n)) this.reduced.push(rest);
    }
  }

  /** Whether the sum of these unknowns follows from the sums. */
  fixes(sum: readonly number[]): boolean {
    const row = this.rowOf(sum);
    return row !== null && this.reduce(row).every((value) => value === 0n);
  }

  /** Null for a sum with an unknown that is in no other. */
  private rowOf(sum: readonly number[]): bigint[] | null {
    const row = new Array<bigint>(this.width).fill(0n);
    for (const unknown of sum) {
      const at = this.placeOf.get(unknown);
      if (at === undefined) return null;
      row[at] = 1n;
    }
    return row;
  }

  private reduce(row: bigint[]): bigint[] {
    return this.reduced.reduce((rest, pivot) => {
      const at = pivot.findIndex((value) => value !== 0n);
      return rest[at] === 0n ? rest : rest.map((value, k) => value * pivot[at]! - rest[at]! * pivot[k]!);
    }, row);
  }
}
