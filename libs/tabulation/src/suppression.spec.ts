import fc from 'fast-check';
import { breakdownOf } from './breakdown';
import type { BreakdownOptions } from './request';
import { withheldGroups } from './suppression';
import { codes, variableOf } from './testing/variables';

const visie = variableOf('visie', 'single', ['ja', 'nee', 'weet-niet']);
/** Groups of these sizes, in which everyone was asked and answered. */
const sizes = (...bases: number[]) => bases.map((base) => ({ eligible: base, answered: base, base }));
const P = 'primary';
const S = 'secondary';
const _ = undefined;

describe('withheldGroups', () => {
  it.each([
    ['nothing where every group is large enough or empty', [12, 5, 0, 8], [_, _, _, _]],
    ['with one small group the smallest other that is not empty', [3, 12, 0, 8, 9], [P, _, _, S, _]],
    ['two small groups alone: they could be 2 and 4, or 3 and 3', [3, 12, 3], [P, _, P]],
    ['a third where two small ones can only be 1 and 1', [1, 12, 1, 7], [P, _, P, S]],
    ['a third where two small ones can only be 4 and 4', [4, 12, 4, 7], [P, _, P, S]],
    ['a third where the second can only be the smallest that is published', [1, 5, 6, 20], [P, S, S, _]],
    ['all alike, where the marks would tell the two apart', [1, 5], [S, S]],
  ])('withholds %s', (_says, bases, marks) => {
    expect(withheldGroups(sizes(...bases), 5)).toEqual(marks);
  });

  it('looks at who was asked and who answered, not at the base alone', () => {
    const group = { eligible: 20, answered: 3, base: 20 };
    expect(withheldGroups([group, ...sizes(30, 9)], 5)).toEqual([P, _, S]);
  });

  it('takes a group that was asked and kept silent only when there is no other', () => {
    const silent = { eligible: 9, answered: 0, base: 0 };
    expect(withheldGroups([...sizes(3, 20), silent], 5)).toEqual([P, S, _]);
    expect(withheldGroups([{ eligible: 3, answered: 0, base: 0 }, silent], 5)).toEqual([P, S]);
  });

  it('does the same whatever base is asked for, so that two tables side by side do not tell what each withholds', () => {
    const group = fc.record({ eligible: fc.nat(15), missing: fc.nat(15), dontKnow: fc.nat(15) });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 6 }), (groups) => {
        const marks = (baseOf: (counted: { eligible: number; answered: number; known: number }) => number) =>
          withheldGroups(
            groups.map(({ eligible, missing, dontKnow }) => {
              const answered = Math.max(0, eligible - missing);
              const known = Math.max(0, answered - dontKnow);
              return { eligible, answered, base: baseOf({ eligible, answered, known }) };
            }),
            5,
          );
        const overAnswered = marks(({ answered }) => answered);
        expect(marks(({ eligible }) => eligible)).toEqual(overAnswered);
        const withoutDontKnow = marks(({ known }) => known);
        expect(overAnswered.every((mark, at) => !mark || withoutDontKnow[at])).toBe(true);
      }),
    );
  });
});

describe('a crossing that leaves the study team', () => {
  const OPTIONS: BreakdownOptions = {
    base: 'answered',
    excludeDontKnow: false,
    populationN: 342,
    smallNumbers: { percentagesFrom: 10, publishFrom: 5 },
    suppress: true,
  };
  /** Counts of a group: not asked, missing, ja, nee, weet ik niet. */
  const anyGroup = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(6), fc.nat(6), fc.nat(3));
  const anyGroups = fc.array(anyGroup, { minLength: 1, maxLength: 6 });
  const asked = fc.record({
    base: fc.constantFrom('answered' as const, 'eligible' as const),
    excludeDontKnow: fc.boolean(),
  });

  function crossed(groups: readonly (readonly number[])[], options: BreakdownOptions) {
    const by = variableOf('provincie', 'single', codes(groups.length));
    const histogram = (counts: readonly number[]) => ({ cells: [Float64Array.from(counts)] });
    const total = groups.reduce<number[]>((sum, group) => sum.map((n, at) => n + group[at]!), [0, 0, 0, 0, 0]);
    return breakdownOf(visie, histogram(total), options, { by, groups: groups.map(histogram) });
  }

  it('shows no group of fewer than five, and of a withheld group nothing', () => {
    fc.assert(
      fc.property(anyGroups, asked, (groups, options) => {
        for (const group of crossed(groups, { ...OPTIONS, ...options }).groups!) {
          for (const size of [group.base, group.answered, group.eligible]) {
            expect(size === null || size === 0 || size >= 5).toBe(true);
          }
          if (!group.suppressed) continue;
          expect([group.eligible, group.answered, group.missing, group.base]).toEqual([null, null, null, null]);
          expect(group.categories.every(({ count, share }) => count === null && share === null)).toBe(true);
        }
      }),
    );
  });

  it('lets no withheld group be computed back from the total and the groups that are shown', () => {
    fc.assert(
      fc.property(anyGroups, asked, (groups, options) => {
        const table = crossed(groups, { ...OPTIONS, ...options });
        const inside = crossed(groups, { ...OPTIONS, ...options, suppress: false });
        if (table.suppressed) return;
        for (const measure of ['base', 'answered', 'eligible'] as const) {
          const withheld = inside.groups!.flatMap((group, at) =>
            table.groups![at]!.suppressed && group[measure]! > 0 ? [group[measure]!] : [],
          );
          if (withheld.every((size) => size >= 5)) continue;
          // What subtraction leaves is of several groups together, and they are not all of one respondent.
          const left = table[measure]! - table.groups!.reduce((sum, group) => sum + (group[measure] ?? 0), 0);
          expect(withheld.length).toBeGreaterThan(1);
          expect(left).toBeGreaterThan(withheld.length);
        }
      }),
    );
  });

  it('protects a group that is too small only without "weet ik niet", when another already went', () => {
    const groups = [
      [0, 0, 3, 1, 2],
      [0, 0, 0, 0, 1],
      [0, 0, 4, 2, 0],
    ];
    const marks = (excludeDontKnow: boolean) =>
      crossed(groups, { ...OPTIONS, excludeDontKnow }).groups!.map(({ suppressed }) => suppressed);
    expect(marks(false)).toEqual(['secondary', 'primary', undefined]);
    // The bases are then 4, 0 and 6 of 10: showing the third would tell the first.
    expect(marks(true).every(Boolean)).toBe(true);
  });

  it('leaves each small group at least two sizes that fit the total, the marks and the groups shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(14), { minLength: 2, maxLength: 5 }), (bases) => {
        const table = crossed(
          bases.map((base) => [0, 0, base, 0, 0]),
          OPTIONS,
        );
        if (table.suppressed) return;
        const withheld = table.groups!.filter(({ suppressed }) => suppressed);
        const left = table.base! - table.groups!.reduce((sum, { base }) => sum + (base ?? 0), 0);
        withheld.forEach(({ suppressed }, at) => {
          if (suppressed !== 'primary') return;
          const possible = [1, 2, 3, 4].filter((size) =>
            divides(
              left - size,
              withheld.filter((_group, other) => other !== at).map((group) => group.suppressed!),
            ),
          );
          expect(possible.length).toBeGreaterThan(1);
        });
      }),
    );
  });

  it('says that groups are withheld, and shows everything to the study team', () => {
    const groups = [
      [0, 0, 3, 0, 0],
      [0, 0, 8, 0, 0],
      [0, 0, 20, 10, 0],
    ];
    const outside = crossed(groups, OPTIONS);
    expect(outside.groups!.map(({ suppressed }) => suppressed)).toEqual(['primary', 'secondary', undefined]);
    expect(outside).toMatchObject({ base: 41, notes: ['suppressed'] });
    const inside = crossed(groups, { ...OPTIONS, suppress: false });
    expect(inside.groups!.map(({ base }) => base)).toEqual([3, 8, 30]);
    expect(inside.notes).toEqual(['small-base']);
  });

  it('uses the population of each group where it is known', () => {
    const group = [0, 0, 10, 2, 0];
    const by = variableOf('provincie', 'single', ['drenthe']);
    const histograms = { cells: [Float64Array.from(group)] };
    const table = breakdownOf(visie, histograms, OPTIONS, { by, groups: [histograms], populations: [12] });
    expect(table.groups![0]!.categories[0]!.interval).toEqual([10 / 12, 10 / 12]);
    expect(table.categories[0]!.interval![0]).toBeLessThan(10 / 12);
    expect(() => breakdownOf(visie, histograms, OPTIONS, { by, groups: [] })).toThrow(RangeError);
  });
});

/** Whether `left` respondents can be divided over groups with these marks, by trying. */
function divides(left: number, marks: readonly string[]): boolean {
  const [mark, ...rest] = marks;
  if (mark === undefined) return left === 0;
  const [from, to] = mark === 'primary' ? [1, 4] : [5, left];
  for (let size = from; size <= to; size++) if (divides(left - size, rest)) return true;
  return false;
}
