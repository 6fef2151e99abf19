import { backOff } from './back-off';

it('waits longer after each failure, up to a minute', () => {
  expect([1, 2, 3, 20].map((failures) => backOff(failures, null, () => 1))).toEqual([1000, 2000, 4000, 60_000]);
});

it('spreads the waiting over half to the whole time', () => {
  expect(backOff(3, null, () => 0)).toBe(2000);
  expect(backOff(3, null, () => 1)).toBe(4000);
});

it('never comes back before the server asked, and not later than ten minutes and a bit', () => {
  expect(backOff(1, 30_000, () => 0)).toBeGreaterThanOrEqual(30_000);
  expect(backOff(1, 86_400_000, () => 1)).toBeLessThan(11 * 60_000);
});
