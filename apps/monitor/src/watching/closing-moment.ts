const ZONE = 'Europe/Amsterdam';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });

/**
 * The moment at which a day in the Netherlands (`2026-11-30`) is over, as an ISO 8601 instant: midnight, whatever the zone of the browser and also
 * on days that are an hour shorter or longer. Null for a text that is no day.
 */
export function endOfDay(day: string): string | null {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || Number.isNaN(asUtc)) return null;
  const next = asUtc + DAY_MS;
  const text = `${new Date(next).toISOString().slice(0, 10)} 00:00`;
  // One hour ahead of UTC in winter, two in summer.
  const at = [2, 1].map((hours) => next - hours * HOUR_MS).find((moment) => clock.format(moment) === text);
  return at === undefined ? null : new Date(at).toISOString();
}

/** The last day in the Netherlands before this instant, as `2026-11-30`; '' without one. */
export function lastDayBefore(instant: string | null): string {
  return instant === null ? '' : clock.format(new Date(instant).getTime() - 1).slice(0, 10);
}
