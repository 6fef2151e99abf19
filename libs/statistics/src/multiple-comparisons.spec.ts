import fc from 'fast-check';
import { benjaminiHochberg, holm } from './multiple-comparisons';
import { kishEffectiveN } from './kish-effective-n';

describe('several tests at once', () => {
  // p.adjust(c(.01, .04, .03, .005, .04), "holm" and "BH"), R 4.2.2
  const raw = [0.01, 0.04, 0.03, 0.005, 0.04];

  it('holm', () => {
    holm(raw).forEach((p, at) => expect(p).toBeCloseTo([0.04, 0.09, 0.09, 0.025, 0.09][at]!, 12));
  });

  it('benjaminiHochberg', () => {
    benjaminiHochberg(raw).forEach((p, at) => expect(p).toBeCloseTo([0.025, 0.04, 0.04, 0.025, 0.04][at]!, 12));
  });

  it('leaves one test, and none, as they are', () => {
    expect([holm([0.3]), benjaminiHochberg([0.3])]).toEqual([[0.3], [0.3]]);
    expect([holm([]), benjaminiHochberg([])]).toEqual([[], []]);
  });

  it('refuses what is no p-value', () => {
    for (const adjust of [holm, benjaminiHochberg]) {
      expect(() => adjust([1.1])).toThrow(RangeError);
      expect(() => adjust([Number.NaN])).toThrow(RangeError);
    }
  });

  it('only makes p-values larger, in the same order, Holm the most', () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(pValues, (given) => {
        const [careful, mild] = [holm(given), benjaminiHochberg(given)];
        given.forEach((p, at) => {
          expect(mild[at]).toBeGreaterThanOrEqual(p);
          expect(careful[at]).toBeGreaterThanOrEqual(mild[at]! - 1e-15);
          expect(careful[at]).toBeLessThanOrEqual(1);
          given.forEach((other, there) => {
            if (p < other) expect(mild[at]).toBeLessThanOrEqual(mild[there]!);
          });
        });
      }),
    );
  });
});

describe('kishEffectiveN', () => {
  it('is n when all weigh the same, and less otherwise', () => {
    expect(kishEffectiveN([{ weight: 2.4, n: 143 }])).toEqual({ kind: 'effectiveN', effectiveN: 143 });
    // (2 + 3 + 3)² / (4 + 9 + 9)
    const result = kishEffectiveN([
      { weight: 2, n: 1 },
      { weight: 3, n: 2 },
    ]);
    expect(result.kind === 'effectiveN' && result.effectiveN).toBeCloseTo(64 / 22, 12);
  });

  it('has no value when nobody weighs anything', () => {
    expect(kishEffectiveN([])).toEqual({ kind: 'noBase' });
    expect(kishEffectiveN([{ weight: 0, n: 5 }])).toEqual({ kind: 'noBase' });
    expect(() => kishEffectiveN([{ weight: Number.NaN, n: 5 }])).toThrow(RangeError);
  });
});
