import fc from 'fast-check';
import { pairedDifference } from './paired-difference';

function tested(...given: Parameters<typeof pairedDifference>) {
  const result = pairedDifference(...given);
  if (result.kind !== 'test') throw new Error(result.kind);
  return result;
}

const pairs = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(200))
  .filter(([gained, lost, same]) => gained + lost + same > 0)
  .map(([gained, lost, same]) => [gained, lost, gained + lost + same] as const);

describe('pairedDifference', () => {
  it('is exact while fewer than 25 pairs changed', () => {
    // binom.test(16, 20)$p.value; mcnemar.test(matrix(c(30, 4, 16, 44), 2), correct = FALSE)$p.value
    const few = tested(16, 4, 94);
    expect(few).toMatchObject({ method: 'mcnemarExact', gained: 16, lost: 4, n1: 94, n2: 94 });
    expect(few.p).toBeCloseTo(0.0118179321289062, 12);
    expect(few.asymptoticP).toBeCloseTo(0.00729035809153535, 12);
    expect(tested(15, 10, 94).method).toBe('mcnemar');
  });

  it('has the score interval of Tango', () => {
    // In R: uniroot over the score statistic, with the likelihood maximised by optimize() instead of by its closed form.
    const { low, high } = tested(9, 5, 44);
    expect(low).toBeCloseTo(-0.0810162, 6);
    expect(high).toBeCloseTo(0.2608327, 6);
  });

  it('is more certain the larger the part of the population that answered', () => {
    const [sample, half] = [tested(30, 15, 100), tested(30, 15, 100, { populationN: 200 })];
    expect(half.statistic / sample.statistic).toBeCloseTo(2, 12);
    expect(half.high - half.low).toBeLessThan(sample.high - sample.low);
    expect(half.exactP).toBe(sample.exactP);
  });

  it('has an answer at the edges', () => {
    expect(pairedDifference(0, 0, 0)).toEqual({ kind: 'noBase' });
    expect(pairedDifference(4, 1, 12, { populationN: 12 })).toMatchObject({ kind: 'everybody', estimate: 0.25 });
    const unchanged = tested(0, 0, 50);
    expect(unchanged).toMatchObject({ estimate: 0, p: 1, statistic: 0 });
    // Nobody changed: z²/(n + z²) on either side.
    expect(unchanged.high).toBeCloseTo(3.841458820694124 / 53.841458820694124, 9);
    expect(unchanged.low).toBeCloseTo(-unchanged.high, 9);
    expect(tested(50, 0, 50)).toMatchObject({ estimate: 1, high: 1 });
    expect(tested(0, 50, 50)).toMatchObject({ estimate: -1, low: -1 });
  });

  it('refuses what cannot be', () => {
    expect(() => pairedDifference(3, 3, 5)).toThrow(RangeError);
    expect(() => pairedDifference(-1, 3, 5)).toThrow(RangeError);
    expect(() => pairedDifference(1, 3, 5, { populationN: Number.NaN })).toThrow(RangeError);
  });

  it('has an interval that agrees with the test and mirrors', () => {
    fc.assert(
      fc.property(pairs, fc.option(fc.nat(400)), ([gained, lost, n], populationN) => {
        const result = pairedDifference(gained, lost, n, { populationN });
        if (result.kind !== 'test') return;
        expect(result.low).toBeGreaterThanOrEqual(-1);
        expect(result.low).toBeLessThanOrEqual(result.estimate);
        expect(result.high).toBeGreaterThanOrEqual(result.estimate);
        expect(result.high).toBeLessThanOrEqual(1);
        if (Math.abs(result.asymptoticP - 0.05) > 1e-6) {
          expect(result.low > 0 || result.high < 0).toBe(result.asymptoticP < 0.05);
        }
        expect(tested(lost, gained, n, { populationN }).low).toBeCloseTo(-result.high, 9);
      }),
    );
  });
});
