import fc from 'fast-check';
import { breakdownOf } from './breakdown';
import { DEFAULT_SMALL_NUMBERS, type BreakdownOptions } from './request';
import { anyResponse, columnsOf, type Given } from './testing/responses';
import { codes, variableOf } from './testing/variables';
import { variableHistograms } from './variable-histograms';

const OPTIONS: BreakdownOptions = {
  base: 'answered',
  excludeDontKnow: false,
  populationN: 342,
  smallNumbers: DEFAULT_SMALL_NUMBERS,
};
const regierol = variableOf('regierol', 'single', ['zelf', 'iemand-anders', 'bibliotheek', 'weet-niet']);
const loketten = variableOf('loketten', 'multiple', ['balie', 'burgerzaken', 'werk', 'weet-niet']);

/** The breakdown of answers of which each is given so many times. */
function breakdown(
  variable: typeof regierol,
  given: readonly [number, Given][],
  options: Partial<BreakdownOptions> = {},
) {
  const responses = given.flatMap(([times, answer]) =>
    Array.from({ length: times }, () => ({ [variable.name]: answer })),
  );
  const columns = columnsOf([variable], responses);
  return breakdownOf(variable, variableHistograms(columns, variable, null), { ...OPTIONS, ...options });
}
const row = (table: ReturnType<typeof breakdown>) =>
  table.categories.map(({ count, percentage }) => [count, percentage]);

describe('breakdown of a single choice', () => {
  const answers: [number, Given][] = [
    [11, [0]],
    [2, [1]],
    [20, [2]],
    [4, [3]],
    [3, 'missing'],
    [5, 'notAsked'],
  ];

  it('is over those who answered, with who was asked and who did not answer beside it', () => {
    const table = breakdown(regierol, answers);
    expect(table).toMatchObject({ name: 'regierol', eligible: 40, answered: 37, missing: 3, base: 37, notes: [] });
    expect(row(table)).toEqual([
      [11, 30],
      [2, 5],
      [20, 54],
      [4, 11],
    ]);
    expect(table.categories[2]!.share).toBe(20 / 37);
    // Computed by hand from the formula: n* = 37 × 341 / 305 = 41.367.
    const [low, high] = table.categories[2]!.interval!;
    expect(low).toBeCloseTo(0.3916, 3);
    expect(high).toBeCloseTo(0.6829, 3);
    expect(table.choices).toBeUndefined();
  });

  it('is over everyone who was asked, when that is the base', () => {
    const table = breakdown(regierol, answers, { base: 'eligible' });
    expect(table).toMatchObject({ eligible: 40, answered: 37, missing: 3, base: 40, notes: ['over-eligible'] });
    expect(row(table).map(([, percentage]) => percentage)).toEqual([28, 5, 50, 10]);
  });

  it('without "weet ik niet" has a smaller base and still shows how many that were', () => {
    const table = breakdown(regierol, answers, { excludeDontKnow: true });
    expect(table).toMatchObject({ answered: 37, missing: 3, base: 33, notes: ['without-dont-know'] });
    expect(row(table)).toEqual([
      [11, 33],
      [2, 6],
      [20, 61],
      [4, null],
    ]);
    expect(table.categories[3]).toMatchObject({ share: null, interval: null });
    expect(breakdown(regierol, answers, { excludeDontKnow: true, base: 'eligible' }).base).toBe(36);
  });

  it('says nothing of leaving out "weet ik niet" where the question has none', () => {
    const variable = variableOf('bekend', 'single', ['ja', 'nee']);
    expect(breakdown(variable, [[12, [0]]], { excludeDontKnow: true }).notes).toEqual([]);
  });

  it('has counts and no percentages below ten', () => {
    const table = breakdown(regierol, [[9, [0]]]);
    expect(row(table)[0]).toEqual([9, null]);
    expect(table.categories[0]).toMatchObject({ share: null, interval: null });
    expect(table.notes).toEqual(['small-base']);
    expect(row(breakdown(regierol, [[10, [0]]]))[0]).toEqual([10, 100]);
    const own = { smallNumbers: { percentagesFrom: 3, publishFrom: 2 } };
    expect(row(breakdown(regierol, [[3, [0]]], own))[0]).toEqual([3, 100]);
  });

  it('has no shares where nobody answered, and says so', () => {
    const table = breakdown(regierol, [[6, 'missing']], { smallNumbers: { percentagesFrom: 0, publishFrom: 0 } });
    expect(table).toMatchObject({ eligible: 6, answered: 0, missing: 6, base: 0, notes: ['no-base'] });
    expect(row(table)[0]).toEqual([0, null]);
  });
});

describe('breakdown of a multiple choice', () => {
  const answers: [number, Given][] = [
    [8, [0]],
    [10, [0, 1]],
    [12, [0, 1, 2]],
    [4, [3]],
    [3, 'missing'],
    [2, 'notAsked'],
  ];

  it('is over respondents, so that it adds to more than 100, and tells how many chose how many', () => {
    const table = breakdown(loketten, answers);
    expect(table).toMatchObject({ eligible: 37, answered: 34, missing: 3, base: 34, notes: ['multiple'] });
    expect(row(table)).toEqual([
      [30, 88],
      [22, 65],
      [12, 35],
      [4, 12],
    ]);
    expect(table.choices).toEqual([3, 12, 10, 12, 0]);
  });

  it('without "weet ik niet" leaves out who chose nothing else', () => {
    const table = breakdown(loketten, answers, { excludeDontKnow: true });
    expect(table).toMatchObject({ answered: 34, base: 30, notes: ['multiple', 'without-dont-know'] });
    expect(row(table)).toEqual([
      [30, 100],
      [22, 73],
      [12, 40],
      [4, null],
    ]);
    expect(table.choices).toEqual([3, 8, 10, 12, 0]);
  });

  it('does the same for more options than fit in one cell', () => {
    const wide = variableOf('doelen', 'multiple', [...codes(20), 'weet-niet']);
    const given: [number, Given][] = [
      [10, [0, 19]],
      [5, [19]],
      [7, [20]],
      [2, 'missing'],
    ];
    const table = breakdown(wide, given, { excludeDontKnow: true });
    expect(table).toMatchObject({ eligible: 24, answered: 22, missing: 2, base: 15 });
    expect(row(table)[19]).toEqual([15, 100]);
    expect(table.choices!.slice(0, 4)).toEqual([2, 5, 10, 0]);
    expect(breakdown(wide, given).choices!.slice(0, 4)).toEqual([2, 12, 10, 0]);
  });

  it('needs the number of choices where there are several cells, and takes an exclusive "weet ik niet" at its word', () => {
    const wide = variableOf('doelen', 'multiple', [...codes(20), 'weet-niet']);
    const columns = columnsOf([wide], [{ doelen: [20] }, { doelen: [1, 17] }]);
    const { cells, choices } = variableHistograms(columns, wide, null);
    const without = { ...OPTIONS, excludeDontKnow: true };
    expect(() => breakdownOf(wide, { cells }, without)).toThrow(RangeError);
    expect(breakdownOf(wide, { cells, choices }, without).base).toBe(1);
    const combined = { ...wide, categories: wide.categories.map((category) => ({ ...category, exclusive: false })) };
    expect(() => breakdownOf(combined, { cells, choices }, without)).toThrow(RangeError);
  });

  it('of a question without options has nothing to count', () => {
    const table = breakdown(variableOf('leeg', 'multiple'), [[2, []]]);
    expect(table).toMatchObject({ eligible: 0, base: 0, categories: [], choices: [0], notes: ['multiple', 'no-base'] });
  });
});

describe('breakdown of an open question', () => {
  it('tells who was asked and who answered', () => {
    const table = breakdown(variableOf('toelichting', 'text'), [
      [6, []],
      [3, 'missing'],
      [1, 'notAsked'],
    ]);
    expect(table).toMatchObject({ eligible: 9, answered: 6, missing: 3, base: 6, categories: [] });
    expect(table.notes).toEqual(['no-categories']);
  });
});

describe('every breakdown', () => {
  const variables = [regierol, loketten, variableOf('doelen', 'multiple', [...codes(20), 'weet-niet'])];
  const asked = fc.record({
    base: fc.constantFrom('answered' as const, 'eligible' as const),
    excludeDontKnow: fc.boolean(),
    populationN: fc.option(fc.integer({ min: 0, max: 400 })),
  });

  it('has shares in [0, 1] inside their interval, and for a single choice counts that add up', () => {
    const all = fc.array(anyResponse(variables), { maxLength: 80 });
    fc.assert(
      fc.property(all, fc.constantFrom(...variables), asked, (responses, variable, options) => {
        const columns = columnsOf(variables, responses);
        const table = breakdownOf(variable, variableHistograms(columns, variable, null), { ...OPTIONS, ...options });
        for (const { share, percentage, interval, count } of table.categories) {
          expect((share === null) === (percentage === null) && (share === null) === (interval === null)).toBe(true);
          if (share === null) continue;
          expect(count! / table.base!).toBe(share);
          expect(interval![0]).toBeLessThanOrEqual(share);
          expect(interval![1]).toBeGreaterThanOrEqual(share);
          expect(share >= 0 && share <= 1 && Math.abs(percentage! - 100 * share) <= 0.5 + 1e-9).toBe(true);
        }
        expect(table.answered! + table.missing!).toBe(table.eligible);
        const sum = table.categories.reduce((total, { count }) => total + count!, 0);
        if (variable.type === 'single') expect(sum).toBe(table.answered);
        else expect(table.choices!.reduce((total, times, k) => total + k * times, 0)).toBeLessThanOrEqual(sum);
      }),
    );
  });

  it('uses the population of each group where it is known', () => {
    const group = [0, 0, 10, 2, 0, 0];
    const by = variableOf('provincie', 'single', ['drenthe']);
    const histograms = { cells: [Float64Array.from(group)] };
    const table = breakdownOf(regierol, histograms, OPTIONS, { by, groups: [histograms], populations: [12] });
    expect(table.groups![0]!.categories[0]!.interval).toEqual([10 / 12, 10 / 12]);
    expect(table.categories[0]!.interval![0]).toBeLessThan(10 / 12);
    expect(() => breakdownOf(regierol, histograms, OPTIONS, { by, groups: [] })).toThrow(RangeError);
  });

  it('refuses histograms of another variable', () => {
    const other = { cells: [new Float64Array(9)] };
    expect(() => breakdownOf(regierol, other, OPTIONS)).toThrow('These are no histograms of variable "regierol"');
    expect(() => breakdownOf(regierol, { cells: [] }, OPTIONS)).toThrow(RangeError);
  });
});
