import { type CellValue, read, refused } from './cell-value';

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DUTCH_DATE = /^(\d{1,2})-(\d{1,2})-(\d{4})$/;
const ISO_INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})$/i;
const LOCAL = /^(\S+?)(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
/** Not what this program writes, but what a question with date and time has in the answers. */
const LOCAL_ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

/** Longer than any date or instant: patterns need not look at it. */
const LONGEST = 50;

const two = (text: string | undefined) => (text ?? '').padStart(2, '0');

/** `2026-11-22` of `2026-11-22` or `22-11-2026`; null when it is no date of the calendar. */
function isoDate(text: string): string | null {
  const iso = ISO_DATE.exec(text);
  const dutch = DUTCH_DATE.exec(text);
  const date = iso ? text : dutch ? `${dutch[3]}-${two(dutch[2])}-${two(dutch[1])}` : null;
  if (date === null) return null;
  const at = new Date(`${date}T00:00:00Z`);
  // JavaScript reads 31 February as 3 March.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date ? null : date;
}

/** The date in a cell as SurveyJS keeps it (`2026-11-22`). */
export function readDate(text: string): CellValue<string> {
  const date = text.length > LONGEST ? null : isoDate(text);
  if (date !== null) return read(date);
  if (LOCAL_ISO.test(text) && isoDate(text.slice(0, 10)) !== null) return read(text);
  return refused(text, 'Dit is geen datum. Schrijf bijvoorbeeld 22-11-2026 of 2026-11-22.');
}

const AMSTERDAM = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** What the clock in Amsterdam says at an instant, as if it were UTC, in milliseconds. */
function amsterdamClock(instant: number): number {
  const part = Object.fromEntries(AMSTERDAM.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
}

/** The instant at which the clock in Amsterdam says `clock`: the first of two when clocks go back, null for the hour that is skipped. */
function fromAmsterdam(clock: number): number | null {
  const day = 86_400_000;
  const offsets = [clock - day, clock + day].map((near) => amsterdamClock(near) - near);
  const instants = offsets.map((offset) => clock - offset).filter((instant) => amsterdamClock(instant) === clock);
  return instants.length === 0 ? null : Math.min(...instants);
}

const NOT_AN_INSTANT =
  'Dit is geen tijdstip. Schrijf bijvoorbeeld 2026-11-22T13:32:00Z, of 22-11-2026 14:32 voor Nederlandse tijd.';

/** The instant in a cell: ISO 8601 with a zone, or a date with or without a time of day in the Netherlands. */
export function readInstant(text: string): CellValue<Date> {
  if (text.length > LONGEST) return refused(text, NOT_AN_INSTANT);
  const zoned = ISO_INSTANT.exec(text);
  if (zoned) {
    const at = new Date(`${zoned[1]}T${zoned[2]}${zoned[3]!.toUpperCase()}`);
    if (isoDate(zoned[1]!) === null || Number.isNaN(at.getTime())) return refused(text, NOT_AN_INSTANT);
    return read(at);
  }
  const local = LOCAL.exec(text);
  const date = local ? isoDate(local[1]!) : null;
  if (!local || date === null) return refused(text, NOT_AN_INSTANT);
  const clock = Date.parse(`${date}T${two(local[2])}:${two(local[3])}:${two(local[4])}Z`);
  if (Number.isNaN(clock)) return refused(text, NOT_AN_INSTANT);
  const instant = fromAmsterdam(clock);
  if (instant === null) return refused(text, 'Dit tijdstip bestaat niet: de klok ging toen een uur vooruit.');
  return read(new Date(instant));
}
