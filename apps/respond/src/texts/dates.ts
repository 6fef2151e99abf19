import { texts } from './texts';

const ZONE = 'Europe/Amsterdam';
const time = new Intl.DateTimeFormat(texts.locale, { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
const day = new Intl.DateTimeFormat(texts.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE });

/** Time of an instant (ISO 8601) in the Netherlands: `14:32`. */
export function timeOf(instant: string): string {
  return time.format(new Date(instant));
}

/** Date of an instant in the Netherlands: `3 oktober 2024`. */
export function dateOf(instant: string): string {
  return day.format(new Date(instant));
}

/** Date and time of an instant in the Netherlands: `3 oktober 2024, 14:32 uur`. */
export function dateAndTimeOf(instant: string): string {
  return `${dateOf(instant)}, ${timeOf(instant)} uur`;
}

/** True when both instants fall on the same day in the Netherlands. */
export function sameDay(one: string, other: string): boolean {
  return dateOf(one) === dateOf(other);
}

/** A moment as short as it can be told now: `14:32 uur` today, otherwise `3 oktober 2024, 14:32 uur`. */
export function momentOf(instant: string, now: Date = new Date()): string {
  return sameDay(instant, now.toISOString()) ? `${timeOf(instant)} uur` : dateAndTimeOf(instant);
}
