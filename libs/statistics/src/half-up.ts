/**
 * How close below a half still counts as a half. Far above the error of a share in floating point (0.285 × 100 is
 * 28.499999999999996) and far below any difference between two shares of fewer than a million respondents.
 */
const TOLERANCE = 1e-9;

/** The nearest whole number; a half goes up (2.5 → 3, −2.5 → −2), also when floating point left it just below. */
export function halfUp(value: number): number {
  return Math.floor(value + 0.5 + TOLERANCE);
}
