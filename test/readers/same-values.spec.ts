import { API_BASE, type Breakdown, routes } from '@ido/api';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { setStage } from '../harness/stage';
import { dateOf, readSav } from './read-sav';

const WAVE = 'regierol-2024';
const NOTE = 'reconstructie, geen echte antwoorden';
const { variables } = gemeentenRegierol.codebook;

interface Stored {
  readonly note: string;
  readonly responses: readonly {
    readonly reference: string;
    readonly completedAt: string;
    readonly answers: Record<string, unknown>;
  }[];
}

describe('every export of a wave holds the same values', () => {
  const stage = setStage({ browser: false });
  let stored: Stored;

  async function download(format: string, query = ''): Promise<Buffer> {
    const answer = await fetch(`${stage.server.url}${API_BASE}${routes.export(WAVE, format)}${query}`, {
      headers: { authorization: `Bearer ${stage.staff.token}` },
    });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  }

  beforeAll(async () => {
    stored = JSON.parse((await download('json')).toString()) as Stored;
  });

  /** What a file with codes and a column per option says, in the words of the codebook. */
  const told = (cell: (name: string) => unknown) =>
    Object.fromEntries(
      variables.flatMap((variable) => {
        const { name, type, categories } = variable;
        if (type !== 'multiple') return [[name, cell(name) ?? '']];
        const chosen = categories.filter(({ code }) => String(cell(`${name}/${code}`)) === '1');
        return [[name, chosen.map(({ code }) => code).join('|')]];
      }),
    );

  const inStore = () =>
    stored.responses.map(({ answers }) =>
      told((name) => {
        const [question, code] = name.split('/') as [string, string | undefined];
        const value = answers[question];
        return code === undefined ? String(value ?? '') : Number(Array.isArray(value) && value.includes(code));
      }),
    );

  it('JSON holds the answers that the figures are of', async () => {
    const breakdown: Breakdown = await stage.staff.breakdown(WAVE);
    expect(stored).toMatchObject({ note: NOTE, wave: WAVE, data: 'clean' });
    expect(stored.responses).toHaveLength(37);
    const told = inStore();
    for (const { name, categories, type } of breakdown.variables) {
      for (const { code, count } of categories) {
        const having = told.filter((one) =>
          String(one[name])
            .split(type === 'multiple' ? '|' : '\0')
            .includes(code),
        );
        expect([name, code, having.length]).toEqual([name, code, count]);
      }
    }
  });

  it('CSV', async () => {
    const file = await download('csv', '?multiple=columns');
    const rows: Record<string, string>[] = parse(file, { columns: true, bom: true, delimiter: ';' });
    expect(rows.map((row) => told((name) => row[name]))).toEqual(inStore());
    expect(rows.every(({ opmerking }) => opmerking === NOTE)).toBe(true);
    expect(rows.map(({ referentie, afgerond }) => [referentie, afgerond])).toEqual(
      stored.responses.map(({ reference, completedAt }) => [reference, completedAt]),
    );
  });

  it('CSV on the Web metadata names every column of the CSV, in its order', async () => {
    const [header] = parse(await download('csv', '?multiple=columns'), {
      bom: true,
      delimiter: ';',
      to: 1,
    }) as string[][];
    const metadata = JSON.parse((await download('csv-metadata.json', '?multiple=columns')).toString());
    expect(metadata['dc:description']).toBe(NOTE);
    const [answers, codebook] = metadata.tables;
    expect(answers.tableSchema.columns.map(({ titles }: { titles: string }) => titles)).toEqual(header);
    expect(codebook.url).toBe(`${WAVE}-codeboek.csv`);
  });

  it('XLSX, with the codebook', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await download('xlsx', '?multiple=columns')) as unknown as ExcelJS.Buffer);
    const [answers, codebook] = workbook.worksheets;
    const header = (answers!.getRow(1).values as string[]).slice(1);
    const rows = stored.responses.map((_, at) => answers!.getRow(at + 2));
    const cell = (row: ExcelJS.Row, name: string) => row.getCell(header.indexOf(name) + 1).text;
    expect(rows.map((row) => told((name) => cell(row, name)))).toEqual(inStore());
    expect(rows.every((row) => cell(row, 'opmerking') === NOTE)).toBe(true);
    expect(codebook!.getColumn(1).values).toContain('samenwerking');
  });

  it('SPSS, as PSPP reads it', async () => {
    const rows = readSav(await download('sav'));
    const plain = (name: string) => name.replace('/', '.').replaceAll(/[^A-Za-z0-9._]/g, '_');
    const single = new Map(variables.filter(({ type }) => type === 'single').map((one) => [one.name, one]));
    const value = (row: Record<string, string>, name: string) => {
      const text = row[plain(name)];
      if (text === undefined) throw new Error(`no variable ${name}`);
      const categories = single.get(name)?.categories;
      return categories ? (categories[Number(text) - 1]?.code ?? '') : dateOf(text);
    };
    expect(rows.map((row) => told((name) => value(row, name)))).toEqual(inStore());
    expect(rows.every(({ opmerking }) => opmerking === NOTE)).toBe(true);
    // Not asked and not answered are as the codebook's routing has it.
    const follow = single.get('netwerk') ?? [...single.values()].find(({ routed }) => routed);
    expect(follow).toBeDefined();
    rows.forEach((row, at) => {
      const asked = gemeentenRegierol.shown(stored.responses[at]!.answers).has(follow!.question);
      expect(row[plain(follow!.name)] === '98').toBe(!asked);
    });
  });

  it('JSON-stat has the figures of the page', async () => {
    const breakdown = await stage.staff.breakdown(WAVE);
    const collection = JSON.parse((await download('json-stat')).toString());
    expect(collection).toMatchObject({ version: '2.0', class: 'collection', note: [NOTE] });
    const datasets: { id: string[]; size: number[]; value: (number | null)[] }[] = collection.link.item;
    expect(datasets).toHaveLength(breakdown.variables.length);
    breakdown.variables.forEach((variable, at) => {
      const { id, size, value } = datasets[at]!;
      expect(id).toEqual([variable.name, 'cijfer:']);
      expect(value).toHaveLength(size.reduce((product, n) => product * n, 1));
      const counts = value.filter((_, index) => index % 3 === 0);
      expect(counts).toEqual(
        variable.categories.length > 0 ? variable.categories.map(({ count }) => count) : [variable.answered],
      );
    });
  });

  it('DDI has the categories with their frequencies', async () => {
    const breakdown = await stage.staff.breakdown(WAVE);
    const xml = (await download('ddi')).toString();
    const found = [...xml.matchAll(/<var [^>]*name="([^"]+)".*?<\/var>/gs)].map(([text, name]) => [
      name,
      [...text.matchAll(/<catValu>([^<]*)<\/catValu><labl>[^<]*<\/labl><catStat type="freq">(\d+)</g)].map(
        ([, code, count]) => [code, Number(count)],
      ),
    ]);
    expect(found).toEqual(
      breakdown.variables.map(({ name, categories }) => [name, categories.map(({ code, count }) => [code, count])]),
    );
    expect(xml).toContain(NOTE);
  });
});
