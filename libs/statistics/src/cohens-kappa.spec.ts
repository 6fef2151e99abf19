import fc from 'fast-check';
import { cohensKappa, pooledKappa } from './cohens-kappa';

const kappa = (table: number[][]) => {
  const found = cohensKappa(table);
  return found.kind === 'kappa' ? found.kappa : found.kind;
};

describe('cohensKappa', () => {
  it('is that of the example in the article of 1960, in counts of 200', () => {
    const found = cohensKappa([
      [88, 10, 2],
      [14, 40, 6],
      [18, 10, 12],
    ]);
    expect(found).toMatchObject({ kind: 'kappa', n: 200, observed: 0.7 });
    expect(found).toHaveProperty('expected', expect.closeTo(0.41, 12));
    expect(found).toHaveProperty('kappa', expect.closeTo(0.491525423728813, 12));
  });

  it('is that of the textbook example of two by two', () => {
    expect(kappa([[20, 5], [10, 15]])).toBeCloseTo(0.4, 12); // prettier-ignore
  });

  it('is 1 when they always agree on different things, and below 0 when they agree less than chance would', () => {
    expect(kappa([[3, 0], [0, 9]])).toBe(1); // prettier-ignore
    expect(kappa([[0, 5], [5, 0]])).toBe(-1); // prettier-ignore
  });

  it('says so where there is nothing to agree on, and never gives NaN', () => {
    expect(kappa([])).toBe('noBase');
    expect(kappa([[0, 0], [0, 0]])).toBe('noBase'); // prettier-ignore
    expect(kappa([[0, 0], [0, 12]])).toBe('noVariation'); // prettier-ignore
    // One coder never chose it, the other sometimes: no better than chance, which is a kappa of 0.
    expect(kappa([[0, 0], [4, 12]])).toBe(0); // prettier-ignore
  });

  it('refuses what is no square table of counts', () => {
    expect(() => cohensKappa([[1, 2]])).toThrow(RangeError);
    expect(() => cohensKappa([[-1]])).toThrow(RangeError);
    expect(() => cohensKappa([[0.5]])).toThrow(RangeError);
  });

  it('lies in [−1, 1] and does not depend on who is first or on the order of categories', () => {
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((size) =>
        fc.array(fc.array(fc.nat(50), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
      );
    fc.assert(
      fc.property(table, (counts) => {
        const found = cohensKappa(counts);
        const turned = cohensKappa(counts.map((_, row) => counts.map((of) => of[row]!)));
        const reversed = cohensKappa(counts.toReversed().map((row) => row.toReversed()));
        expect([turned.kind, reversed.kind]).toEqual([found.kind, found.kind]);
        if (found.kind !== 'kappa' || turned.kind !== 'kappa' || reversed.kind !== 'kappa') return;
        expect(found.kappa).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(found.kappa).toBeLessThanOrEqual(1);
        expect(turned.kappa).toBeCloseTo(found.kappa, 10);
        expect(reversed.kappa).toBeCloseTo(found.kappa, 10);
      }),
    );
  });
});

describe('pooledKappa', () => {
  it('is made of the mean agreement and the mean agreement by chance', () => {
    // By hand: po = (0,7 + 0,94)/2, pe = (0,5 + 0,7176)/2.
    const found = pooledKappa([[[20, 5], [10, 15]], [[7, 2], [1, 40]]]); // prettier-ignore
    expect(found).toHaveProperty('kappa', expect.closeTo(0.539877300613497, 12));
    expect(found).toHaveProperty('n', 100);
  });

  it('exists where one of the codes was never chosen', () => {
    expect(pooledKappa([[[20, 5], [10, 15]], [[0, 0], [0, 50]]])).toMatchObject({ kind: 'kappa' }); // prettier-ignore
    expect(pooledKappa([[[0, 0], [0, 50]]])).toMatchObject({ kind: 'noVariation' }); // prettier-ignore
    expect(pooledKappa([])).toEqual({ kind: 'noBase' });
    expect(pooledKappa([[[0, 0], [0, 0]]])).toEqual({ kind: 'noBase' }); // prettier-ignore
  });
});
