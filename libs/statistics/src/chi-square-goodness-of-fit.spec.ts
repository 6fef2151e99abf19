import fc from 'fast-check';
import { chiSquareGoodnessOfFit, chiSquareUpperTail, type GoodnessOfFit } from './chi-square-goodness-of-fit';
import { exactMultinomialP } from './exact-multinomial';

const classes = (observed: readonly number[], population: readonly number[]) =>
  observed.map((count, at) => ({ observed: count, population: population[at] ?? 0 }));

function test(observed: readonly number[], population: readonly number[], finite = true): GoodnessOfFit {
  const result = chiSquareGoodnessOfFit(classes(observed, population), { finite });
  if (result.kind !== 'test') throw new Error(result.kind);
  return result;
}

/** Relative closeness, also far in the tail. */
const close = (value: number, reference: number) => expect(Math.abs(value / reference - 1)).toBeLessThan(1e-9);

// Reference numbers: R 4.2.2.
describe('chi-square goodness of fit', () => {
  it('equals chisq.test without correction for a finite population', () => {
    // chisq.test(c(91, 30, 20, 10), p = c(120, 100, 80, 42) / 342)
    const result = test([91, 30, 20, 10], [120, 100, 80, 42], false);
    close(result.statistic, 4.23982497634815e1);
    close(result.pValue, 3.30258703210598e-9);
    expect(result).toMatchObject({ df: 3, method: 'chi-square', smallExpected: false });
  });

  it('is stricter when the response is a large part of the population', () => {
    // pchisq(42.3982497634815 * 341 / (342 - 151), 3, lower.tail = FALSE)
    close(test([91, 30, 20, 10], [120, 100, 80, 42]).pValue, 2.57084446389325e-16);
  });

  it('keeps the upper tail exact', () => {
    // pchisq(c(0.5, 10, 100, 400), c(1, 4, 11, 3), lower.tail = FALSE)
    close(chiSquareUpperTail(0.5, 1), 4.79500122186953e-1);
    close(chiSquareUpperTail(10, 4), 4.04276819945128e-2);
    close(chiSquareUpperTail(100, 11), 1.78583824488017e-16);
    close(chiSquareUpperTail(400, 3), 2.21388659310112e-86);
  });

  it('enumerates the outcomes where few are expected', () => {
    // o <- c(5, 1, 0, 2); N <- c(8, 12, 6, 9); fisher.test(rbind(o, N - o))$p.value
    const result = test([5, 1, 0, 2], [8, 12, 6, 9]);
    close(result.pValue, 0.0169328283442007);
    expect(result).toMatchObject({ method: 'exact', smallExpected: false });
    // o <- c(3, 7); N <- c(10, 30)
    close(test([3, 7], [10, 30]).pValue, 0.689284075051328);
    // sum of dmultinom(x, prob = p) over all x with dmultinom(x) <= dmultinom(observed)
    close(exactMultinomialP(classes([5, 1, 0], [0.2, 0.3, 0.5]), false) ?? NaN, 0.00064);
    close(exactMultinomialP(classes([4, 3, 2], [100, 120, 122]), false) ?? NaN, 0.59314231741709);
  });

  it('says that it is rough when there are too many outcomes to enumerate', () => {
    const provinces = Array.from({ length: 12 }, () => 28);
    const result = test([5, 3, 2, 4, 3, 1, 2, 3, 4, 5, 2, 3], provinces);
    expect(result).toMatchObject({ method: 'chi-square', smallExpected: true, df: 11 });
    expect(exactMultinomialP(classes([5, 3, 2, 4, 3, 1, 2, 3, 4, 5, 2, 3], provinces), true)).toBeNull();
  });

  it('has no test where there is nothing to test', () => {
    expect(chiSquareGoodnessOfFit(classes([0, 0], [10, 20]))).toEqual({ kind: 'noResponses' });
    expect(chiSquareGoodnessOfFit(classes([3], [10]))).toEqual({ kind: 'oneClass' });
    expect(chiSquareGoodnessOfFit(classes([3, 0], [10, 0]))).toEqual({ kind: 'oneClass' });
    expect(chiSquareGoodnessOfFit(classes([10, 20], [10, 20]))).toEqual({ kind: 'everybody' });
  });

  it('refuses what cannot be', () => {
    expect(() => chiSquareGoodnessOfFit(classes([3, 1], [2, 10]))).toThrow(RangeError);
    expect(() => chiSquareGoodnessOfFit(classes([-1, 1], [2, 10]))).toThrow(RangeError);
    expect(() => chiSquareGoodnessOfFit(classes([1.5, 1], [2, 10]))).toThrow(RangeError);
    expect(() => chiSquareGoodnessOfFit(classes([1, 1], [0, 10]), { finite: false })).toThrow(RangeError);
  });

  const anyClasses = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat(60)), { minLength: 2, maxLength: 6 })
    .map((pairs) => pairs.map(([population, k]) => ({ population, observed: k % (population + 1) })));

  it('gives a chance between 0 and 1, whatever the order of the classes', () => {
    fc.assert(
      fc.property(anyClasses, (given) => {
        const result = chiSquareGoodnessOfFit(given);
        if (result.kind !== 'test') return;
        const turned = chiSquareGoodnessOfFit([...given].reverse());
        expect(result.pValue).toBeGreaterThanOrEqual(0);
        expect(result.pValue).toBeLessThanOrEqual(1);
        expect(turned.kind === 'test' && turned.pValue).toBeCloseTo(result.pValue, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('finds a response in exact proportion as likely as can be', () => {
    expect(test([20, 30, 50], [200, 300, 500]).pValue).toBe(1);
  });
});
