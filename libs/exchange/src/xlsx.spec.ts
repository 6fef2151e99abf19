import { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { rich } from './testing/rich-questionnaire';
import { each, Sink } from './testing/streams';
import { writeResponsesXlsx } from './write-responses-xlsx';
import { writeWorkbook } from './xlsx-workbook';

const OPTIONS = { values: 'labels', multiple: 'columns', note: 'reconstructie' } as const;
const row = (reference: string, organisatie: string) => ({
  reference,
  organisation: 'GM0363',
  completedAt: new Date('2026-11-22T13:32:00Z'),
  answers: { regierol: '=1+1', kosten: 12.5, datum: '2026-11-22', organisatie },
});

async function opened(bytes: Buffer) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook;
}

describe('XLSX export of responses', () => {
  it('has typed cells under a header that stays in view, the note, and the codebook on a second sheet', async () => {
    const sink = new Sink();
    await writeResponsesXlsx(each([row('R-1', 'Gewoon')]), rich.codebook, OPTIONS, sink);
    const workbook = await opened(sink.bytes);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Responsen', 'Codeboek']);
    const [responses, codebook] = workbook.worksheets;
    expect(responses!.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    const header = responses!.getRow(1).values as string[];
    const cell = (name: string) => responses!.getRow(2).getCell(header.indexOf(name));
    expect(cell('referentie').value).toBe('R-1');
    expect(cell('kosten').value).toBe(12.5);
    expect(cell('datum').value).toEqual(new Date('2026-11-22T00:00:00Z'));
    expect(cell('datum').numFmt).toBe('dd-mm-yyyy');
    expect(cell('opmerking').value).toBe('reconstructie');
    expect(codebook!.getRow(1).getCell(1).value).toBe('variabele');
    expect(codebook!.rowCount).toBeGreaterThan(40);
  });

  it('keeps text text: no formulas, no characters that make the file unreadable, nothing over the length of a cell', async () => {
    const texts = [
      '=1+1',
      '@SUM(A1)',
      '_x0041_',
      'regel 1\nregel 2 & <b> "é" 👍',
      'a\u0001\u000b\ufffe\ud800b',
      'x'.repeat(40_000),
    ];
    const sink = new Sink();
    await writeWorkbook([{ name: 'Teksten', header: ['tekst'], records: texts.map((text) => [text]) }], sink);
    const sheet = (await opened(sink.bytes)).worksheets[0]!;
    const cells = texts.map((_, index) => sheet.getRow(index + 2).getCell(1));
    expect(cells.map(({ type }) => type)).toEqual(texts.map(() => ExcelJS.ValueType.String));
    expect(cells.slice(0, 5).map(({ value }) => value)).toEqual([
      '=1+1',
      '@SUM(A1)',
      expect.stringMatching(/^(_x005F_x0041_|_x0041_)$/),
      'regel 1\nregel 2 & <b> "é" 👍',
      'a\ufffdb',
    ]);
    expect(cells[5]!.value).toHaveLength(32_767);
  });

  it('ends the stream', async () => {
    const sink = new Sink();
    await writeResponsesXlsx(each([]), rich.codebook, OPTIONS, sink);
    expect(sink.writableFinished).toBe(true);
  });

  it('rejects when the one who downloads goes away', async () => {
    let written = 0;
    const gone = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.length;
        if (written > 1000) gone.destroy();
        done();
      },
    });
    async function* many() {
      for (let index = 0; index < 5000; index++) yield row(`R-${index}`, Math.random().toString(36).repeat(10));
    }
    await expect(writeResponsesXlsx(many(), rich.codebook, OPTIONS, gone)).rejects.toThrow('closed before');
  });

  it('rejects with the error of a stream', async () => {
    const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
    await expect(writeResponsesXlsx(each([row('R-1', 'x')]), rich.codebook, OPTIONS, full)).rejects.toThrow(
      'disk full',
    );
  });
});
