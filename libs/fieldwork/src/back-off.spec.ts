import fc from 'fast-check';
import { MOST_ATTEMPTS, pauseAfter } from './back-off';

const MINUTE = 60_000;

describe('back-off', () => {
  it('doubles the pause after every failure, up to an hour', () => {
    expect([1, 2, 3, 6, 7, 100].map((failures) => pauseAfter(failures, MINUTE, 0.5) / MINUTE)).toEqual([
      1, 2, 4, 32, 60, 60,
    ]);
  });

  it('is spread by a fifth to either side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, chance) => {
          const middle = pauseAfter(failures, MINUTE, 0.5);
          expect(Math.abs(pauseAfter(failures, MINUTE, chance) - middle)).toBeLessThanOrEqual(middle * 0.2 + 1);
        },
      ),
    );
  });

  it('gives up on one message after a working day', () => {
    const pauses = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, k) => pauseAfter(k + 1, MINUTE, 0.5));
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / (60 * MINUTE);
    expect(hours).toBeGreaterThan(8);
    expect(hours).toBeLessThan(12);
  });

  it('refuses a number of failures that cannot be', () => {
    expect(() => pauseAfter(0, MINUTE, 0)).toThrow(RangeError);
  });
});
