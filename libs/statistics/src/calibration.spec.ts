import fc from 'fast-check';
import type { CalibrationCell, CalibrationMargin } from './calibration';
import { postStratify } from './post-stratify';
import { rake } from './rake';
import { trimWeights } from './trim-weights';

const margin = (name: string, totals: Record<string, number>): CalibrationMargin => ({
  name,
  totals: Object.entries(totals).map(([key, n]) => ({ class: key, n })),
});
const cell = (classes: string[], n: number): CalibrationCell => ({ classes, n });
const size = margin('size', { small: 60, large: 40 });
const region = margin('region', { north: 30, south: 70 });

function weightsOf(result: { readonly kind: string }): readonly number[] {
  if (!('weights' in result)) throw new Error(result.kind);
  return result.weights as readonly number[];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('postStratify', () => {
  it('makes each class as large as it is in the population', () => {
    const cells = [cell(['small'], 10), cell(['large'], 20), cell(['small'], 5)];
    expect(postStratify(cells, size)).toEqual({ kind: 'weights', weights: [4, 2, 4], populationN: 100, passes: 1 });
  });

  it('names what cannot be', () => {
    expect(postStratify([], size)).toEqual({ kind: 'noBase' });
    expect(postStratify([cell(['small'], 0)], size)).toEqual({ kind: 'noBase' });
    expect(postStratify([cell(['small'], 3)], size)).toEqual({
      kind: 'emptyStratum',
      margin: 'size',
      classes: ['large'],
    });
    expect(postStratify([cell(['small'], 3), cell(['large'], 1), cell(['huge'], 1)], size)).toEqual({
      kind: 'unknownClass',
      margin: 'size',
      classes: ['huge'],
    });
    expect(() => postStratify([cell(['small'], Number.NaN)], size)).toThrow(RangeError);
  });

  it('leaves out a class without members and without respondents', () => {
    expect(weightsOf(postStratify([cell(['one'], 5)], margin('m', { one: 20, none: 0 })))).toEqual([4]);
  });
});

describe('rake', () => {
  const cells = [
    cell(['small', 'north'], 4),
    cell(['small', 'south'], 6),
    cell(['large', 'north'], 9),
    cell(['large', 'south'], 1),
  ];

  it('meets every margin', () => {
    const weights = weightsOf(rake(cells, [size, region]));
    const total = (at: number, of: string) =>
      sum(cells.map((one, k) => (one.classes[at] === of ? one.n * weights[k]! : 0)));
    expect(total(0, 'small')).toBeCloseTo(60, 8);
    expect(total(1, 'north')).toBeCloseTo(30, 8);
    // What raking does not touch is the odds ratio.
    expect((weights[0]! * weights[3]!) / (weights[1]! * weights[2]!)).toBeCloseTo(1, 9);
  });

  it('is post-stratification over one margin', () => {
    const [one, other] = [cells.slice(0, 1), cells.slice(2, 3)].map(([first]) => cell([first!.classes[0]!], first!.n));
    const raked = weightsOf(rake([one!, other!], [size]));
    weightsOf(postStratify([one!, other!], size)).forEach((weight, at) => expect(raked[at]).toBeCloseTo(weight, 10));
  });

  it('says which margin cannot be reached', () => {
    // All small municipalities that answered are in the north: 60 small cannot be had from 30 in the north.
    const apart = [cell(['small', 'north'], 4), cell(['large', 'south'], 6), cell(['large', 'north'], 3)];
    const result = rake(apart, [size, region]);
    expect(result).toMatchObject({ kind: 'notConverged', margin: 'size', passes: 500 });
    expect(rake(cells, [size, region], { mostPasses: 1 })).toMatchObject({ kind: 'notConverged', passes: 1 });
  });

  it('names margins of different populations, empty and unknown classes', () => {
    expect(rake(cells, [size, margin('region', { north: 30, south: 71 })])).toEqual({
      kind: 'differentTotals',
      totals: [
        { margin: 'size', n: 100 },
        { margin: 'region', n: 101 },
      ],
    });
    expect(rake(cells, [size, margin('region', { north: 30, south: 60, west: 10 })])).toEqual({
      kind: 'emptyStratum',
      margin: 'region',
      classes: ['west'],
    });
    expect(rake(cells, [margin('size', { small: 100 }), region])).toMatchObject({
      kind: 'unknownClass',
      classes: ['large'],
    });
    expect(rake([], [size])).toEqual({ kind: 'noBase' });
    expect(() => rake(cells, [])).toThrow(RangeError);
    expect(() => rake(cells, [size])).toThrow(RangeError);
  });

  const everyCombination = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 })), { minLength: 12, maxLength: 12 })
    .map((given) =>
      given.map(([n, members], at) => ({
        cell: cell([`a${at % 2}`, `b${at % 3}`, `c${Math.floor(at / 6)}`], n),
        members,
      })),
    );
  const marginsOf = (given: readonly { cell: CalibrationCell; members: number }[]) =>
    ['a', 'b', 'c'].map((name, at) => {
      const totals: Record<string, number> = {};
      given.forEach((one) => (totals[one.cell.classes[at]!] = (totals[one.cell.classes[at]!] ?? 0) + one.members));
      return margin(name, totals);
    });

  it('adds to N, whatever the order of the respondents', () => {
    fc.assert(
      fc.property(everyCombination, (given) => {
        const margins = marginsOf(given);
        const result = rake(
          given.map((one) => one.cell),
          margins,
          { mostPasses: 5000 },
        );
        const weights = weightsOf(result);
        expect(
          sum(weights.map((weight, at) => weight * given[at]!.cell.n)) / sum(given.map((one) => one.members)),
        ).toBeCloseTo(1, 9);
        const turned = weightsOf(
          rake(
            [...given].reverse().map((one) => one.cell),
            margins,
            { mostPasses: 5000 },
          ),
        );
        [...turned].reverse().forEach((weight, at) => expect(weight / weights[at]!).toBeCloseTo(1, 7));
      }),
    );
  });
});

describe('trimWeights', () => {
  it('gives what is cut off to the others in proportion', () => {
    // 1 + 1 + 2 + 6 = 10 with at most 4: the 2 that are cut go to 1, 1 and 2.
    const groups = [
      { weight: 1, n: 2 },
      { weight: 2, n: 1 },
      { weight: 6, n: 1 },
    ];
    expect(trimWeights(groups, { upper: 4 })).toEqual({ kind: 'weights', weights: [1.5, 3, 4], trimmed: 1 });
    // At most 3: the second comes above the bound in its turn.
    expect(trimWeights(groups, { upper: 3 })).toEqual({ kind: 'weights', weights: [2, 3, 3], trimmed: 2 });
    expect(trimWeights(groups, { upper: 10 })).toEqual({ kind: 'weights', weights: [1, 2, 6], trimmed: 0 });
  });

  it('answers when the bounds leave no room', () => {
    expect(trimWeights([{ weight: 2, n: 5 }], { upper: 1.9 })).toEqual({ kind: 'boundsExcludeMean', mean: 2 });
    expect(trimWeights([{ weight: 2, n: 5 }], { lower: 2.1 })).toEqual({ kind: 'boundsExcludeMean', mean: 2 });
    expect(trimWeights([], { upper: 1 })).toEqual({ kind: 'noBase' });
    expect(trimWeights([{ weight: 0, n: 3 }], { upper: 1 })).toEqual({ kind: 'noBase' });
    expect(() => trimWeights([{ weight: 2, n: 5 }], { lower: 3, upper: 2 })).toThrow(RangeError);
  });

  it('keeps the total, the order and the bounds', () => {
    const groups = fc.array(
      fc.record({ weight: fc.double({ min: 0.01, max: 50, noNaN: true }), n: fc.integer({ min: 1, max: 20 }) }),
      { minLength: 1, maxLength: 20 },
    );
    const spread = fc.double({ min: 1.0001, max: 5, noNaN: true });
    fc.assert(
      fc.property(groups, spread, spread, (given, above, below) => {
        const total = sum(given.map(({ weight, n }) => weight * n));
        const mean = total / sum(given.map(({ n }) => n));
        const weights = weightsOf(trimWeights(given, { lower: mean / below, upper: mean * above }));
        expect(sum(weights.map((weight, at) => weight * given[at]!.n)) / total).toBeCloseTo(1, 9);
        weights.forEach((weight, at) => {
          expect(weight).toBeGreaterThanOrEqual((mean / below) * (1 - 1e-12));
          expect(weight).toBeLessThanOrEqual(mean * above * (1 + 1e-12));
          given.forEach((other, there) => {
            if (given[at]!.weight < other.weight) expect(weight).toBeLessThanOrEqual(weights[there]! * (1 + 1e-12));
          });
        });
      }),
    );
  });
});
