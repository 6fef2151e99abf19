import { get } from 'node:http';
import { API_BASE, routes, type Import, type Problem } from '@ido/api';
import { addComplete, createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

interface JsonStatDataset {
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly dimension: Readonly<Record<string, { readonly category: { readonly index: readonly string[] } }>>;
  readonly value: readonly (number | null)[];
  readonly status?: Readonly<Record<string, string>>;
}

describe('export', () => {
  let server: TestApp;
  let wave: SampleWave;
  let token: string;

  beforeAll(async () => {
    server = await startTestApp();
    token = await server.adminToken();
    wave = await createSampleWave(server.dataSource, { key: 'uit', synthetic: true, status: 'closed' });
    await addComplete(server.dataSource, wave, [
      {
        organisation: 'GM0014',
        answers: { netwerk: 'ja', omschrijving: '=1+1; "aan"\nhaling', samenwerking: ['contact', 'overleg'] },
      },
      { organisation: 'GM0034', answers: { netwerk: 'nee', vragen: ['v3', 'v17'], toelichting: 'Café Ł — ünïcode' } },
      { answers: { netwerk: 'weet-niet' } },
      ...Array.from({ length: 7 }, () => ({ organisation: 'GM0037', answers: { netwerk: 'ja' } })),
    ]);
  });
  afterAll(() => server.close());

  const download = (format: string, query = '', as = token, from = wave.key) =>
    server.request('GET', `${routes.export(from, format)}${query}`, { token: as });

  it('writes every response, as a file that says it is a reconstruction', async () => {
    const file = await download('csv');
    expect(file.statusCode).toBe(200);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="uit-antwoorden.csv"',
      'cache-control': expect.stringContaining('no-store'),
    });
    expect(file.body).toMatch(/^\ufeffreferentie;organisatie;afgerond;netwerk;/);
    expect(file.body).toContain(`"'=1+1; ""aan""\nhaling"`);
    expect(file.body.match(/reconstructie, geen echte antwoorden/g)).toHaveLength(10);
    expect((await download('csv', '?values=labels')).body).toContain(';Weet ik niet;');
    expect((await download('csv', '?multiple=columns')).body).toContain(';samenwerking/overleg;');
  });

  it.each(['', '?values=labels', '?multiple=columns', '?values=labels&multiple=columns'])(
    'gives the same bytes after import into another wave (%s)',
    async (query) => {
      const first = (await download('csv', query)).rawPayload;
      const other = await createSampleWave(server.dataSource, {
        key: `in${query.replaceAll(/\W/g, '')}`.toLowerCase(),
        synthetic: true,
      });
      const imported = await server.inject({
        method: 'POST',
        url: `${API_BASE}${routes.imports(other.key)}`,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
        payload: first,
      });
      expect(imported.json<Import>()).toMatchObject({ status: 'done', rows: 10, errorCount: 0 });
      expect((await download('csv', query, token, other.key)).rawPayload.equals(first)).toBe(true);
    },
  );

  it('writes workbooks', async () => {
    for (const format of ['xlsx', 'codebook.xlsx', 'breakdown.xlsx']) {
      const file = await download(format);
      expect(file.statusCode).toBe(200);
      expect(file.headers['content-type']).toContain('spreadsheetml');
      expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
      expect(file.rawPayload.length).toBeGreaterThan(2000);
    }
  });

  it('writes the codebook and the figures for readers too, but no answers', async () => {
    const reader = await readerToken(server, wave);
    expect((await download('codebook.csv', '', reader)).body).toContain('samenwerking;Wat doet u?');
    expect((await download('breakdown.csv', '', reader)).statusCode).toBe(200);
    for (const format of ['csv', 'xlsx', 'sav', 'json'])
      expect((await download(format, '', reader)).statusCode).toBe(403);
  });

  it('writes the figures that the page shows for the same question, with small numbers withheld for readers', async () => {
    const query = '?by=province&variable=netwerk&excludeDontKnow=true';
    const { body } = await download('breakdown.csv', query);
    const rows = body
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'));
    expect(new Set(rows.slice(1).map((row) => row[3]))).toEqual(new Set(['netwerk']));
    expect(rows.find((row) => row[7] === 'Groningen' && row[8] === 'ja')?.[10]).toBe('8');
    expect(rows.find((row) => row[7] === 'Flevoland' && row[8] === 'nee')?.[10]).toBe('1');
    const reader = await readerToken(server, wave);
    const withheld = (await download('breakdown.csv', query, reader)).body
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'));
    expect(withheld.find((row) => row[7] === 'Flevoland' && row[8] === 'nee')?.[10]).toBe('onderdrukt');
  });

  it('gives readers figures as JSON-stat in which what is withheld has a status and no number', async () => {
    const reader = await readerToken(server, wave);
    const of = async (as: string) => {
      const file = await download('json-stat', '?by=province&variable=netwerk', as);
      expect(file.statusCode).toBe(200);
      const [dataset] = file.json<{ link: { item: JsonStatDataset[] } }>().link.item;
      const { id, dimension, size, value, status = {} } = dataset!;
      const [groups, codes, figures] = id.map((name) => dimension[name]!.category.index);
      const at = (group: string, code: string, figure: string) =>
        (groups!.indexOf(group) * size[1]! + codes!.indexOf(code)) * size[2]! + figures!.indexOf(figure);
      return { status, number: (...cell: Parameters<typeof at>) => [value[at(...cell)], status[at(...cell)]] };
    };
    const team = await of(token);
    expect([team.number('Flevoland', 'nee', 'aantal'), team.status]).toEqual([[1, undefined], {}]);
    const told = await of(reader);
    // One answer in Flevoland; Groningen goes with it, or it would be the total less Groningen.
    for (const figure of ['aantal', 'basis', 'aandeel'])
      expect([told.number('Flevoland', 'nee', figure), told.number('Groningen', 'ja', figure)]).toEqual([
        [null, 'onderdrukt'],
        [null, 'mee-onderdrukt'],
      ]);
    expect(told.number('totaal', 'ja', 'aantal')).toEqual([8, undefined]);
  });

  it('tells the weight of each response in every file of answers, and what it is in what describes them', async () => {
    const definition = { method: 'class', variables: ['province'] };
    const body = { key: 'provincie', title: 'Naar provincie', definition };
    expect((await server.request('POST', routes.weightings(wave.key), { token, body })).statusCode).toBe(201);
    const [header, ...lines] = (await download('csv', '?weights=provincie')).body
      .trimEnd()
      .split(/\r\n/)
      .map((line) => line.split(';'));
    expect(header!.at(-1)).toBe('weging');
    const weights = lines.map((cells) => cells.at(-1)!);
    // Who is of no organisation has no weight.
    expect(weights.filter((weight) => weight === '')).toHaveLength(1);
    const json = (await download('json', '?weights=provincie.1')).json<{
      weighting: string;
      responses: { weight: number | null }[];
    }>();
    expect(json.weighting).toBe('Naar provincie (provincie.1)');
    expect(json.responses.map(({ weight }) => String(weight ?? '').replace('.', ','))).toEqual(
      weights.map((weight) => weight.replaceAll('"', '')),
    );
    for (const format of ['csv-metadata.json', 'r', 'codebook.csv', 'codebook.html', 'ddi'])
      expect((await download(format, '?weights=provincie')).body).toContain('Gewicht volgens Naar provincie');
    for (const format of ['csv', 'csv-metadata.json', 'r', 'codebook.csv', 'codebook.html', 'ddi'])
      expect((await download(format)).body).not.toMatch(/;weging|Gewicht/);
    const link = (await download('csv', '?weights=provincie&multiple=columns')).headers['link'];
    expect(link).toContain('weights=provincie');
  });

  it('refuses a weighting that there is not, and readers every weighting', async () => {
    for (const format of ['csv', 'xlsx', 'sav', 'json', 'r', 'ddi', 'codebook.html', 'csv-metadata.json']) {
      expect((await download(format, '?weights=onbekend')).json<Problem>().errors).toMatchObject([
        { pointer: '/query/weights', code: 'unknown-weighting' },
      ]);
      expect((await download(format, '?weights=-.-')).statusCode).toBe(400);
    }
    const reader = await readerToken(server, wave);
    for (const format of ['r', 'ddi', 'codebook.html', 'csv-metadata.json'])
      expect((await download(format, '?weights=provincie', reader)).statusCode).toBe(403);
  });

  it('says that an earlier state is of figures, not of answers', async () => {
    const refused = (await download('csv', '?asOf=v1')).json<Problem>();
    expect(refused.errors).toMatchObject([
      { pointer: '/query/asOf', detail: expect.stringContaining('antwoorden van nu') },
    ]);
  });

  it('refuses what does not exist', async () => {
    expect((await download('doc')).statusCode).toBe(404);
    expect((await download('constructor')).statusCode).toBe(404);
    expect((await download('csv', '?values=anders')).statusCode).toBe(400);
    expect((await download('csv', '?by=netwerk')).statusCode).toBe(400);
    expect((await download('codebook.csv', '?x=1')).statusCode).toBe(400);
    const unknown = await download('breakdown.csv', '?variable=kleur');
    expect(unknown.json<Problem>().errors).toMatchObject([{ pointer: '/query/variable', code: 'unknown-variable' }]);
  });

  it('stops its query when whoever downloads goes away', async () => {
    const large = await createSampleWave(server.dataSource, { key: 'groot', synthetic: true });
    const [id] = await addComplete(server.dataSource, large, [
      { answers: { netwerk: 'ja', omschrijving: 'x'.repeat(4000) } },
    ]);
    await server.dataSource.query(
      `INSERT INTO response (wave_id, id, status, answers, coded, reference, completed_at)
       SELECT wave_id, gen_random_uuid(), status, answers, coded, reference || n, completed_at
       FROM response, generate_series(1, 3000) AS n WHERE id = $1`,
      [id],
    );
    const url = `${await server.listen()}${API_BASE}${routes.export(large.key, 'csv')}`;
    await new Promise<void>((resolve, reject) => {
      const call = get(url, { headers: { authorization: `Bearer ${token}` } }, (answer) => {
        answer.once('data', () => {
          call.destroy();
          resolve();
        });
        answer.on('error', () => undefined);
      });
      call.on('error', reject);
    });
    const busy = async () => {
      const rows: { count: number }[] = await server.dataSource.query(
        `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
           AND query LIKE 'SELECT reference, organisation_code%' AND state <> 'idle'`,
      );
      return rows[0]?.count ?? 0;
    };
    while ((await busy()) > 0);
    expect((await download('codebook.csv')).statusCode).toBe(200);
  }, 30_000);
});
