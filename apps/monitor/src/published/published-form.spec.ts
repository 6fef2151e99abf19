import { checkQuestion, EMPTY_REPORT, emptyQuestion, missingFields, publishedBody } from './published-form';

const report = {
  ...EMPTY_REPORT,
  title: 'Nulmeting 2020',
  key: 'nulmeting-2020',
  source: 'Rapport',
  heldOn: '2020-10-01',
};
const question = {
  ...emptyQuestion(1),
  title: 'Is er een netwerk?',
  variable: 'netwerk',
  base: '37',
  rows: 'Ja; 20; 54%\nNee; 46%',
};

describe('a table that is filled in', () => {
  it('is checked while it is typed', () => {
    expect(checkQuestion(emptyQuestion(1))).toMatchObject({ fine: false, faults: [], unreadable: [] });
    expect(checkQuestion(question)).toMatchObject({ fine: true, base: 37 });
    expect(checkQuestion({ ...question, base: '38' }).faults).toMatchObject([
      { category: 0, code: 'does-not-match' },
      { category: 1, code: 'impossible' },
    ]);
    expect(checkQuestion({ ...question, rows: 'Ja; twintig\nNee; veel' }).fine).toBe(false);
  });

  it('says what is missing, in the order of the page', () => {
    expect(missingFields(EMPTY_REPORT, [emptyQuestion(7)])).toEqual([
      'title',
      'key',
      'source',
      'heldOn',
      '7.title',
      '7.variable',
      '7.base',
      '7.rows',
    ]);
    expect(missingFields({ ...report, population: 'veel' }, [question])).toEqual(['population']);
  });

  it('becomes what the server takes', () => {
    expect(publishedBody({ ...report, population: '355' }, [question])).toMatchObject({
      key: 'nulmeting-2020',
      population: 355,
      opensAt: '2020-10-01T00:00:00.000Z',
      tables: [
        {
          variable: 'netwerk',
          base: 37,
          categories: [
            { label: 'Ja', count: 20, percentage: 54 },
            { label: 'Nee', count: null, percentage: 46 },
          ],
        },
      ],
    });
  });
});
