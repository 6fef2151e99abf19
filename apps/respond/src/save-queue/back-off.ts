const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/**
 * How long to wait, in ms, before trying again after `failures` (≥ 1) failures in a row: 1 s doubling to a minute, spread over half
 * to the whole of it so that the respondents of a server that was down do not come back all at once. What the server asks for
 * (`retryAfter`, ms) is the least, up to ten minutes.
 */
export function backOff(failures: number, retryAfter: number | null, random: () => number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 16));
  const spread = whole / 2 + (whole / 2) * random();
  return Math.round(retryAfter === null ? spread : Math.min(retryAfter, 600_000) + spread / 2);
}
