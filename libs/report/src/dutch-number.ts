const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const day = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
const clock = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' });

/** A number as the Dutch write it: `1.234`, and with `decimals` `12,5` (0-20 decimals, rounded half away from zero). */
export function dutchNumber(value: number, decimals = 0): string {
  if (decimals === 0) return whole.format(value);
  return new Intl.NumberFormat('nl-NL', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    value,
  );
}

/** A percentage in [0, 100] as the Dutch write it, without a space: `54%`, `12,5%`. */
export function dutchPercentage(percentage: number, decimals = 0): string {
  return `${dutchNumber(percentage, decimals)}%`;
}

/** A share in [0, 1] as a whole percentage, rounded half up (rule 3 of the figures): 0.545 → `55%`. */
export function shareAsPercentage(share: number): string {
  // The tiny addition undoes that, for example, 0.285 * 100 is 28.499999999999996.
  return dutchPercentage(Math.floor(share * 100 + 0.5 + 1e-9));
}

/** A day in the Netherlands, from an ISO 8601 instant: `22 november 2026`. Empty text for an instant that cannot be read. */
export function dutchDate(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? '' : day.format(date);
}

/** Last day on which something that ends at this instant can be done: what ends at midnight ended the day before. */
export function dutchLastDay(instant: string): string {
  const end = new Date(instant).getTime();
  return Number.isNaN(end) ? '' : day.format(end - 1);
}

/** A time of day in the Netherlands, from an ISO 8601 instant: `14:32`. Empty text for an instant that cannot be read. */
export function dutchTime(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? '' : clock.format(date);
}

/** Words as the Dutch list them: `a`, `a en b`, `a, b en c`. */
export function dutchList(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} en ${words[words.length - 1]}`;
}
