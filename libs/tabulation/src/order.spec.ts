import { chartKindOf, displayOrder } from './order';
import type { CategoryFigure } from './table';
import { variableOf } from './testing/variables';

function categories(counts: Record<string, number | null>): CategoryFigure[] {
  return variableOf('vraag', 'single', Object.keys(counts)).categories.map(({ code, label, kind }) => ({
    code,
    label,
    kind,
    count: counts[code]!,
    share: null,
    percentage: null,
    interval: null,
  }));
}
const order = (type: 'single' | 'multiple', counts: Record<string, number | null>) =>
  displayOrder({ type, categories: categories(counts) }).map(({ code }) => code);

describe('displayOrder', () => {
  it('draws a multiple choice by size, with "anders" and "weet ik niet" last', () => {
    const counts = { 'weet-niet': 30, balie: 5, anders: 20, burgerzaken: 9, werk: 5 };
    expect(order('multiple', counts)).toEqual(['burgerzaken', 'balie', 'werk', 'anders', 'weet-niet']);
  });

  it('draws a single choice in the order of the questionnaire, with "anders" and "weet ik niet" last', () => {
    expect(order('single', { anders: 9, nooit: 1, 'weet-niet': 3, soms: 8, vaak: 4 })).toEqual([
      'nooit',
      'soms',
      'vaak',
      'anders',
      'weet-niet',
    ]);
  });

  it('does not tell the size of withheld categories by their order', () => {
    expect(order('multiple', { balie: null, werk: null, burgerzaken: null })).toEqual(['balie', 'werk', 'burgerzaken']);
  });
});

describe('chartKindOf', () => {
  const table = (size: number, more: object = {}) => ({
    type: 'single' as const,
    categories: categories(Object.fromEntries(Array.from({ length: size }, (_, at) => [`a${at}`, 1]))),
    notes: [],
    missing: 0,
    ...more,
  });

  it.each([
    ['a pie for up to four categories that exclude each other', table(4), 'pie'],
    ['bars for five', table(5), 'bar'],
    ['bars for a multiple choice', table(3, { type: 'multiple' }), 'bar'],
    ['nothing without categories', table(0, { type: 'text', chart: 'bar' }), 'none'],
    ['what the questionnaire says', table(3, { chart: 'bar' }), 'bar'],
    ['a pie that the questionnaire asks for', table(6, { chart: 'pie' }), 'pie'],
    ['nothing when the questionnaire says so', table(3, { chart: 'none' }), 'none'],
    ['no pie of options that can go together', table(3, { type: 'multiple', chart: 'pie' }), 'bar'],
    ['no pie of a part of those who were asked', table(3, { notes: ['over-eligible'], missing: 2 }), 'bar'],
    ['a pie when all who were asked answered', table(3, { notes: ['over-eligible'], missing: 0 }), 'pie'],
  ])('draws %s', (_says, of, kind) => {
    expect(chartKindOf(of)).toBe(kind);
  });
});
