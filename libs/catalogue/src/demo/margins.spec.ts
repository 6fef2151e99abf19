import fc from 'fast-check';
import { countsWithinBounds } from './counts-within-bounds';
import { fillMargins } from './fill-margins';
import { multipleChoice } from './multiple-choice';
import { seeded } from './random';

test('counts stay inside their bounds and make the total', () => {
  const bound = fc.tuple(fc.nat(20), fc.nat(20)).map(([min, more]) => [min, min + more] as const);
  fc.assert(
    fc.property(
      fc.array(bound, { minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (bounds, seed, place) => {
        const least = bounds.reduce((sum, [min]) => sum + min, 0);
        const most = bounds.reduce((sum, [, max]) => sum + max, 0);
        const total = Math.round(least + place * (most - least));
        const counts = countsWithinBounds(seeded(seed), bounds, total);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
        counts.forEach((count, index) => {
          expect(count).toBeGreaterThanOrEqual(bounds[index]?.[0] ?? 0);
          expect(count).toBeLessThanOrEqual(bounds[index]?.[1] ?? 0);
        });
      },
    ),
  );
});

test('bounds that cannot make the total are refused', () => {
  expect(() =>
    countsWithinBounds(
      seeded(1),
      [
        [0, 2],
        [0, 2],
      ],
      5,
    ),
  ).toThrow(RangeError);
});

test('margins of any real set of answers are met again', () => {
  const answers = fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(answers, fc.nat(), (chosen, seed) => {
      const respondents = chosen.map((row) => row.filter(Boolean).length);
      const options = new Map(
        ['a', 'b', 'c', 'd'].map((code, index) => [code, chosen.filter((row) => row[index]).length]),
      );
      const drawn = fillMargins(seeded(seed), options, respondents);
      expect(drawn?.map((row) => row.size)).toEqual(respondents);
      for (const [code, count] of options) expect(drawn?.filter((row) => row.has(code))).toHaveLength(count);
    }),
  );
});

test('margins that contradict each other give nothing', () => {
  expect(fillMargins(seeded(1), new Map([['a', 3]]), [1, 1])).toBeNull();
  expect(fillMargins(seeded(1), new Map([['a', 1]]), [1, 1])).toBeNull();
});

test('facts that no answers can meet are refused', () => {
  const facts = {
    respondents: 2,
    options: new Map([['a', [2, 2] as const]]),
    several: [1, 1],
    other: [0, 0],
    otherAlone: [0, 0],
  } as const;
  expect(() => multipleChoice(seeded(1), facts)).toThrow(RangeError);
});
