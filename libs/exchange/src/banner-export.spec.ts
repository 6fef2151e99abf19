import { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { BannerTable } from '@ido/tabulation';
import { bannerCsv, bannerXlsx } from './banner-export';

const cell = { higherThan: [], residual: null } as const;
const TABLE: BannerTable = {
  percent: 'column',
  columns: [
    { block: null, code: 'total', label: 'Totaal', net: false, letter: null },
    { block: 0, code: 'klein', label: 'Klein', net: false, letter: 'A' },
    { block: 0, code: 'groot', label: 'Groot', net: false, letter: 'B' },
  ],
  blocks: [{ name: 'size', title: 'Grootte', overlapping: false, first: 1, length: 2 }],
  sections: [
    {
      name: 'visie',
      title: 'Is er een visie?',
      type: 'single',
      bases: [{ n: 40 }, { n: 37 }, { n: null, suppressed: 'primary' }],
      rows: [
        {
          code: 'ja',
          label: '=Ja',
          kind: 'substantive',
          cells: [
            { ...cell, count: 10, share: 0.25, percentage: 25 },
            { ...cell, count: 9, share: 9 / 37, percentage: 24, higherThan: ['B'] },
            { ...cell, count: null, share: null, percentage: null, why: 'suppressed', suppressed: 'primary' },
          ],
        },
      ],
      numbers: [],
      tests: [{ kind: 'chiSquare', statistic: 1.5, df: 1, p: 0.25, n: 40, cramersV: 0.2, smallExpected: false }],
    },
  ],
  weighting: null,
  notes: ['De percentages gaan over de kolom.'],
};
const META = { wave: 'Meting', population: 342, responses: 40, where: 'province:Groningen', note: null };

describe('a table as a file', () => {
  it('has every figure of the table as CSV, in Dutch notation, with how it was made below it', () => {
    const lines = Buffer.from(bannerCsv(TABLE, META)).toString('utf8').split('\r\n');
    expect(lines[0]).toContain('Totaal;Grootte: Klein (A);Grootte: Groot (B)');
    expect(lines).toContain("visie;Is er een visie?;ja;'=Ja;percentage;25;24;onderdrukt");
    expect(lines.find((line) => line.includes(';aandeel;'))).toContain(';"0,25";"0,24324324324324326";');
    expect(lines).toContain("visie;Is er een visie?;ja;'=Ja;hoger dan;;B;");
    expect(lines).toContain('visie;Is er een visie?;;Basis;n;40;37;onderdrukt');
    expect(lines).toContain(';;;filter;province:Groningen;;;');
    expect(lines).toContain(';;;toets visie × size;chi-kwadraattoets;;;');
    expect(lines).toContain(';;;p visie × size;"0,25";;;');
    expect(lines.some((line) => line.includes('De percentages gaan over de kolom.'))).toBe(true);
  });

  it('names the test that was used: the exact one, or that of a weighted table', () => {
    const [section] = TABLE.sections;
    const linesOf = (test: (typeof TABLE)['sections'][number]['tests'][number]) =>
      Buffer.from(bannerCsv({ ...TABLE, sections: [{ ...section!, tests: [test] }] }, META))
        .toString('utf8')
        .split('\r\n');
    const exact = linesOf({ kind: 'fisher', p: 0.03, n: 12, cramersV: 0.4 });
    expect(exact).toContain(';;;toets visie × size;exacte toets van Fisher;;;');
    expect(exact.some((line) => line.includes('chi-kwadraat'))).toBe(false);
    const degrees = { numeratorDf: 1.9, denominatorDf: 177.5 };
    const weighted = linesOf({
      kind: 'raoScott',
      f: 2.5,
      ...degrees,
      p: 0.08,
      n: 90,
      cramersV: 0.2,
      smallExpected: false,
    });
    expect(weighted).toContain(';;;toets visie × size;toets van Rao en Scott;;;');
    expect(weighted).toContain(';;;vrijheidsgraden van de teller visie × size;"1,9";;;');
  });

  it('has the same in a workbook, as numbers', async () => {
    const chunks: Buffer[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _, done) {
        chunks.push(chunk);
        done();
      },
    });
    await bannerXlsx(TABLE, META, sink);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.concat(chunks) as unknown as ExcelJS.Buffer);
    const sheet = workbook.getWorksheet('Tabel')!;
    const values = sheet.getSheetValues().map((row) => (Array.isArray(row) ? row.slice(1) : []));
    expect(values).toContainEqual(['visie', 'Is er een visie?', 'ja', '=Ja', 'aandeel', 0.25, 9 / 37, 'onderdrukt']);
    expect(workbook.getWorksheet('Toelichting')!.getColumn(1).values).toContain('p visie × size');
  });
});
