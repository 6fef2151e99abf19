import fc from 'fast-check';
import { independentDifference } from './independent-difference';
import { fisherExact2x2 } from './fisher-exact-2x2';

function tested(...given: Parameters<typeof independentDifference>) {
  const result = independentDifference(...given);
  if (result.kind !== 'test') throw new Error(result.kind);
  return result;
}

const part = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat()).map(([n, k]) => [k % (n + 1), n] as const);

// Reference numbers: R 4.2.2.
describe('independentDifference', () => {
  it('turns to the exact test where few are expected', () => {
    // fisher.test(matrix(c(1, 9, 8, 4), 2))$p.value; prop.test(c(8, 1), c(12, 10), correct = FALSE)
    const result = tested(1, 10, 8, 12);
    expect(result.method).toBe('fisher');
    expect(result.p).toBeCloseTo(0.0114993365767359, 12);
    expect(result.asymptoticP).toBeCloseTo(0.00710755919864725, 12);
  });

  it('is more certain the larger the part of the population that answered', () => {
    const [sample, half] = [tested(60, 150, 80, 150), tested(60, 150, 80, 150, { populationN: 300 })];
    // Variances times 1 − 150/300.
    expect(half.statistic / sample.statistic).toBeCloseTo(2, 12);
    expect((half.high - half.low) / (sample.high - sample.low)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(half.p).toBeLessThan(sample.p);
    expect(tested(60, 150, 80, 150, { populationN: [150, null] }).statistic / sample.statistic).toBeCloseTo(2, 12);
  });

  it('has an answer at the edges', () => {
    expect(independentDifference(0, 0, 3, 5)).toEqual({ kind: 'noBase' });
    expect(independentDifference(3, 5, 0, 0, { populationN: 0 })).toEqual({ kind: 'noBase' });
    expect(independentDifference(3, 10, 5, 10, { populationN: 10 })).toEqual({
      kind: 'everybody',
      estimate: 0.2,
      n1: 10,
      n2: 10,
    });
    // All yes twice: no difference, and the interval does not claim certainty.
    const allYes = tested(20, 20, 30, 30);
    expect(allYes).toMatchObject({ estimate: 0, p: 1, statistic: 0 });
    expect(allYes.low).toBeLessThan(-0.05);
    expect(allYes.high).toBeGreaterThan(0.05);
    expect(tested(0, 30, 40, 40)).toMatchObject({ estimate: 1, high: 1 });
    // N smaller than who answered cannot be right.
    expect(tested(5, 20, 9, 20, { populationN: 10 })).toEqual(tested(5, 20, 9, 20));
  });

  it('refuses what cannot be', () => {
    expect(() => independentDifference(3, 2, 1, 2)).toThrow(RangeError);
    expect(() => independentDifference(0.5, 2, 1, 2)).toThrow(RangeError);
    expect(() => independentDifference(1, 2, 1, 2, { populationN: -1 })).toThrow(RangeError);
  });

  it('has the difference within its interval, and mirrors when the groups change places', () => {
    fc.assert(
      fc.property(part, part, fc.option(fc.integer({ min: 1, max: 900 })), ([k1, n1], [k2, n2], populationN) => {
        const result = independentDifference(k1, n1, k2, n2, { populationN });
        const turned = independentDifference(k2, n2, k1, n1, { populationN });
        if (result.kind !== 'test' || turned.kind !== 'test') return result.kind === turned.kind;
        expect(result.low).toBeGreaterThanOrEqual(-1);
        expect(result.low).toBeLessThanOrEqual(result.estimate);
        expect(result.high).toBeGreaterThanOrEqual(result.estimate);
        expect(result.high).toBeLessThanOrEqual(1);
        expect(result.p).toBeGreaterThanOrEqual(0);
        expect(result.p).toBeLessThanOrEqual(1);
        expect(turned.p).toBeCloseTo(result.p, 10);
        expect(turned.low).toBeCloseTo(-result.high, 10);
      }),
    );
  });
});

describe('fisherExact2x2', () => {
  const p = (...given: Parameters<typeof fisherExact2x2>) => {
    const result = fisherExact2x2(...given);
    return result.kind === 'test' ? result.p : result.kind;
  };

  it('equals fisher.test', () => {
    // fisher.test(matrix(c(3, 1, 1, 3), 2)); fisher.test(matrix(c(0, 40, 9, 31), 2))
    expect(p(3, 4, 1, 4)).toBeCloseTo(0.485714285714286, 12);
    expect(p(0, 40, 9, 40)).toBeCloseTo(0.00235824518813941, 12);
  });

  it('has an answer at the edges', () => {
    expect(p(0, 0, 1, 4)).toBe('noBase');
    expect(p(0, 4, 0, 9)).toBe(1);
    expect(p(4, 4, 9, 9)).toBe(1);
    expect(p(5, 1_000_000, 4, 1_000_000)).toBe(1);
    expect(p(0, 100_000, 100_000, 100_000)).toBe(0);
  });
});
