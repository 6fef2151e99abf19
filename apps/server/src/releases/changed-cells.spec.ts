import type { ReleasedFigures, VariableBreakdown } from '@ido/api';
import { changedCells } from './changed-cells';

const variable = (counts: readonly (number | null)[], base: number | null = null): VariableBreakdown => ({
  name: 'visie',
  title: 'Is er een visie?',
  type: 'single',
  eligible: base,
  answered: base,
  missing: 0,
  base,
  categories: counts.map((count, at) => ({
    code: `c${at}`,
    label: ['Ja', 'Nee'][at] ?? '',
    kind: 'substantive',
    count,
    share: null,
    percentage: null,
    interval: null,
  })),
  notes: [],
  note: '',
});
const figures = (whole: VariableBreakdown, groups: VariableBreakdown['groups'] = []): ReleasedFigures => ({
  wave: 'w',
  questionnaire: { key: 'q', version: 1 },
  population: 10,
  responses: 5,
  crossings: [
    { by: null, title: null, variables: [whole] },
    { by: 'province', title: 'Provincie', variables: [{ ...whole, groups }] },
  ],
});
const group = (label: string, counts: readonly (number | null)[], base: number | null) => {
  const { eligible, answered, missing, categories } = variable(counts, base);
  return { code: label, label, eligible, answered, missing, base, categories };
};

describe('what changed between two releases', () => {
  it('is nothing when the numbers are the same', () => {
    expect(changedCells(figures(variable([3, 2], 5)), figures(variable([3, 2], 5)))).toEqual([]);
  });

  it('names every number that differs, as a whole once and per group', () => {
    const before = figures(variable([3, 2], 5), [group('Drenthe', [3, 2], 5)]);
    const after = figures(variable([4, 2], 6), [group('Drenthe', [null, null], null), group('Zeeland', [4, 2], 6)]);
    const found = changedCells(before, after);
    expect(found.map(({ group: of, category, before: was, after: is }) => [of, category, was, is])).toEqual([
      [null, null, 5, 6],
      [null, 'Ja', 3, 4],
      ['Drenthe', null, 5, null],
      ['Drenthe', 'Ja', 3, null],
      ['Drenthe', 'Nee', 2, null],
      ['Zeeland', null, null, 6],
      ['Zeeland', 'Ja', null, 4],
      ['Zeeland', 'Nee', null, 2],
    ]);
  });

  it('names what is not asked any more', () => {
    const after = { ...figures(variable([3, 2], 5)), crossings: [] };
    expect(changedCells(figures(variable([3, 2], 5)), after).map(({ category, before }) => [category, before])).toEqual(
      [
        [null, 5],
        ['Ja', 3],
        ['Nee', 2],
      ],
    );
  });
});
