import { API_BASE, type Breakdown, type CodedQuestions, type CodedTexts, routes, type Weightings } from '@ido/api';
import type { Variable } from '@ido/questionnaire';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { setStage } from '../harness/stage';
import { dateOf, readSav } from './read-sav';
import { hasHaven, hasR, readWithR } from './read-with-r';

const WAVE = 'regierol-2024';
/** All files are asked with the weights of this scheme; what is without them is in the export's own test. */
const SCHEME = 'grootte';
const NOTE = 'reconstructie, geen echte antwoorden';

interface Stored {
  readonly note: string;
  readonly variables: readonly Variable[];
  readonly weighting: string;
  readonly responses: readonly {
    readonly reference: string;
    readonly organisation: string | null;
    readonly completedAt: string;
    readonly weight: number | null;
    readonly answers: Record<string, unknown>;
  }[];
}

describe('every export of a wave holds the same values', () => {
  const stage = setStage({ browser: false });
  let stored: Stored;
  /** Of the questionnaire, and what the codes of an open question make of it. */
  let variables: readonly Variable[];
  let coded: string;

  async function download(format: string, query: Record<string, string> = {}): Promise<Buffer> {
    const asked = new URLSearchParams({ ...query, ...(format === 'json-stat' ? {} : { weights: SCHEME }) });
    const answer = await fetch(`${stage.server.url}${API_BASE}${routes.export(WAVE, format)}?${asked}`, {
      headers: { authorization: `Bearer ${stage.staff.token}` },
    });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  }

  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(stage.server.url + API_BASE + path, {
      method,
      headers: { authorization: `Bearer ${stage.staff.token}`, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };

  /** Codes most answers to an open question: one code, the other, or both; the last answer stays without. */
  async function codeAnswers(): Promise<string> {
    const { items } = await call<CodedQuestions>('GET', routes.codings(WAVE));
    const { question } = items.toSorted((a, b) => b.texts - a.texts)[0]!;
    for (const label of ['Geld, "uren" & meer', 'Één aanspreekpunt'])
      await call('POST', routes.codes(WAVE, question), { action: 'add', label });
    const { items: texts } = await call<CodedTexts>('GET', routes.codingsOf(WAVE, question));
    expect(texts.length).toBeGreaterThan(3);
    const decisions = texts
      .slice(0, -1)
      .map(({ response, hash }, at) => ({ response, hash, codes: [[1], [2], [2, 1]][at % 3] }));
    await call('PUT', routes.codingsOf(WAVE, question), { items: decisions });
    return question;
  }

  /** Weights by size class, of which those without anybody are taken with the largest that has. */
  async function weigh(): Promise<void> {
    const { facts } = await call<Weightings>('GET', routes.weightings(WAVE));
    const { name, classes } = facts.find((fact) => fact.name === 'sizeClass')!;
    const [into] = classes.toSorted((a, b) => b.respondents - a.respondents);
    const merged = classes
      .filter(({ respondents }) => respondents === 0)
      .map(({ code }) => ({ variable: name, code, into: into!.code }));
    const definition = { method: 'class', variables: [name], merged };
    await call('POST', routes.weightings(WAVE), { key: SCHEME, title: 'Naar grootte', definition });
  }

  beforeAll(async () => {
    coded = await codeAnswers();
    await weigh();
    stored = JSON.parse((await download('json')).toString()) as Stored;
    ({ variables } = stored);
  });

  it('has the codes of open answers as a variable after their question', () => {
    const { codebook } = gemeentenRegierol;
    const names = codebook.variables.flatMap(({ name }) => (name === coded ? [name, `${name}.code`] : [name]));
    expect(variables.map(({ name }) => name)).toEqual(names);
    expect(new Set(inStore().map((row) => row[`${coded}.code`]))).toEqual(new Set(['', '1', '2', '1|2']));
  });

  const weightsInStore = () => stored.responses.map(({ weight }) => weight);
  /** A weight as a file has it; nothing for who has none. */
  const weightOf = (text: string) => (text === '' ? null : Number(text.replace(',', '.')));

  it('has a weight for whoever is of an organisation of which the size is known', async () => {
    expect(stored.weighting).toBe(`Naar grootte (${SCHEME}.1)`);
    const weights = weightsInStore().filter((weight) => weight !== null);
    expect(new Set(weights).size).toBeGreaterThan(1);
    const { population } = await stage.staff.breakdown(WAVE);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(population!, 6);
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
    const file = await download('csv', { multiple: 'columns' });
    const rows: Record<string, string>[] = parse(file, { columns: true, bom: true, delimiter: ';' });
    expect(rows.map((row) => told((name) => row[name]))).toEqual(inStore());
    expect(rows.every(({ opmerking }) => opmerking === NOTE)).toBe(true);
    expect(rows.map(({ weging }) => weightOf(weging!))).toEqual(weightsInStore());
    expect(rows.map(({ referentie, afgerond }) => [referentie, afgerond])).toEqual(
      stored.responses.map(({ reference, completedAt }) => [reference, completedAt]),
    );
  });

  it('CSV on the Web metadata names every column of the CSV, in its order', async () => {
    const [header] = parse(await download('csv', { multiple: 'columns' }), {
      bom: true,
      delimiter: ';',
      to: 1,
    }) as string[][];
    const metadata = JSON.parse((await download('csv-metadata.json', { multiple: 'columns' })).toString());
    expect(metadata['dc:description']).toBe(NOTE);
    const [answers, codebook] = metadata.tables;
    expect(answers.tableSchema.columns.map(({ name }: { name: string }) => name)).toContain(
      `${encodeURIComponent(coded).replaceAll('-', '%2D')}.code%2F2`,
    );
    expect(answers.tableSchema.columns.map(({ titles }: { titles: string }) => titles)).toEqual(header);
    expect(codebook.url).toBe(`${WAVE}-codeboek.csv`);
  });

  it('XLSX, with the codebook', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await download('xlsx', { multiple: 'columns' })) as unknown as ExcelJS.Buffer);
    const [answers, codebook] = workbook.worksheets;
    const header = (answers!.getRow(1).values as string[]).slice(1);
    const rows = stored.responses.map((_, at) => answers!.getRow(at + 2));
    const cell = (row: ExcelJS.Row, name: string) => row.getCell(header.indexOf(name) + 1).text;
    expect(rows.map((row) => told((name) => cell(row, name)))).toEqual(inStore());
    expect(rows.every((row) => cell(row, 'opmerking') === NOTE)).toBe(true);
    expect(rows.map((row) => weightOf(cell(row, 'weging')))).toEqual(weightsInStore());
    expect(codebook!.getColumn(1).values).toEqual(expect.arrayContaining(['samenwerking', 'weging']));
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
    // Who has no weight counts for nothing.
    expect(rows.map(({ weging }) => Number(weging))).toEqual(weightsInStore().map((weight) => weight ?? 0));
    // Not asked and not answered are as the codebook's routing has it.
    const follow = single.get('netwerk') ?? [...single.values()].find(({ routed }) => routed);
    expect(follow).toBeDefined();
    expect(rows.map((row) => row[plain(`${coded}.code/1`)] === '98')).toEqual(
      stored.responses.map(({ answers }) => !answers[coded]),
    );
    rows.forEach((row, at) => {
      const asked = gemeentenRegierol.shown(stored.responses[at]!.answers).has(follow!.question);
      expect(row[plain(follow!.name)] === '98').toBe(!asked);
    });
  });

  /** A cell of R as the codebook has it: R shows labels. */
  const fromR = (row: Record<string, string>, column: (name: string) => string) => (name: string) => {
    const text = row[column(name)];
    if (text === undefined) throw new Error(`no column ${name}`);
    if (text === 'TRUE') return '1';
    const variable = variables.find((one) => one.name === name);
    return variable?.type === 'single' ? (variable.categories.find(({ label }) => label === text)?.code ?? '') : text;
  };

  const [withR, byScript] = hasR
    ? [it, 'CSV, as R reads it by the script']
    : [it.skip, 'CSV, as R reads it by the script (left out: R is not installed)'];
  withR(byScript, async () => {
    const files = {
      'lezen.R': await download('r'),
      [`${WAVE}-antwoorden.csv`]: await download('csv', { multiple: 'columns' }),
    };
    const rows = readWithR(files, `source('lezen.R', encoding = 'UTF-8')`);
    expect(rows.map((row) => told(fromR(row, (name) => name)))).toEqual(inStore());
    rows.forEach(({ weging }, at) => expect(weightOf(weging!) ?? 0).toBeCloseTo(weightsInStore()[at] ?? 0, 12));
  });

  const [withHaven, byHaven] = hasHaven
    ? [it, 'SPSS, as haven reads it in R']
    : [it.skip, 'SPSS, as haven reads it in R (left out: haven is not installed)'];
  withHaven(byHaven, async () => {
    const read = `antwoorden <- haven::read_sav('a.sav')
antwoorden[] <- lapply(antwoorden, function(x) if (haven::is.labelled(x)) haven::as_factor(x) else x)`;
    const rows = readWithR({ 'a.sav': await download('sav') }, read);
    const column = (name: string) => name.replace('/', '.').replaceAll(/[^A-Za-z0-9._]/g, '_');
    const chosen = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text === 'gekozen' ? 'TRUE' : text])),
    );
    expect(chosen.map((row) => told(fromR(row, column)))).toEqual(inStore());
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
    expect(found.pop()).toEqual(['weging', []]);
    expect(xml).toContain('name="weging" files="F1" intrvl="contin" wgt="wgt"');
    expect(found).toEqual(
      breakdown.variables.map(({ name, categories }) => [name, categories.map(({ code, count }) => [code, count])]),
    );
    expect(xml).toContain(NOTE);
  });

  it('the codebook says what the codes mean, as CSV and as a page', async () => {
    const rows: string[][] = parse(await download('codebook.csv'), { bom: true, delimiter: ';' });
    expect(rows.filter((row) => row.includes(`${coded}.code`)).flat()).toEqual(
      expect.arrayContaining(['Geld, "uren" & meer', 'Één aanspreekpunt']),
    );
    expect(rows.at(-1)!.slice(0, 3)).toEqual(['weging', expect.stringContaining(stored.weighting), 'getal']);
    expect((await download('codebook.html')).toString()).toContain(`${coded}.code`);
    expect((await download('codebook.html')).toString()).toContain('<code>weging</code>');
  });
});
