import { endOfDay, lastDayBefore } from './closing-moment';

describe('the end of a day in the Netherlands', () => {
  it.each([
    ['2026-11-30', '2026-11-30T23:00:00.000Z'],
    ['2026-07-01', '2026-07-01T22:00:00.000Z'],
    // The days on which the clock is changed.
    ['2026-03-28', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['2026-10-24', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['2026-12-31', '2026-12-31T23:00:00.000Z'],
  ])('%s ends at %s', (day, instant) => {
    expect(endOfDay(day)).toBe(instant);
    expect(lastDayBefore(instant)).toBe(day);
  });

  it('is not there for what is no day', () => {
    for (const text of ['', '2026-13-01', 'morgen', '2026-1-1']) expect(endOfDay(text)).toBeNull();
    expect(lastDayBefore(null)).toBe('');
  });
});
