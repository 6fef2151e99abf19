import fc from 'fast-check';
import { of } from './golden/of-kind';
import { raoScott } from './rao-scott';
import type { SurveyDesign } from './survey-design';
import { weightedDifference } from './weighted-difference';

/** Sixty of class k and thirty of class m, who each stand for a hundred of two hundred; they are in three groups. */
const DESIGN: SurveyDesign = {
  kind: 'postStratified',
  populationN: 200,
  cells: [
    { weight: 100 / 60, n: 60, classes: ['k'] },
    { weight: 100 / 30, n: 30, classes: ['m'] },
  ],
};
const A = [
  { base: 20, count: 15 },
  { base: 10, count: 7 },
];
const B = [
  { base: 20, count: 6 },
  { base: 10, count: 2 },
];
const C = [
  { base: 20, count: 8 },
  { base: 10, count: 4 },
];

describe('weightedDifference', () => {
  it('equals svychisq over the two groups of a post-stratified design', () => {
    // s <- update(ps, two = factor(ifelse(col == "C", NA, col))); svychisq(~ja + two, s), and without B, and without A
    const found = [
      weightedDifference(DESIGN, A, B),
      weightedDifference(DESIGN, A, C),
      weightedDifference(DESIGN, B, C),
    ];
    expect(found.map((one) => of(one, 'test').f.toFixed(8))).toEqual(['21.96622552', '10.19051118', '2.52816480']);
    expect(found.map((one) => of(one, 'test').p.toPrecision(9))).toEqual([
      '0.00000993171702',
      '0.00195153359',
      '0.115376340',
    ]);
    expect(of(found[0]!, 'test')).toMatchObject({ denominatorDf: 89 });
    expect(of(found[0]!, 'test').estimate).toBeCloseTo(0.25 - 0.725, 12);
  });

  it('equals raoScott on the same table', () => {
    const cell = fc
      .tuple(fc.integer({ min: 4, max: 20 }), fc.integer({ min: 4, max: 20 }), fc.nat(100), fc.nat(100), fc.nat(5))
      .map(([base1, base2, part1, part2, others]) => ({
        one: { base: base1, count: Math.floor((base1 * part1) / 100) },
        other: { base: base2, count: Math.floor((base2 * part2) / 100) },
        n: base1 + base2 + others,
      }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 4 }), (cells) => {
        const design: SurveyDesign = {
          kind: 'raked',
          populationN: 1000,
          cells: cells.map(({ n }, at) => ({ weight: 1 + at, n, classes: [String(at % 2), String(at >> 1)] })),
        };
        const found = weightedDifference(
          design,
          cells.map(({ one }) => one),
          cells.map(({ other }) => other),
        );
        const tables = cells.map(({ one, other }) => [
          [one.count, other.count],
          [one.base - one.count, other.base - other.count],
        ]);
        const whole = raoScott(design, tables);
        if (found.kind !== 'test' || whole.kind !== 'test') return;
        expect(found.f / whole.f).toBeCloseTo(whole.f < 1e-9 ? found.f / whole.f : 1, 6);
        expect(found.p).toBeCloseTo(whole.p, 8);
      }),
    );
  });

  it('has an answer at the edges', () => {
    const srs = (n: number, populationN: number): SurveyDesign => ({
      kind: 'srs',
      populationN,
      cells: [{ weight: 1, n, classes: [] }],
    });
    const of100 = (count: number) => [{ base: 50, count }];
    expect(weightedDifference(srs(100, 100), of100(10), of100(20))).toMatchObject({ kind: 'noSpread', estimate: 0.2 });
    expect(weightedDifference(srs(100, 300), of100(2), of100(3))).toMatchObject({ kind: 'smallExpected' });
    expect(weightedDifference(srs(100, 300), [{ base: 0, count: 0 }], of100(3))).toEqual({ kind: 'noBase' });
    expect(() => weightedDifference(srs(90, 300), of100(2), of100(3))).toThrow(RangeError);
    expect(() => weightedDifference(srs(100, 300), of100(51), of100(3))).toThrow(RangeError);
  });
});
