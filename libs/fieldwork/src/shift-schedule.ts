import { wallClockMoment, wallClockOf } from './mail-schedule';

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
/** A year of whole weeks: the same day of the week. */
const YEAR_OF_WEEKS = 52 * 7;

const dayOf = (at: Date): number => Date.parse(`${wallClockOf(at).slice(0, 10)}T00:00:00Z`) / DAY_MS;

/** The moment so many days later at the same time on the clock in the Netherlands, also when the clock is changed in between. */
export function daysLater(at: Date, days: number): Date {
  const day = new Date((dayOf(at) + days) * DAY_MS).toISOString().slice(0, 10);
  const moved = wallClockMoment(`${day}T${wallClockOf(at).slice(11)}`);
  if (moved === null) throw new RangeError(`There is no moment ${days} days after ${at.toISOString()}`);
  return new Date(moved.at.getTime() + (at.getTime() % MINUTE_MS));
}

/**
 * A moment of the schedule of one wave for the next: as many days from the opening, at the same time on the clock. The opening itself
 * becomes the new opening.
 */
export function shiftMoment(at: Date, opening: Date, nextOpening: Date): Date {
  if (at.getTime() === opening.getTime()) return nextOpening;
  return daysLater(at, dayOf(nextOpening) - dayOf(opening));
}

/** When a next wave might open: as many years of 52 weeks after the wave before as make it later than now. */
export function proposedOpening(opening: Date, now: Date): Date {
  const years = Math.max(1, Math.ceil((dayOf(now) - dayOf(opening) + 1) / YEAR_OF_WEEKS));
  return daysLater(opening, years * YEAR_OF_WEEKS);
}
