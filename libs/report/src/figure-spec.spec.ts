import { exampleContext, exampleTable, regierol, samenwerking } from './example-tables';
import { figureSpec } from './figure-spec';
import { DONT_KNOW, NO, YES } from './palette';

const yesNo = exampleTable([
  ['ja', 'Ja', 11],
  ['nee', 'Nee', 18],
  ['weet-niet', 'Weet ik niet', 8, 'dontKnow'],
]);

describe('the chart of a table', () => {
  it('is a pie for up to four exclusive categories, in the order of the questionnaire', () => {
    const spec = figureSpec(regierol, exampleContext);
    expect(spec.kind).toBe('pie');
    expect(spec.title).toBe('3. Hoe wordt in uw gemeente invulling gegeven aan de regierol?');
    expect(spec.baseLine).toBe('n = 37 van 342 gemeenten');
    const [panel] = spec.panels;
    expect(panel?.marks.map((mark) => `${mark.valueText} ${mark.countText}`)).toEqual([
      '30% (11)',
      '5% (2)',
      '54% (20)',
      '11% (4)',
    ]);
  });

  it('is bars for a multiple choice, by size, with "anders" and "weet ik niet" last', () => {
    const spec = figureSpec(samenwerking, exampleContext);
    expect(spec.kind).toBe('bars');
    expect(spec.scale).toEqual({ unit: 'percentage', max: 100, ticks: [0, 25, 50, 75, 100] });
    expect(spec.panels[0]?.marks.map((mark) => mark.code)).toEqual([
      'contact',
      'eisen',
      'overleg',
      'anders',
      'weet-niet',
    ]);
    expect(spec.panels[0]?.marks[3]?.label).toBe('Anders');
  });

  it('is bars where the slices would not make up everyone who was asked', () => {
    const table = { ...yesNo, base: 50, eligible: 50, missing: 13, notes: ['over-eligible'] };
    expect(figureSpec(table, exampleContext).kind).toBe('bars');
  });

  it('counts in whole steps, and says no percentage, where the base is too small', () => {
    const table = exampleTable([
      ['ja', 'Ja', 4],
      ['nee', 'Nee', 3],
    ]);
    const spec = figureSpec(table, exampleContext);
    expect(spec.kind).toBe('bars');
    expect(spec.scale).toEqual({ unit: 'count', max: 4, ticks: [0, 1, 2, 3, 4] });
    expect(spec.panels[0]?.marks.map((mark) => [mark.valueText, mark.countText, mark.value])).toEqual([
      ['', '4', 4],
      ['', '3', 3],
    ]);
  });

  it('reaches the largest count in few steps', () => {
    for (const largest of [1, 9, 37, 342, 100_000]) {
      const table = exampleTable([['a', 'A', largest]], { categories: [] });
      const counted = {
        ...table,
        categories: [
          {
            code: 'a',
            label: 'A',
            kind: 'substantive' as const,
            count: largest,
            share: null,
            percentage: null,
            interval: null,
          },
        ],
      };
      const { max, ticks } = figureSpec(counted, exampleContext).scale;
      expect(max).toBeGreaterThanOrEqual(largest);
      expect(max).toBeLessThan(largest * 2 + 2);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }
  });

  it('gives ja, nee and weet ik niet the same colours in a pie, in bars and in a crossing', () => {
    const groups = [{ ...yesNo, code: 'utrecht', label: 'Utrecht' }];
    const paints = [yesNo, { ...yesNo, chart: 'bar' as const }, { ...yesNo, groups }].map((table) =>
      figureSpec(table, exampleContext).panels.map((panel) => panel.marks.map((mark) => mark.paint)),
    );
    for (const panels of paints) for (const panel of panels) expect(panel).toEqual([YES, NO, DONT_KNOW]);
  });

  it('keeps the colour of a slice when a filter changes its size', () => {
    const other = exampleTable([
      ['zelf', 'Zelf', 1],
      ['iemand-anders', 'Iemand anders', 30],
      ['bibliotheek', 'De bibliotheek', 5],
    ]);
    const paintOf = (table: typeof other, code: string) =>
      figureSpec(table, exampleContext).panels[0]?.marks.find((mark) => mark.code === code)?.paint;
    expect(paintOf(other, 'bibliotheek')).toEqual(paintOf(regierol, 'bibliotheek'));
  });

  it('says of an open question who answered, and draws nothing', () => {
    const table = { ...exampleTable([]), type: 'text' as const, eligible: 11, answered: 9, missing: 2, base: null };
    const spec = figureSpec(table, exampleContext);
    expect(spec.kind).toBe('none');
    expect(spec.panels).toHaveLength(1);
    expect(spec.panels[0]?.message).toBe('Open vraag: 9 van de 11 gaven antwoord, 2 niet.');
    const unasked = figureSpec({ ...table, eligible: 0, answered: 0, missing: 0 }, exampleContext);
    expect(unasked.panels[0]?.message).toBe('Open vraag: niemand kreeg deze vraag.');
  });

  it('says that a figure is withheld, and gives no number of it away', () => {
    const withheld = {
      ...yesNo,
      eligible: null,
      answered: null,
      missing: null,
      base: null,
      suppressed: 'primary' as const,
    };
    const categories = yesNo.categories.map((category) => ({
      ...category,
      count: null,
      share: null,
      percentage: null,
      interval: null,
      suppressed: 'primary' as const,
    }));
    const spec = figureSpec({ ...withheld, categories }, exampleContext);
    expect(spec.panels[0]?.message).toMatch(/niet getoond/iu);
    expect(spec.panels[0]?.marks).toEqual([]);
    expect(spec.baseLine).not.toMatch(/\d/u);
  });

  it('puts the total before the groups, and says counts where a group is too small', () => {
    const small = exampleTable([
      ['ja', 'Ja', 2],
      ['nee', 'Nee', 1],
      ['weet-niet', 'Weet ik niet', 0, 'dontKnow'],
    ]);
    const spec = figureSpec({ ...yesNo, groups: [{ ...small, code: 'ze', label: 'Zeeland' }] }, exampleContext);
    expect(spec.kind).toBe('bars');
    expect(spec.panels.map((panel) => [panel.label, panel.baseText])).toEqual([
      ['Totaal', 'n = 37'],
      ['Zeeland', 'n = 3'],
    ]);
    expect(spec.panels[1]?.marks[0]).toMatchObject({ value: null, valueText: '', countText: '2' });
  });

  it('says to whom a routed question was put, and how many skipped it', () => {
    const table = { ...yesNo, eligible: 19, answered: 18, missing: 1, base: 18 };
    expect(figureSpec(table, exampleContext).baseLine).toBe(
      'n = 18 van 342 gemeenten. Gevraagd aan 19 van de 37. 1 gaf geen antwoord.',
    );
  });
});
