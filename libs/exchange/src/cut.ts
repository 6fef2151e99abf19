/** Longest value of a cell in a report, in characters. */
const LONGEST = 200;

/** A value as a report shows it: at most 200 characters, no character cut in half. */
export function cut(value: string): string {
  if (value.length <= LONGEST) return value;
  const whole = value.slice(0, LONGEST - 1);
  return `${/[\ud800-\udbff]$/.test(whole) ? whole.slice(0, -1) : whole}…`;
}
