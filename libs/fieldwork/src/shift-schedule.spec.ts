import fc from 'fast-check';
import { wallClockMoment, wallClockOf } from './mail-schedule';
import { proposedOpening, shiftMoment } from './shift-schedule';

const clock = (local: string) => wallClockMoment(local)!.at;

describe('the schedule of the next wave', () => {
  it('is as far from the opening, at the same time on the clock, whatever summer time does', () => {
    const opening = clock('2024-10-01T09:00');
    const next = clock('2025-03-04T09:00');
    expect(wallClockOf(shiftMoment(clock('2024-10-15T10:30'), opening, next))).toBe('2025-03-18T10:30');
    // The clock went back in October and goes forward in March.
    expect(wallClockOf(shiftMoment(clock('2024-11-01T00:00'), opening, next))).toBe('2025-04-04T00:00');
  });

  it('has the new opening for the opening, also at another time of the day', () => {
    const opening = clock('2024-10-01T09:00');
    const next = clock('2025-10-01T13:00');
    expect(shiftMoment(opening, opening, next)).toEqual(next);
    expect(wallClockOf(shiftMoment(clock('2024-10-08T09:00'), opening, next))).toBe('2025-10-08T09:00');
  });

  it('keeps seconds', () => {
    const end = new Date('2024-10-31T22:59:59.999Z');
    expect(shiftMoment(end, clock('2024-10-01T09:00'), clock('2025-10-01T09:00')).toISOString()).toBe(
      '2025-10-31T22:59:59.999Z',
    );
  });

  it('moved there and back is what it was, but for an hour that does not exist', () => {
    const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, moment, moment, (at, opening, next) => {
        fc.pre(at.getTime() !== opening.getTime());
        const moved = shiftMoment(at, opening, next);
        fc.pre(moved.getTime() !== next.getTime() && wallClockOf(moved).slice(11) === wallClockOf(at).slice(11));
        expect(wallClockOf(shiftMoment(moved, next, opening))).toBe(wallClockOf(at));
      }),
    );
  });

  it('is proposed a year of whole weeks later, on the same day of the week, and never in the past', () => {
    const opening = clock('2022-10-04T09:00');
    expect(wallClockOf(proposedOpening(opening, clock('2022-12-01T00:00')))).toBe('2023-10-03T09:00');
    expect(wallClockOf(proposedOpening(opening, clock('2026-11-22T12:00')))).toBe('2027-09-28T09:00');
    fc.assert(
      fc.property(fc.date({ min: opening, max: new Date('2060-01-01'), noInvalidDate: true }), (now) => {
        expect(proposedOpening(opening, now).getTime()).toBeGreaterThan(now.getTime());
      }),
    );
  });
});
