import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CsvRecord, CsvRecords, MAX_COLUMNS, MAX_RECORD_BYTES } from './csv-records';
import { cellTexts } from './text-encoding';

interface Parsed {
  row: number;
  cells: string[];
  problem: string | null;
  problemCell: number;
}

/** Records of a text that comes in chunks of a size. */
function records(text: string | Buffer, size = 65_536, delimiter = ';'): Parsed[] {
  const bytes = Buffer.from(text as string);
  const parser = new CsvRecords(delimiter);
  const found: Parsed[] = [];
  const take = (record: CsvRecord) =>
    found.push({
      row: record.row,
      cells: cellTexts(record, 'utf-8'),
      problem: record.problem,
      problemCell: record.problemCell,
    });
  for (let at = 0; at < bytes.length; at += size) {
    for (const record of parser.push(bytes.subarray(at, at + size))) take(record);
  }
  const last = parser.end();
  if (last) take(last);
  return found;
}
const cells = (text: string, size?: number) => records(text, size).map((record) => record.cells);

describe('cutting CSV into records', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'é', '€', '👍', ' ', ',') }).filter((text) => text !== '');
  const quoted = fc
    .string({ unit: fc.constantFrom('a', '"', ';', '\n', '\r\n', 'é') })
    .map((text) => `"${text.replaceAll('"', '""')}"`);
  const record = fc.array(fc.oneof(plain, quoted), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(';'));

  it('agrees with csv-parse on every file that is well formed, in whatever chunks it comes', () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
        (lines, end, closed, size) => {
          const text = lines.join(end) + (closed ? end : '');
          const expected = parse(text, { delimiter: ';', relax_column_count: true, record_delimiter: ['\r\n', '\n'] });
          expect(cells(text, size)).toEqual(expected);
        },
      ),
    );
  });

  it('takes CRLF, LF and CR as the end of a record and none of them inside quotes', () => {
    expect(cells('a;b\r\n"1\r\n2";3\n4;5\r6;7', 1)).toEqual([
      ['a', 'b'],
      ['1\r\n2', '3'],
      ['4', '5'],
      ['6', '7'],
    ]);
  });

  it('counts empty lines as rows, as a spreadsheet shows them', () => {
    expect(records('a\n\n\nb\n').map(({ row, cells: [cell] }) => [row, cell])).toEqual([
      [1, 'a'],
      [4, 'b'],
    ]);
  });

  it('keeps a cell that is empty between quotes and a last cell that is empty', () => {
    expect(cells('"";a;\n;\n""')).toEqual([['', 'a', ''], ['', ''], ['']]);
  });

  it('takes a quote inside an unquoted cell as it is', () => {
    expect(cells('5" buis;2\n')).toEqual([['5" buis', '2']]);
  });

  it('reports text after a closing quote in its cell and goes on with the next record', () => {
    expect(records('1;"a"b;2\n3;4;5\n')).toMatchObject([
      { row: 1, problem: 'after-quote', problemCell: 1 },
      { row: 2, problem: null, cells: ['3', '4', '5'] },
    ]);
  });

  it('reports a quote that is never closed in the record where it began', () => {
    expect(records('a;b\n1;"x\n2;y\n3;z\n', 4)).toMatchObject([
      { row: 1, problem: null },
      { row: 2, problem: 'unclosed', problemCell: 1 },
    ]);
  });

  it.each([1000, 65_536, 3 * MAX_RECORD_BYTES])(
    'refuses a record of over a megabyte and goes on, in chunks of %i',
    (size) => {
      const long = `1;"${'x;\n""'.repeat(MAX_RECORD_BYTES / 4)}"`;
      const text = `a;b\n${long}\n2;3\n`;
      expect(records(text, size)).toMatchObject([
        { row: 1, problem: null },
        { row: 2, problem: 'too-long', cells: [] },
        { row: 3, problem: null, cells: ['2', '3'] },
      ]);
    },
  );

  it('keeps a record of just under a megabyte', () => {
    const [only] = records(`a;${'x'.repeat(MAX_RECORD_BYTES - 2)}`, 1000);
    expect(only).toMatchObject({ problem: null });
    expect(only!.cells[1]).toHaveLength(MAX_RECORD_BYTES - 2);
  });

  it('reports a quote that stays open for more than a megabyte as never closed', () => {
    expect(records(`a\n"${'x'.repeat(2 * MAX_RECORD_BYTES)}`, 65_536)).toMatchObject([
      { row: 1 },
      { row: 2, problem: 'unclosed' },
    ]);
  });

  it('gives no more than one cell over the most columns', () => {
    expect(cells(';'.repeat(10_000))[0]).toHaveLength(MAX_COLUMNS + 1);
  });
});
