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
