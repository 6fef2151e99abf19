import type { Variable } from '@ido/questionnaire';
import { share } from '@ido/statistics';
import fc from 'fast-check';
import { publishedFaults, publishedShare, publishedTable, type PublishedQuestion } from './published-table';

const counts = (...all: number[]) => all.map((count) => ({ count, percentage: null }));
const percentages = (...all: number[]) => all.map((percentage) => ({ count: null, percentage }));
const faults = (
  base: number,
  categories: PublishedQuestion['categories'],
  type: PublishedQuestion['type'] = 'single',
) => publishedFaults({ type, base, categories }).map(({ category, code }) => `${category ?? 'table'} ${code}`);

describe('a published table', () => {
  it('has counts that add up to n', () => {
    expect(faults(37, counts(20, 11, 4, 2))).toEqual([]);
    expect(faults(37, counts(20, 11, 4, 3))).toEqual(['table counts-do-not-add-up']);
    expect(faults(37, counts(20, 38), 'multiple')).toEqual(['1 above-base']);
  });

  it('has percentages that are of whole numbers of respondents, and 100 together but for rounding', () => {
    expect(faults(37, percentages(54, 30, 11, 5))).toEqual([]);
    // Three times a third is 99.
    expect(faults(3, percentages(33, 33, 33))).toEqual([]);
    expect(faults(1000, percentages(50, 40))).toEqual(['table percentages-do-not-add-up']);
    expect(faults(3, percentages(50, 33, 17))).toEqual(['0 impossible', '2 impossible']);
    expect(faults(37, percentages(54, 30, 11), 'multiple')).toEqual([]);
  });

  it('takes more decimals at their word', () => {
    expect(faults(37, percentages(54.1, 29.7, 10.8, 5.4))).toEqual([]);
    expect(faults(37, percentages(54.3, 29.7, 10.8, 5.4))).toEqual(['0 impossible']);
  });

  it('has a percentage that is that of its count', () => {
    expect(faults(37, [{ count: 20, percentage: 54 }, ...counts(17)])).toEqual([]);
    expect(faults(37, [{ count: 20, percentage: 45 }, ...counts(17)])).toEqual(['0 does-not-match']);
    expect(faults(37, [{ count: null, percentage: null }, ...counts(17)])).toEqual(['0 missing']);
  });

  it('made of real answers is never refused, however it is written down', () => {
    const answers = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(answers, fc.integer({ min: 0, max: 2 }), fc.array(fc.boolean()), (all, decimals, hidden) => {
        const base = all.reduce((sum, one) => sum + one, 0);
        fc.pre(base > 0);
        const categories = all.map((count, at) => {
          const percentage = Number(((100 * count) / base).toFixed(decimals));
          return hidden[at] ? { count: null, percentage } : { count, percentage };
        });
        expect(faults(base, categories)).toEqual([]);
        for (const [at, category] of categories.entries()) {
          const part = share(all[at]!, base);
          const near = publishedShare(category, base);
          expect(Math.abs(near - (part.kind === 'share' ? part.share : NaN))).toBeLessThanOrEqual(0.005 + 1e-9);
        }
      }),
    );
  });
});

describe('the breakdown of a published table', () => {
  const category = (code: string) =>
    ({ code, value: code, label: code, kind: 'substantive', exclusive: false }) as const;
  const variable: Variable = {
    name: 'regierol',
    title: 'Regierol',
    type: 'single',
    question: 'regierol',
    questionType: 'radiogroup',
    categories: [category('zelf'), category('bibliotheek')],
    required: false,
    routed: false,
  };
  const options = { populationN: 342, percentagesFrom: 10 };

  it('has the shape of any other, with what is not known as such and a note', () => {
    const table = publishedTable(
      variable,
      37,
      [
        { code: 'bibliotheek', count: null, share: 0.54 },
        { code: 'zelf', count: 17, share: 17 / 37 },
      ],
      options,
    );
    expect(table).toMatchObject({ eligible: null, missing: null, answered: 37, base: 37 });
    expect(table.notes).toEqual(['without-microdata', 'derived-counts']);
    expect(table.categories.map(({ code, count, percentage }) => [code, count, percentage])).toEqual([
      ['zelf', 17, 46],
      ['bibliotheek', 20, 54],
    ]);
    const [low, high] = table.categories[0]!.interval!;
    expect(low).toBeLessThan(17 / 37);
    expect(high).toBeGreaterThan(17 / 37);
  });

  it('has counts alone when n is small', () => {
    const figures = [
      { code: 'zelf', count: 4, share: 0.5 },
      { code: 'bibliotheek', count: 4, share: 0.5 },
    ];
    const table = publishedTable(variable, 8, figures, options);
    expect(table.categories[0]).toMatchObject({ count: 4, share: null, percentage: null, interval: null });
    expect(table.notes).toEqual(['small-base', 'without-microdata']);
  });
});
