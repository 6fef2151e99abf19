/** @throws RangeError unless 0 ≤ count ≤ base, both whole numbers. */
export function requireCount(count: number, base: number): void {
  if (!(Number.isSafeInteger(count) && Number.isSafeInteger(base) && count >= 0 && count <= base)) {
    throw new RangeError(`${count} of ${base} is not a number of respondents`);
  }
}
