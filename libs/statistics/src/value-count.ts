/** How often a value was given. */
export interface ValueCount {
  /** Finite. */
  readonly value: number;
  /** Respondents; whole, not negative. */
  readonly count: number;
}

/** @throws RangeError for a count that is not whole or negative, or a value that is not finite. */
export function requireValues(values: readonly ValueCount[]): void {
  for (const { value, count } of values) {
    if (!Number.isFinite(value) || !Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`${count} times ${value} cannot be summarised`);
  }
}
