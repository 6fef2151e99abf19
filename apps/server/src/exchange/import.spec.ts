import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { API_BASE, routes, type Import, type ImportError, type Page, type Problem } from '@ido/api';
import { createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

const HEADER = 'referentie;organisatie;afgerond;netwerk;samenwerking';

describe('import', () => {
  let server: TestApp;
  let wave: SampleWave;
  let token: string;
  let waves = 0;

  beforeAll(async () => {
    server = await startTestApp();
    token = await server.adminToken();
  });
  beforeEach(async () => {
    wave = await createSampleWave(server.dataSource, { key: `import-${++waves}`, status: 'draft' });
  });
  afterAll(() => server.close());

  const send = (payload: string | Buffer | Readable, query = '', headers: Record<string, string> = {}, to = wave.key) =>
    server.inject({
      method: 'POST',
      url: `${API_BASE}${routes.imports(to)}${query}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', ...headers },
      payload,
    });
  const stored = (): Promise<Record<string, unknown>[]> =>
    server.dataSource.query(
      `SELECT reference, organisation_code AS organisation, completed_at AS completed, answers, coded, revision, status
       FROM response WHERE wave_id = $1 ORDER BY completed_at, reference`,
      [wave.id],
    );

  it('stores rows as complete responses, with reference, organisation and moment as given', async () => {
    const answer = await send(
      [HEADER, 'A-1;GM0014;2024-10-01T10:00:00Z;ja;overleg|contact', ';;;Nee;', ''].join('\r\n'),
    );
    expect(answer.statusCode).toBe(201);
    expect(answer.json<Import>()).toMatchObject({
      status: 'done',
      rows: 2,
      accepted: 2,
      rejected: [],
      errorCount: 0,
      errors: [],
      delimiter: ';',
      encoding: 'utf-8',
    });
    const [given, bare] = await stored();
    const answers = { netwerk: 'ja', samenwerking: ['overleg', 'contact'] };
    expect(given).toMatchObject({ reference: 'A-1', organisation: 'GM0014', answers, revision: 1, status: 'complete' });
    expect(given?.['completed']).toEqual(new Date('2024-10-01T10:00:00Z'));
    expect(given?.['coded']).toEqual(Buffer.from(wave.compiled.encode(answers)));
    expect(bare).toMatchObject({ organisation: null, answers: { netwerk: 'nee' } });
    expect(bare?.['reference']).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    const revisions = await server.dataSource.query('SELECT author FROM response_revision WHERE wave_id = $1', [
      wave.id,
    ]);
    expect(revisions).toHaveLength(2);
  });

  const WRONG = [
    HEADER,
    'A-1;GM0014;;ja;',
    'A-2;GM9999;;ja;',
    'A-1;;;nee;',
    'A-3;;;misschien;fietsen',
    'A-4;GM0034;;nee;overleg',
  ].join('\n');

  it('stores nothing when a row is wrong, and says of every cell what', async () => {
    const answer = await send(WRONG);
    expect(answer.statusCode).toBe(200);
    const report = answer.json<Import>();
    expect(report).toMatchObject({ status: 'refused', rows: 5, accepted: 2, rejected: [3, 4, 5], errorCount: 4 });
    expect(report.errors.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, 'organisatie', 'GM9999'],
      [4, 'referentie', 'A-1'],
      [5, 'netwerk', 'misschien'],
      [5, 'samenwerking', 'fietsen'],
    ]);
    expect(await stored()).toEqual([]);
  });

  it('stores the rows that are right when asked for a part', async () => {
    const answer = await send(WRONG, '?partial=true');
    expect(answer.statusCode).toBe(201);
    expect(answer.json<Import>()).toMatchObject({ status: 'done', accepted: 2, rejected: [3, 4, 5] });
    expect((await stored()).map(({ reference }) => reference)).toEqual(['A-1', 'A-4']);
  });

  it('stores nothing on a dry run, and reports the same', async () => {
    const dry = await send(WRONG, '?dryRun=true');
    expect(dry.statusCode).toBe(200);
    expect(dry.json<Import>()).toMatchObject({ status: 'refused', dryRun: true, rows: 5, accepted: 2, errorCount: 4 });
    expect((await send(WRONG, '?dryRun=true&partial=true')).json<Import>()).toMatchObject({ status: 'done' });
    const good = await send(`${HEADER}\nA-1;;;ja;`, '?dryRun=true');
    expect([good.statusCode, good.json<Import>().status]).toEqual([200, 'done']);
    expect(await stored()).toEqual([]);
  });

  it('refuses references that the wave has already', async () => {
    await send(`${HEADER}\nA-1;;;ja;`);
    const again = await send(`${HEADER}\nA-1;;;nee;\nA-2;;;nee;`);
    expect(again.json<Import>()).toMatchObject({ status: 'refused', rejected: [2] });
    const elsewhere = await createSampleWave(server.dataSource, { key: `import-elders-${waves}` });
    expect((await send(`${HEADER}\nA-1;;;nee;`, '', {}, elsewhere.key)).statusCode).toBe(201);
  });

  it('lets one of two imports of the same file at once through', async () => {
    const file = [HEADER, ...Array.from({ length: 300 }, (_, k) => `R-${k};;;ja;`)].join('\n');
    const reports = (await Promise.all([send(file), send(file)])).map((answer) => answer.json<Import>().status);
    expect(reports.sort()).toEqual(['done', 'refused']);
    expect(await stored()).toHaveLength(300);
  });

  it('says what is wrong with a file that cannot be imported at all', async () => {
    for (const [file, detail] of [
      ['', 'leeg'],
      ['kleur;vorm\nrood;rond', 'hoort niet bij de vragenlijst'],
    ] as const) {
      const answer = await send(file);
      expect(answer.statusCode).toBe(200);
      const report = answer.json<Import>();
      expect(report).toMatchObject({ status: 'refused', rows: 0 });
      expect(report.errors.map((error) => error.detail).join()).toContain(detail);
    }
  });

  it('reports on a large file that is no use, also over a connection on which it is still being sent', async () => {
    const url = `${await server.listen()}${API_BASE}${routes.imports(wave.key)}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: `kleur;vorm\n${'rood;rond\n'.repeat(800_000)}`,
    });
    expect([answer.status, ((await answer.json()) as Import).status]).toEqual([200, 'refused']);
    expect((await send(`${HEADER}\n${';;;ja;\n'.repeat(300)}`)).json<Import>()).toMatchObject({ status: 'done' });
  });

  it('reads thousands of rows as a stream, whose progress can be followed under an id of one’s own', async () => {
    const id = randomUUID();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    async function* file() {
      yield `${HEADER};toelichting\n`;
      for (let k = 0; k < 5000; k++) yield `P-${k};GM0037;;weet-niet;overleg;${'lang '.repeat(80)}\n`;
      await held;
      yield 'P-x;;;fout;;\n';
    }
    const sending = send(Readable.from(file(), { objectMode: false }), '?partial=true', { 'import-id': id });
    let running: Import;
    do {
      running = (await server.request('GET', routes.import(wave.key, id), { token })).json<Import>();
    } while (!(running.rows >= 3000));
    expect(running).toMatchObject({ id, status: 'running', delimiter: ';' });
    expect(await stored()).toEqual([]);
    release();
    const report = (await sending).json<Import>();
    expect(report).toMatchObject({ id, status: 'done', rows: 5001, accepted: 5000, rejected: [5002] });
    expect((await server.request('GET', routes.import(wave.key, id), { token })).json<Import>()).toEqual(report);
    expect((await send(HEADER, '', { 'import-id': id })).statusCode).toBe(409);
  });

  it('stores nothing of a file that breaks off, and says so', async () => {
    const id = randomUUID();
    async function* file() {
      yield `${HEADER}\n`;
      for (let k = 0; k < 2500; k++) yield `B-${k};;;ja;\n`;
      throw new Error('verbinding verbroken');
    }
    // Whoever breaks off gets no answer.
    await expect(send(Readable.from(file(), { objectMode: false }), '', { 'import-id': id })).rejects.toThrow();
    let report: Import;
    do {
      report = (await server.request('GET', routes.import(wave.key, id), { token })).json<Import>();
    } while (report.status === 'running');
    expect(report.status).toBe('failed');
    expect(await stored()).toEqual([]);
  });

  it('says of an import whose server stopped that it failed', async () => {
    const id = randomUUID();
    await server.dataSource.query(
      `INSERT INTO import (id, wave_id, account_id, status, dry_run, partial, started_at)
       SELECT $1, $2, id, 'running', false, false, now() - interval '1 hour' FROM account LIMIT 1`,
      [id, wave.id],
    );
    const report = await server.request('GET', routes.import(wave.key, id), { token });
    expect(report.json<Import>()).toMatchObject({ status: 'failed', detail: expect.stringContaining('niets bewaard') });
  });

  it('gives all refused cells, page by page or as CSV', async () => {
    const file = [HEADER, ...Array.from({ length: 1500 }, (_, k) => `E-${k};;;=fout${k};`)].join('\n');
    const report = (await send(file)).json<Import>();
    expect([report.errorCount, report.errors.length, report.rejected.length]).toEqual([1500, 1000, 1000]);
    const errors: ImportError[] = [];
    for (let cursor = ''; ;) {
      const path = `${routes.importErrors(wave.key, report.id)}?limit=500${cursor && `&cursor=${cursor}`}`;
      const page = (await server.request('GET', path, { token })).json<Page<ImportError>>();
      errors.push(...page.items);
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(errors.map(({ row }) => row)).toEqual(Array.from({ length: 1500 }, (_, k) => k + 2));
    const csv = await server.request('GET', routes.importErrors(wave.key, report.id), {
      token,
      headers: { accept: 'text/csv' },
    });
    expect(csv.headers['content-type']).toContain('text/csv');
    const lines = csv.body.split('\r\n');
    expect(lines[0]).toBe('\ufeffrij;kolom;waarde;reden');
    expect(lines).toHaveLength(1502);
    expect(lines[1]).toMatch(/^2;netwerk;'=fout0;/);
  });

  it('is for researchers, into waves whose figures have not been published', async () => {
    const published = await createSampleWave(server.dataSource, { key: `gepubliceerd-${waves}`, status: 'published' });
    const refused = await send(`${HEADER}\nA-1;;;ja;`, '', {}, published.key);
    expect([refused.statusCode, refused.json<Problem>().type]).toEqual([409, 'urn:ido-monitor:problem:wave-published']);
    const reader = await readerToken(server, wave);
    const forbidden = await send(`${HEADER}\nA-1;;;ja;`, '', { authorization: `Bearer ${reader}` });
    expect(forbidden.statusCode).toBe(403);
    expect((await send('{}', '', { 'content-type': 'application/json' })).statusCode).toBe(415);
    expect((await send(HEADER, '?dryRun=misschien')).statusCode).toBe(400);
    expect((await send(HEADER, '', { 'import-id': 'x' })).statusCode).toBe(400);
    expect((await server.request('GET', routes.import(wave.key, randomUUID()), { token })).statusCode).toBe(404);
  });
});
