import { routes, type Breakdown, type Crosstab, type Problem, type WaveTable } from '@ido/api';
import { addComplete, createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { memberToken, readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('the reference of a figure', () => {
  let server: TestApp;
  let wave: SampleWave;
  let researcher: string;

  beforeAll(async () => {
    server = await startTestApp();
    wave = await createSampleWave(server.dataSource, { key: 'verwijzen' });
    researcher = await memberToken(server, wave, 'researcher');
    await add('ja', 8);
    await add('nee', 3);
  });
  afterAll(() => server.close());

  const add = (netwerk: string, times: number) =>
    addComplete(
      server.dataSource,
      wave,
      Array.from({ length: times }, () => ({ organisation: 'GM0014', answers: { netwerk } })),
    );
  const get = (query: string, token = researcher) =>
    server.request('GET', `${routes.breakdown(wave.key)}${query}`, { token });
  const ask = async (query: string, token = researcher) => {
    const answer = await get(query, token);
    expect([answer.statusCode, answer.json<Problem>().detail]).toEqual([200, undefined]);
    return answer.json<Breakdown>();
  };
  /** What the reference stands for: pasted back, it is the query with the state. */
  const pasted = (reference: string) => {
    const [, state, query = ''] = /^[^@]+@([^?#]+)(?:\?([^#]*))?#/.exec(reference)!;
    return `?${new URLSearchParams([...new URLSearchParams(query), ['asOf', state!]])}`;
  };
  const counts = ({ variables }: Breakdown) =>
    variables.find(({ name }) => name === 'netwerk')!.categories.map(({ count }) => count);

  it('gives the same figures after more came in, was changed and was cleaned', async () => {
    const before = await ask('?by=province&base=eligible');
    expect(before.reference).toMatch(/^verwijzen@v1\.p\d+\.c0\.all\.\d+:\d+:[\d,]*\?base=eligible&by=province#\d/);
    expect(before.asOf).toBeNull();
    await add('nee', 4);
    const [first]: { id: string }[] = await server.dataSource.query(
      'SELECT id FROM response WHERE wave_id = $1 ORDER BY id LIMIT 1',
      [wave.id],
    );
    const entry = { kind: 'exclude', response: first!.id, reason: 'Proefinvulling' };
    const excluded = await server.request('POST', routes.cleaningEntries(wave.key), { token: researcher, body: entry });
    expect(excluded.statusCode).toBe(201);
    expect(counts(await ask('')).reduce((sum, n) => sum! + n!, 0)).toBe(14);

    const again = await ask(pasted(before.reference!));
    expect(again.variables).toEqual(before.variables);
    expect([again.responses, again.by, again.base]).toEqual([before.responses, 'province', 'eligible']);
    expect(again.reference).toBe(before.reference);
    expect(again.asOf).not.toBeNull();
  });

  it('holds what the log of cleaning had come to', async () => {
    const cleaned = await ask('');
    expect(cleaned.reference).toContain('.c1.');
    await add('ja', 2);
    expect(counts(await ask(pasted(cleaned.reference!)))).toEqual(counts(cleaned));
  });

  it('gives the table of then, also of one crossing', async () => {
    const send = async (path: string) => {
      const answer = await server.request('GET', path, { token: researcher });
      expect([answer.statusCode, answer.json<Problem>().detail]).toEqual([200, undefined]);
      return answer;
    };
    const tables = routes.tables(wave.key);
    const before = (await send(`${tables}?rows=netwerk&columns=province&percent=row`)).json<WaveTable>();
    const crossing = (await send(routes.crosstab(wave.key, 'netwerk', 'province'))).json<Crosstab>();
    expect(before.reference).toMatch(/^verwijzen@v1\..*\?columns=province&percent=row&rows=netwerk#/);
    await add('nee', 5);
    const now = (await send(`${tables}?rows=netwerk&columns=province&percent=row`)).json<WaveTable>();
    expect(now.table).not.toEqual(before.table);
    const again = (await send(tables + pasted(before.reference!))).json<WaveTable>();
    expect([again.table, again.responses, again.reference]).toEqual([before.table, before.responses, before.reference]);
    // The page of tables has filters and a condition in one field.
    const filtered = (
      await send(`${tables}?rows=netwerk&filter[province]=Groningen&where=NOT netwerk:nee`)
    ).json<WaveTable>();
    expect(filtered.reference).toContain('?rows=netwerk&where=province%3AGroningen+AND+NOT+netwerk%3Anee#');
    expect((await send(tables + pasted(filtered.reference!))).json<WaveTable>().table).toEqual(filtered.table);
    // A crossing is a table of one row and one column: that is what its reference says.
    const ofCrossing = (await send(tables + pasted(crossing.reference!))).json<WaveTable>();
    expect(ofCrossing.responses).toBe(before.responses);
  });

  it('is about the organisations that the wave was about then, in the size classes of then', async () => {
    const before = await ask('?by=sizeClass');
    const send = async (method: 'PUT' | 'PATCH', path: string, body: unknown) => {
      const answer = await server.request(method, path, { token: researcher, body });
      expect([answer.statusCode, answer.json<Problem>().detail]).toEqual([200, undefined]);
    };
    const members: { code: string }[] = await server.dataSource.query(
      'SELECT organisation_code AS code FROM wave_population WHERE wave_id = $1',
      [wave.id],
    );
    const codes = [...members.map(({ code }) => code), 'GM0344'];
    await send('PUT', routes.population(wave.key), { rule: { kind: 'list', codes }, reason: 'Vergeten' });
    await server.dataSource.query('UPDATE wave_population SET inhabitants = 240000 WHERE wave_id = $1', [wave.id]);
    await send('PATCH', routes.study(wave.studyKey), { sizeLimits: [30_000, 60_000, 250_000] });
    const after = await ask('?by=sizeClass');
    expect(after.population).toBe(before.population! + 1);
    expect(after.variables).not.toEqual(before.variables);

    const again = await ask(pasted(before.reference!));
    expect([again.population, again.variables, again.reference]).toEqual([
      before.population,
      before.variables,
      before.reference,
    ]);
  });

  describe('with numbers', () => {
    let costs: SampleWave;
    let responses: string[];
    /** Everything that only the database counts: numbers of the register and of the questionnaire, classes of them, weighted, with codes of an open answer. */
    const QUERIES = [
      'rows=inhabitants&columns=province',
      'rows=regierol&columns=inhabitants.classes&classes[inhabitants]=100000',
      'rows=kosten&columns=inhabitants.classes&columns=kosten.classes&classes[kosten]=4000',
      'rows=regierol,kosten&columns=inhabitants.classes&weights=provincie',
      'rows=opmerkingen.code&columns=province&where=inhabitants.classes:100000-250000',
    ];
    const send = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, token = researcher, body?: unknown) => {
      const answer = await server.request(method, path, { token, body });
      expect([path, answer.statusCode < 300, answer.statusCode < 300 ? '' : answer.body]).toEqual([path, true, '']);
      return answer;
    };
    const table = async (query: string, token = researcher) =>
      (await send('GET', `${routes.tables(costs.key)}?${query}`, token)).json<WaveTable>();
    const file = async (query: string) => (await send('GET', `${routes.export(costs.key, 'table.csv')}?${query}`)).body;
    const asked = async () => ({
      tables: await Promise.all(QUERIES.map((query) => table(query))),
      files: await Promise.all(QUERIES.map(file)),
    });
    const answers = (kosten: number) => ({
      regierol: kosten % 2000 === 0 ? 'gemeente' : 'bibliotheek',
      kosten,
      opmerkingen: `Meer geld ${kosten}`,
    });
    const addTwelve = async (organisation: string) =>
      addComplete(
        server.dataSource,
        costs,
        Array.from({ length: 12 }, (_, k) => ({ organisation, answers: answers(1000 * (k + 1)) })),
      );
    const inhabitantsOf = (organisation: string, inhabitants: number) =>
      server.dataSource.query(
        'UPDATE wave_population SET inhabitants = $3 WHERE wave_id = $1 AND organisation_code = $2',
        [costs.id, organisation, inhabitants],
      );
    const code = (ids: readonly string[], number: number) =>
      server.dataSource.query(
        `INSERT INTO coded_text (wave_id, response_id, frame_id, state, codes, text_hash)
         SELECT r.wave_id, r.id, f.id, 'single', ARRAY[$3::int], md5(r.answers ->> 'opmerkingen') FROM response r, code_frame f
          WHERE r.wave_id = $1 AND r.id = ANY ($2::uuid[]) AND f.key = 'opmerkingen'
         ON CONFLICT (wave_id, response_id, frame_id) DO UPDATE SET codes = EXCLUDED.codes`,
        [costs.id, ids, number],
      );

    beforeAll(async () => {
      costs = await createSampleWave(server.dataSource, { key: 'kosten', questionnaire: 'bibliotheken-ido' });
      await server.dataSource.query(
        `INSERT INTO organisation (code, type, name, valid_from) VALUES ('BB1', 'library', 'Forum', '2022-01-01')`,
      );
      await server.dataSource.query(
        `INSERT INTO library_municipality (library_code, municipality_code, valid_from) VALUES ('BB1', 'GM0014', '2022-01-01')`,
      );
      await inhabitantsOf('GM0014', 240_000);
      await inhabitantsOf('GM0034', 220_000);
      await inhabitantsOf('GM0037', 30_000);
      responses = [...(await addTwelve('GM0014')), ...(await addTwelve('GM0034')), ...(await addTwelve('GM0037'))];
      const definition = { method: 'class', variables: ['province'] };
      const scheme = { key: 'provincie', title: 'Per provincie', definition };
      await send('POST', routes.weightings(costs.key), researcher, scheme);
      await server.dataSource.query(
        `WITH frame AS (INSERT INTO code_frame (study_id, key) SELECT study_id, 'opmerkingen' FROM wave WHERE id = $1 RETURNING id)
         INSERT INTO code (frame_id, number, label, place) SELECT id, n, 'Code ' || n, n FROM frame, generate_series(1, 2) AS n`,
        [costs.id],
      );
      await code(responses.slice(0, 16), 1);
    });

    it('gives the figures of then, as a table and as a file, and leaves those of now as they are', async () => {
      const before = await asked();
      for (const { reference } of before.tables) expect(reference).toMatch(/^kosten@v1\..*\?.*rows=/);
      // Of one state: answers, a correction, a response that is left out, another population with other inhabitants, other codes.
      await addTwelve('GM0050');
      const reason = 'Verkeerd overgenomen';
      const edit = { kind: 'edit', response: responses[11], question: 'kosten', value: 90_000, reason };
      await send('POST', routes.cleaningEntries(costs.key), researcher, edit);
      const exclude = { kind: 'exclude', response: responses[1], reason };
      await send('POST', routes.cleaningEntries(costs.key), researcher, exclude);
      const members = { kind: 'list', codes: ['GM0014', 'GM0034', 'GM0037', 'GM0050', 'GM0344'] };
      await send('PUT', routes.population(costs.key), researcher, { rule: members, reason: 'Vergeten' });
      await server.dataSource.query(`DELETE FROM wave_population WHERE wave_id = $1 AND organisation_code = 'GM0037'`, [
        costs.id,
      ]);
      await inhabitantsOf('GM0014', 90_000);
      await inhabitantsOf('GM0050', 230_000);
      await code(responses.slice(8, 20), 2);

      const now = await asked();
      for (const [at, query] of QUERIES.entries()) {
        const [was, is] = [before.tables[at]!, now.tables[at]!];
        expect([query, is.table]).not.toEqual([query, was.table]);
        const path = pasted(was.reference!).slice(1);
        const again = await table(path);
        expect([query, again.table, again.population, again.responses]).toEqual([
          query,
          was.table,
          was.population,
          was.responses,
        ]);
        expect([again.reference, again.asOf === null]).toEqual([was.reference, false]);
        expect([query, await file(path)]).toEqual([query, before.files[at]]);
      }
      expect(
        (await send('GET', routes.export(costs.key, 'table.xlsx') + pasted(now.tables[0]!.reference!))).statusCode,
      ).toBe(200);
      const shown = ({ tables, files }: Awaited<ReturnType<typeof asked>>) => [tables.map((one) => one.table), files];
      expect(shown(await asked())).toEqual(shown(now));
      // Corrected, left out and of another population: that is a state too.
      for (const [at, { reference, table: was }] of now.tables.entries())
        expect([QUERIES[at], (await table(pasted(reference!).slice(1))).table]).toEqual([QUERIES[at], was]);
    });

    it('gives the counts that are made in memory', async () => {
      const { reference } = await table('rows=kosten');
      const state = new URLSearchParams(pasted(reference!)).get('asOf')!;
      const query = `columns=province&where=regierol:gemeente&weights=provincie&asOf=${encodeURIComponent(state)}`;
      const inMemory = await table(`rows=regierol,opmerkingen.code&${query}`);
      const inSql = await table(`rows=regierol,opmerkingen.code,inhabitants&${query}`);
      expect(inSql.table!.sections.slice(0, 2)).toEqual(inMemory.table!.sections);
      expect(inSql.responses).toBe(inMemory.responses);
    });

    it('shows readers what was released, with small numbers withheld, and no other state', async () => {
      const reader = await readerToken(server, costs);
      await addComplete(
        server.dataSource,
        costs,
        [1000, 2000, 3000].map((kosten) => ({ organisation: 'GM0344', answers: answers(kosten) })),
      );
      await send('PATCH', routes.wave(costs.key), await server.adminToken(), { status: 'closed' });
      await send('POST', routes.releases(costs.key), researcher, { note: '' });
      const query = 'rows=kosten&columns=province';
      const before = await table(query, reader);
      const sizes = ({ table: shown }: WaveTable) => shown!.sections[0]!.bases.map(({ n }) => n);
      // Three in Utrecht: they are withheld, and with them another province.
      expect(sizes(before).filter((n) => n === null)).toHaveLength(2);
      await addTwelve('GM0344');
      const after = await table(query, reader);
      expect(sizes(after)).not.toContain(null);
      const path = routes.tables(costs.key) + pasted(after.reference!);
      expect((await server.request('GET', path, { token: reader })).statusCode).toBe(403);
      const [release]: { state: string }[] = await server.dataSource.query(
        'SELECT state FROM wave_release WHERE wave_id = $1',
        [costs.id],
      );
      expect((await table(`${query}&asOf=${encodeURIComponent(release!.state)}`, reader)).table).toEqual(before.table);
    });

    it('is not there for what the register knows of now only', async () => {
      const query = 'rows=kosten&columns=libraryOrganisation';
      const found = await table(query);
      expect([found.table!.columns.length, found.reference]).toEqual([2, null]);
      const { reference } = await table('rows=kosten');
      const state = new URLSearchParams(pasted(reference!)).get('asOf')!;
      const refused = await server.request(
        'GET',
        `${routes.tables(costs.key)}?${query}&asOf=${encodeURIComponent(state)}`,
        { token: researcher },
      );
      expect([refused.statusCode, refused.json<Problem>().type.split(':').pop()]).toEqual([409, 'not-kept']);
    });
  });

  it('is refused with a sentence when it cannot be read, is of another state, or answers were removed', async () => {
    const { reference } = await ask('');
    const state = /@([^?#]+)/.exec(reference!)![1]!;
    const refused = async (asOf: string) => {
      const answer = await get(`?asOf=${encodeURIComponent(asOf)}`);
      return [answer.statusCode, answer.json<Problem>().type.split(':').pop()];
    };
    expect(await refused('gisteren')).toEqual([400, 'unreadable-reference']);
    expect(await refused(state.replace(/^v1/, 'v2'))).toEqual([409, 'other-questionnaire']);
    expect(await refused(state.replace(/\.p\d+/, '.p999'))).toEqual([409, 'other-population']);
    expect(await refused(state.replace(/\d+:\d+:[\d,]*$/, '999999998:999999999:'))).toEqual([409, 'later-than-now']);
    await server.dataSource.query(
      `UPDATE response SET status = 'invited', answers = '{}', coded = NULL, reference = NULL, completed_at = NULL, erased_at = now()
        WHERE wave_id = $1 AND id = (SELECT max(id::text)::uuid FROM response WHERE wave_id = $1)`,
      [wave.id],
    );
    expect(await refused(state)).toEqual([409, 'answers-removed']);
  });

  it('is not for readers, who could lay two states side by side, until the state is released', async () => {
    const reader = await readerToken(server, wave);
    const { reference } = await ask('');
    const query = pasted(reference!);
    expect((await get(query, reader)).statusCode).toBe(403);
  });
});
