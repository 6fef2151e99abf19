import fc from 'fast-check';
import { standardErrorFpc } from './standard-error-fpc';
import { wilsonInterval } from './wilson-interval';

const counted = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.nat())
  .map(([n, k]) => ({ n, count: k % (n + 1), share: (k % (n + 1)) / n }));

function bounds(count: number, n: number, populationN: number | null): [number, number] {
  const interval = wilsonInterval(count, n, populationN);
  if (interval.kind === 'noBase') throw new Error('no base');
  return [interval.low, interval.high];
}

describe('wilsonInterval', () => {
  it('has no value over nobody, also in an empty population', () => {
    expect(wilsonInterval(0, 0, 342)).toEqual({ kind: 'noBase' });
    expect(wilsonInterval(0, 0, null)).toEqual({ kind: 'noBase' });
    expect(wilsonInterval(0, 0, 0)).toEqual({ kind: 'noBase' });
  });

  it('leaves nothing to chance when the whole population answered', () => {
    expect(bounds(100, 342, 342)).toEqual([100 / 342, 100 / 342]);
    expect(bounds(1, 1, 1)).toEqual([1, 1]);
  });

  it('leaves a population smaller than the sample aside', () => {
    expect(bounds(10, 40, 39)).toEqual(bounds(10, 40, null));
  });

  it('refuses more than there are', () => {
    expect(() => wilsonInterval(3, 2, null)).toThrow(RangeError);
    expect(() => wilsonInterval(1, 2, -1)).toThrow(RangeError);
    expect(() => wilsonInterval(1, 2, Number.NaN)).toThrow(RangeError);
  });

  it('ends at 0 and 1 exactly', () => {
    for (let n = 1; n < 400; n++) {
      expect(bounds(0, n, 400)[0]).toBe(0);
      expect(bounds(n, n, 400)[1]).toBe(1);
    }
  });

  it('contains the share, within [0, 1]', () => {
    fc.assert(
      fc.property(counted, fc.option(fc.nat(10_000)), ({ n, count, share }, population) => {
        const [low, high] = bounds(count, n, population);
        return low >= 0 && low <= share && share <= high && high <= 1;
      }),
    );
  });

  it('mirrors: the share of the others has the mirrored interval', () => {
    fc.assert(
      fc.property(counted, ({ n, count }) => {
        const [low, high] = bounds(count, n, 6000);
        const [otherLow, otherHigh] = bounds(n - count, n, 6000);
        expect(otherLow).toBeCloseTo(1 - high, 12);
        expect(otherHigh).toBeCloseTo(1 - low, 12);
      }),
    );
  });

  it('is narrower the larger the part of the population that answered', () => {
    fc.assert(
      fc.property(counted, fc.integer({ min: 1, max: 1000 }), ({ n, count }, more) => {
        const width = (populationN: number | null) => {
          const [low, high] = bounds(count, n, populationN);
          return high - low;
        };
        expect(width(n + more)).toBeLessThanOrEqual(width(n + more + 50) + 1e-12);
        expect(width(n + more)).toBeLessThanOrEqual(width(null) + 1e-12);
      }),
    );
  });
});

describe('standardErrorFpc', () => {
  const error = (count: number, n: number, populationN: number | null) => {
    const result = standardErrorFpc(count, n, populationN);
    return result.kind === 'standardError' ? result.standardError : result.kind;
  };

  it('is that of a sample without replacement', () => {
    expect(error(50, 101, null)).toBeCloseTo(Math.sqrt(((50 / 101) * (51 / 101)) / 100), 12);
    expect(error(50, 101, 404)).toBeCloseTo(Math.sqrt((((50 / 101) * (51 / 101)) / 100) * 0.75), 12);
  });

  it('is 0 when the whole population answered, and has no value for a sample of one or none', () => {
    expect(error(7, 12, 12)).toBe(0);
    expect(error(1, 1, 1)).toBe(0);
    expect(error(1, 1, 342)).toBe('noBase');
    expect(error(0, 0, 342)).toBe('noBase');
  });

  it('leaves a population smaller than the sample aside', () => {
    expect(error(10, 40, 39)).toBe(error(10, 40, null));
  });
});
