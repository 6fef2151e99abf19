import fc from 'fast-check';
import { chiSquareTest } from './chi-square-test';

describe('chiSquareTest', () => {
  it('equals chisq.test', () => {
    // chisq.test(matrix(c(20, 30, 25, 15, 10, 40), 2, byrow = TRUE), correct = FALSE), R 4.2.2
    const result = chiSquareTest([
      [20, 30, 25],
      [15, 10, 40],
    ]);
    expect(result).toMatchObject({ kind: 'test', df: 2, n: 140, smallExpected: false });
    if (result.kind !== 'test') return;
    expect(result.statistic).toBeCloseTo(13.5305719921105, 10);
    expect(result.p).toBeCloseTo(0.00115311766001391, 12);
  });

  it('leaves rows and columns out that nobody is in', () => {
    const small = [
      [6, 14],
      [12, 7],
    ];
    const padded = [
      [6, 0, 14],
      [0, 0, 0],
      [12, 0, 7],
    ];
    const [one, other] = [chiSquareTest(small), chiSquareTest(padded)];
    if (one.kind !== 'test' || other.kind !== 'test') throw new Error('no test');
    expect(other).toMatchObject({ statistic: one.statistic, df: 1, p: one.p, cramersV: one.cramersV });
    expect(other.adjustedResiduals[1]).toEqual([0, 0, 0]);
  });

  it('has an answer at the edges', () => {
    expect(chiSquareTest([])).toEqual({ kind: 'noBase' });
    expect(chiSquareTest([[0, 0]])).toEqual({ kind: 'noBase' });
    expect(chiSquareTest([[3, 4]])).toEqual({ kind: 'oneCategory' });
    expect(
      chiSquareTest([
        [3, 0],
        [9, 0],
      ]),
    ).toEqual({ kind: 'oneCategory' });
    const whole = chiSquareTest([
      [10, 0],
      [0, 10],
    ]);
    expect(whole).toMatchObject({ cramersV: 1, statistic: 20 });
  });

  it('refuses what is no table', () => {
    expect(() => chiSquareTest([[1, 2], [3]])).toThrow(RangeError);
    expect(() => chiSquareTest([[1, -2]])).toThrow(RangeError);
    expect(() => chiSquareTest([[1, Number.NaN]])).toThrow(RangeError);
  });

  it('does not depend on the order of rows and columns', () => {
    const table = fc.array(fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(table, (given) => {
        const result = chiSquareTest(given);
        const turned = chiSquareTest([...given].reverse().map((row) => [...row].reverse()));
        const flipped = chiSquareTest(given[0]!.map((_, column) => given.map((row) => row[column]!)));
        if (result.kind !== 'test' || turned.kind !== 'test' || flipped.kind !== 'test') {
          return expect([turned.kind, flipped.kind]).toEqual([result.kind, result.kind]);
        }
        expect(turned.p).toBeCloseTo(result.p, 10);
        expect(flipped.p).toBeCloseTo(result.p, 10);
        expect(result.cramersV).toBeGreaterThanOrEqual(0);
        expect(result.cramersV).toBeLessThanOrEqual(1);
        result.expected.forEach((row, at) =>
          expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(
            given[at]!.reduce((a, b) => a + b, 0),
            9,
          ),
        );
      }),
    );
  });
});
