import type { CategoryFigure, GroupFigures, VariableTable } from '@ido/tabulation';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { breakdownCsv, breakdownXlsx } from './breakdown-export';
import { Sink } from './testing/streams';

const category = (code: string, figures: Partial<CategoryFigure>): CategoryFigure => ({
  code,
  label: code === 'ja' ? 'Ja' : 'Nee',
  kind: 'substantive',
  count: null,
  share: null,
  percentage: null,
  interval: null,
  ...figures,
});
const figures: GroupFigures = {
  eligible: 37,
  answered: 36,
  missing: 1,
  base: 36,
  categories: [
    category('ja', { count: 11, share: 11 / 36, percentage: 31, interval: [0.18, 0.46] }),
    category('nee', { count: 25, share: 25 / 36, percentage: 69, interval: [0.54, 0.82] }),
  ],
};
const small: GroupFigures = {
  eligible: 7,
  answered: 7,
  missing: 0,
  base: 7,
  categories: [category('ja', { suppressed: 'primary' }), category('nee', { suppressed: 'secondary' })],
};
const withheld: GroupFigures = {
  eligible: null,
  answered: null,
  missing: null,
  base: null,
  suppressed: 'primary',
  categories: [category('ja', { suppressed: 'primary' }), category('nee', { suppressed: 'primary' })],
};
const tables: VariableTable[] = [
  {
    name: 'netwerk',
    title: '=Is er een netwerk?',
    type: 'single',
    notes: ['suppressed'],
    ...figures,
    groups: [
      { code: 'GR', label: 'Groningen', ...small },
      { code: 'FR', label: 'Fryslân', ...withheld },
    ],
  },
  {
    name: 'toelichting',
    title: 'Toelichting',
    type: 'text',
    notes: ['no-categories'],
    ...figures,
    categories: [],
  },
];
const meta = { wave: 'Regierol 2024', population: 342, responses: 37, by: 'Provincie', note: 'reconstructie' };
const rows = parse(Buffer.from(breakdownCsv(tables, meta)), { delimiter: ';', bom: true, columns: true }) as Record<
  string,
  string
>[];

describe('breakdown export', () => {
  it('has a row per variable, group and category with unrounded shares in Dutch notation', () => {
    expect(rows).toHaveLength(7);
    expect(rows[0]).toEqual({
      meting: 'Regierol 2024',
      populatie: '342',
      responsen: '37',
      variabele: 'netwerk',
      vraag: "'=Is er een netwerk?",
      'uitgesplitst naar': '',
      groepscode: '',
      groep: 'Totaal',
      code: 'ja',
      antwoord: 'Ja',
      aantal: '11',
      basis: '36',
      'gesteld aan': '37',
      beantwoord: '36',
      'niet beantwoord': '1',
      aandeel: String(11 / 36).replace('.', ','),
      percentage: '31',
      'ondergrens 95%': '0,18',
      'bovengrens 95%': '0,46',
      toelichting: 'Kleine aantallen zijn onderdrukt.',
      opmerking: 'reconstructie',
    });
  });

  it('says "onderdrukt" wherever a figure is withheld, and nowhere else', () => {
    expect(rows[2]).toMatchObject({ groep: 'Groningen', aantal: 'onderdrukt', aandeel: 'onderdrukt', basis: '7' });
    expect(rows[3]).toMatchObject({ percentage: 'onderdrukt', 'ondergrens 95%': 'onderdrukt' });
    expect(rows[4]).toMatchObject({ groep: 'Fryslân', 'uitgesplitst naar': 'Provincie', basis: 'onderdrukt' });
    expect(Object.values(rows[0]!)).not.toContain('onderdrukt');
  });

  it('leaves percentages empty where the base is too small for them', () => {
    const counts = { ...figures, categories: [category('ja', { count: 3 })] };
    const table: VariableTable = { ...tables[0]!, ...counts, groups: undefined, notes: ['small-base'] };
    const [row] = parse(Buffer.from(breakdownCsv([table], { ...meta, note: null })), {
      delimiter: ';',
      bom: true,
      columns: true,
    }) as Record<string, string>[];
    expect(row).toMatchObject({
      aantal: '3',
      percentage: '',
      aandeel: '',
      toelichting: expect.stringContaining('weinig'),
    });
    expect(row).not.toHaveProperty('opmerking');
  });

  it('counts the answers of a question without categories', () => {
    expect(rows[6]).toMatchObject({ variabele: 'toelichting', code: '', antwoord: 'beantwoord', aantal: '36' });
  });

  it('is the same as a workbook, with numbers as numbers', async () => {
    const sink = new Sink();
    await breakdownXlsx(tables, meta, sink);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(sink.bytes as unknown as ExcelJS.Buffer);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.rowCount).toBe(rows.length + 1);
    expect(sheet.getRow(2).getCell(16).value).toBeCloseTo(11 / 36, 12);
    expect(sheet.getRow(2).getCell(5).value).toBe('=Is er een netwerk?');
  });
});
