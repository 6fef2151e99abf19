import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { codebookCsv, codebookXlsx } from './codebook-export';
import { rich } from './testing/rich-questionnaire';
import { Sink } from './testing/streams';

const rows = parse(Buffer.from(codebookCsv(rich.codebook)), { delimiter: ';', bom: true, columns: true }) as Record<
  string,
  string
>[];
const of = (variable: string) => rows.filter((row) => row.variabele === variable);

describe('codebook export', () => {
  it('has a row for each category, with what the questionnaire says of its variable', () => {
    expect(of('regierol')).toHaveLength(5);
    expect(of('regierol')[4]).toEqual({
      variabele: 'regierol',
      vraag: 'Wie heeft de regierol?',
      type: 'één antwoord',
      code: 'weet-niet',
      label: 'Weet ik niet',
      soort: 'weet niet',
      'sluit andere uit': '',
      rol: 'regievoerder',
      trendsleutel: 'regierol',
      pagina: 'Deel één',
      verplicht: 'ja',
      'afhankelijk van eerdere antwoorden': 'nee',
    });
    expect(of('samenwerking').map((row) => row['sluit andere uit'])).toEqual([...Array<string>(7).fill('nee'), 'ja']);
  });

  it('has one row for a variable without categories', () => {
    expect(of('regierol-anders')).toMatchObject([
      { type: 'tekst', code: '', label: '', 'afhankelijk van eerdere antwoorden': 'ja' },
    ]);
  });

  it('has codes as the export of responses writes them, and no formulas', () => {
    expect(of('cijfer').map(({ code }) => code)).toEqual(['-1', '0', '1,5', '1000']);
    expect(of('regierol')[2]).toMatchObject({ code: "'=1+1", label: "'-Formule, als tekst" });
  });

  it('is the same as a workbook', async () => {
    const sink = new Sink();
    await codebookXlsx(rich.codebook, sink);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(sink.bytes as unknown as ExcelJS.Buffer);
    const sheet = workbook.getWorksheet('Codeboek')!;
    expect(sheet.rowCount).toBe(rows.length + 1);
    expect(sheet.getRow(2).getCell(4).value).toBe('zelf');
  });
});
