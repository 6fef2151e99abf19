import fc from 'fast-check';
import { halfUp } from './half-up';
import { percentage } from './percentage';
import { weightedPercentage } from './weighted-percentage';

const whole = (count: number, base: number) => {
  const result = percentage(count, base);
  return result.kind === 'percentage' ? result.percentage : result.kind;
};

/** Half up in whole numbers of any size, where nothing can be lost. */
const exact = (count: number, base: number) => Number((200n * BigInt(count) + BigInt(base)) / (2n * BigInt(base)));

describe('percentage', () => {
  it.each([
    [20, 37, 54],
    [11, 37, 30],
    [4, 37, 11],
    [2, 37, 5],
    [1, 8, 13],
    [57, 200, 29],
    [1, 200, 1],
    [0, 5, 0],
    [5, 5, 100],
  ])('%i of %i is %i%%', (count, base, expected) => {
    expect(whole(count, base)).toBe(expected);
  });

  it('rounds each half up, whatever floating point makes of it', () => {
    for (let permille = 5; permille < 1000; permille += 10) {
      expect(whole(permille, 1000)).toBe((permille + 5) / 10);
    }
  });

  it('agrees with arithmetic on unbounded whole numbers, up to 40 thousand billion', () => {
    const base = fc.integer({ min: 1, max: 40_000_000_000_000 });
    fc.assert(
      fc.property(base, fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const count = Math.min(n, Math.floor(n * part));
        return whole(count, n) === exact(count, n);
      }),
    );
  });

  it('has no value over nobody, and refuses what cannot be a count', () => {
    expect(percentage(0, 0)).toEqual({ kind: 'noBase' });
    expect(() => percentage(2, 1)).toThrow(RangeError);
    expect(() => percentage(1.5, 3)).toThrow(RangeError);
    expect(() => percentage(-1, 3)).toThrow(RangeError);
    expect(() => percentage(2 ** 52, 2 ** 52)).toThrow(RangeError);
  });
});

describe('weightedPercentage', () => {
  it('takes a half that floating point left just below as a half', () => {
    expect(0.285 * 100).toBeLessThan(28.5);
    expect(weightedPercentage(0.285, 1)).toEqual({ kind: 'percentage', percentage: 29, count: 0.285, base: 1 });
    expect(weightedPercentage(0.1 + 0.2, 0.6)).toMatchObject({ percentage: 50 });
  });

  it('has no value over no weight', () => {
    expect(weightedPercentage(0, 0)).toEqual({ kind: 'noBase' });
  });

  it('says the same as the exact percentage when all weights are one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (n, k) => {
        const count = k % (n + 1);
        const weighted = weightedPercentage(count, n);
        return weighted.kind === 'percentage' && weighted.percentage === exact(count, n);
      }),
    );
  });
});

describe('halfUp', () => {
  it.each([
    [2.5, 3],
    [2.4, 2],
    [-2.5, -2],
    [-2.6, -3],
    [28.499999999999996, 29],
    [28.4999, 28],
    [0, 0],
  ])('%p becomes %p', (value, expected) => {
    expect(halfUp(value)).toBe(expected);
  });
});
