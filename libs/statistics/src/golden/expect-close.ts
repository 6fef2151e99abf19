/** R prints twelve digits, so that a value near zero is compared as if it were this large. */
const SMALLEST = 1e-6;

/** Each value within `relative` of its reference. */
export function expectClose(actual: readonly number[], expected: readonly number[], relative = 1e-6): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, at) => {
    const deviation = Math.abs(value - expected[at]!) / Math.max(Math.abs(expected[at]!), SMALLEST);
    if (!(deviation <= relative))
      expect({ value, deviation }).toEqual({ value: expected[at], deviation: `≤ ${relative}` });
  });
}
