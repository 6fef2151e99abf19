import { exampleContext, exampleTable, regierol } from './example-tables';
import { figureCsv } from './figure-csv';
import { figureSpec } from './figure-spec';

const csv = (table: typeof regierol) => figureCsv(table, figureSpec(table, exampleContext));
const lines = (table: typeof regierol) => csv(table).split('\r\n');

describe('one figure as CSV', () => {
  it('opens in a Dutch spreadsheet: BOM, semicolons, decimal comma', () => {
    expect(csv(regierol).startsWith('\uFEFFvraag;groep;antwoord')).toBe(true);
    expect(lines(regierol)[1]).toMatch(/;Ik geef zelf invulling aan de regierol;zelf;11;37;30;0,29729729729729\d+;/u);
  });

  it('has the same order and number of rows as the chart', () => {
    const codes = lines(regierol)
      .slice(1, 5)
      .map((line) => line.split(';')[3]);
    expect(codes).toEqual(['zelf', 'iemand-anders', 'bibliotheek', 'weet-niet']);
  });

  it('says that the answers are not real', () => {
    expect(csv(regierol)).toContain('Let op: reconstructie, geen echte antwoorden');
  });

  it('is never a formula, and keeps quotes and semicolons inside their cell', () => {
    const [, row] = lines(exampleTable([['=1+1', '=HYPERLINK("x";"y")', 20]]));
    expect(row).toContain(`"'=HYPERLINK(""x"";""y"")";'=1+1;20`);
  });
});
