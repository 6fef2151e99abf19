import fc from 'fast-check';
import { meanFpc } from './mean-fpc';
import { of } from './golden/of-kind';

const values = (...given: number[]) => given.map((value) => ({ value, count: 1 }));

describe('meanFpc', () => {
  it('equals svymean with fpc, and its interval', () => {
    // d <- svydesign(ids = ~1, fpc = ~N, data = data.frame(y = c(1, 2, 2, 5, 10, 40), N = 20)); m <- svymean(~y, d); SE(m); confint(m, df = degf(d))
    const found = of(meanFpc([{ value: 2, count: 2 }, ...values(1, 5, 10, 40)], 20), 'mean');
    expect(found).toMatchObject({ mean: 10, n: 6 });
    expect(of(found.standardError, 'standardError').standardError).toBeCloseTo(5.14392845984, 10);
    const { low, high } = of(found.interval, 'interval');
    expect([low, high].map((bound) => bound.toFixed(8))).toEqual(['-3.22288906', '23.22288906']);
  });

  it('is certain when everybody answered, and says nothing of spread for one', () => {
    expect(meanFpc(values(3, 5), 2)).toMatchObject({
      standardError: { standardError: 0 },
      interval: { low: 4, high: 4 },
    });
    expect(meanFpc(values(3), 1)).toMatchObject({ standardError: { standardError: 0 } });
    expect(meanFpc(values(3), 9)).toMatchObject({
      mean: 3,
      standardError: { kind: 'noBase' },
      interval: { kind: 'noBase' },
    });
    expect(meanFpc([], 9)).toEqual({ kind: 'noBase' });
    // A population that is too small cannot be right.
    expect(meanFpc(values(3, 5, 9), 2)).toEqual(meanFpc(values(3, 5, 9), null));
    expect(() => meanFpc([{ value: 1, count: 0.5 }], 9)).toThrow(RangeError);
    expect(() => meanFpc([{ value: Infinity, count: 1 }], 9)).toThrow(RangeError);
  });

  it('has an interval around the mean that a larger part of the population makes narrower', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 20 }), (given) => {
        const width = (populationN: number | null) => {
          const { mean, interval } = of(meanFpc(values(...given), populationN), 'mean');
          const { low, high } = of(interval, 'interval');
          expect(low <= mean && mean <= high).toBe(true);
          return high - low;
        };
        expect(width(given.length + 5)).toBeLessThanOrEqual(width(null));
      }),
    );
  });
});
