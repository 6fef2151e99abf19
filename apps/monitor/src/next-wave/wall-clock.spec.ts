import { wallClock } from './wall-clock';

it('shows Dutch time, whatever the time of the year', () => {
  expect(wallClock('2026-11-30T08:00:00.000Z')).toBe('2026-11-30T09:00');
  expect(wallClock('2026-07-01T22:30:00.000Z')).toBe('2026-07-02T00:30');
});
