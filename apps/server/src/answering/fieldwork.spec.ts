import { routes, type Answering, type Invitation, type Page, type Problem, type StartedResponse } from '@ido/api';
import { readToken } from '@ido/fieldwork';
import { startTestApp, type TestApp } from '../testing/test-server';
import { createSampleWave, type SampleWave } from './testing/sample-wave';
import { memberToken, readerToken } from './testing/staff';

describe('invitations', () => {
  let server: TestApp;
  let wave: SampleWave;
  let token: string;

  beforeAll(async () => {
    server = await startTestApp({ PUBLIC_URL: 'https://monitor.example.nl' });
    wave = await createSampleWave(server.dataSource, { key: 'uitgenodigd' });
    token = await memberToken(server, wave, 'researcher');
  });
  afterAll(() => server.close());

  const invite = (organisations: unknown, as = token, key = wave.key) =>
    server.request('POST', routes.invitations(key), { token: as, body: { organisations } });

  it('gives a link for each organisation, in the order asked, that opens its own response', async () => {
    const answer = await invite(['GM0034', 'GM0014']);
    expect(answer.statusCode).toBe(201);
    const { items, next } = answer.json<Page<Invitation>>();
    expect([items.map(({ organisation }) => organisation), next]).toEqual([['GM0034', 'GM0014'], null]);
    for (const { token: link, link: address, organisation, responseId } of items) {
      expect(address).toBe(`https://monitor.example.nl/i/${link}`);
      const opened = await server.request('GET', routes.answering, { token: link });
      expect(opened.json<Answering>()).toMatchObject({ status: 'invited', organisation: { code: organisation } });
      expect(readToken(link)).toMatchObject({ waveId: wave.id, responseId });
    }
    const [stored] = await server.dataSource.query('SELECT secret_hash FROM answer_link WHERE response_id = $1', [
      items[0]!.responseId,
    ]);
    expect(stored.secret_hash).toEqual(readToken(items[0]!.token)?.secretHash);
    const audit = await server.dataSource.query(`SELECT detail::text FROM audit WHERE action = 'invitation.create'`);
    expect(audit).toHaveLength(2);
    expect(JSON.stringify(audit)).not.toContain(items[0]!.token);
  });

  it('lets more people of an organisation answer', async () => {
    const links = [await invite(['GM0050']), await invite(['GM0050'])].map(
      (one) => one.json<Page<Invitation>>().items[0]!,
    );
    expect(links[0]?.responseId).not.toBe(links[1]?.responseId);
  });

  it('refuses organisations that the wave is not about, all at once, and then invites nobody', async () => {
    const before = await server.dataSource.query('SELECT id FROM response');
    const answer = await invite(['GM0014', 'GM9999', 'GM8888']);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().errors?.map(({ pointer }) => pointer)).toEqual([
      '/organisations/1',
      '/organisations/2',
    ]);
    expect(await server.dataSource.query('SELECT id FROM response')).toHaveLength(before.length);
    for (const wrong of [[], [7], 'GM0014', null]) expect((await invite(wrong)).statusCode).toBe(400);
  });

  it('withdraws a link, again without harm', async () => {
    const [{ token: link, responseId }] = (await invite(['GM0037'])).json<{ items: [Invitation] }>().items;
    const withdraw = (id: string) => server.request('DELETE', routes.invitation(wave.key, id), { token });
    for (let time = 0; time < 2; time++) expect((await withdraw(responseId)).statusCode).toBe(204);
    const opened = await server.request('GET', routes.answering, { token: link });
    expect([opened.statusCode, opened.json<Problem>().type]).toEqual([410, 'urn:ido-monitor:problem:link-withdrawn']);
    expect((await withdraw('0f8fad5b-d9cb-469f-a165-70867728950e')).statusCode).toBe(404);
    expect((await withdraw('geen-uuid')).statusCode).toBe(400);
    expect(await server.dataSource.query(`SELECT FROM audit WHERE action = 'invitation.withdraw'`)).toHaveLength(1);
  });

  it('is for researchers, and for waves that are not closed', async () => {
    expect((await invite(['GM0014'], await readerToken(server, wave))).statusCode).toBe(403);
    const closed = await createSampleWave(server.dataSource, { key: 'gesloten', status: 'closed' });
    expect((await invite(['GM0014'], token, closed.key)).statusCode).toBe(409);
    expect((await invite(['GM0014'], token, 'bestaat-niet')).statusCode).toBe(404);
  });
});

describe('waves without invitations', () => {
  let server: TestApp;
  let wave: SampleWave;

  beforeAll(async () => {
    server = await startTestApp();
    wave = await createSampleWave(server.dataSource, { key: 'balie', openAccess: true, population: [] });
  });
  afterAll(() => server.close());

  const start = (body: unknown, key = wave.key) => server.request('POST', routes.responses(key), { body });

  it('start a response for whoever asks, which is then answered as any other', async () => {
    const answer = await start({});
    expect(answer.statusCode).toBe(201);
    const { token, receipt } = answer.json<StartedResponse>();
    expect(receipt).toBeUndefined();
    const opened = (await server.request('GET', routes.answering, { token })).json<Answering>();
    expect(opened).toMatchObject({ status: 'invited', revision: 0, organisation: null, wave: { openAccess: true } });
    const body = { revision: 0, answers: { netwerk: 'ja' } };
    const sent = await server.request('POST', routes.completion, { token, body, headers: { 'idempotency-key': 'x' } });
    expect(sent.statusCode).toBe(201);
  });

  it('register at once, or start with answers', async () => {
    const { token, receipt } = (await start({ answers: { netwerk: 'nee' }, complete: true })).json<StartedResponse>();
    const opened = (await server.request('GET', routes.answering, { token })).json<Answering>();
    expect(opened).toMatchObject({ status: 'complete', revision: 1, answers: { netwerk: 'nee' }, receipt });
    const started = (await start({ answers: { toelichting: 'begin' } })).json<StartedResponse>();
    const draft = (await server.request('GET', routes.answering, { token: started.token })).json<Answering>();
    expect(draft).toMatchObject({ status: 'draft', revision: 1, answers: { toelichting: 'begin' }, receipt: null });
    const rows = await server.dataSource.query(
      `SELECT r.coded IS NOT NULL AS coded, v.status FROM response r JOIN response_revision v ON v.response_id = r.id
       WHERE r.id = ANY($1)`,
      [[receipt?.responseId, readToken(started.token)?.responseId]],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { coded: true, status: 'complete' },
        { coded: false, status: 'draft' },
      ]),
    );
  });

  describe('with an idempotency key', () => {
    const body = { answers: { netwerk: 'nee' }, complete: true };
    const register = (key: string, sent: unknown = body, to = wave.key) =>
      server.request('POST', routes.responses(to), { body: sent, headers: { 'idempotency-key': key } });
    const count = async () => (await server.dataSource.query('SELECT FROM response')).length as number;

    it('register once, however often it is sent, with the same receipt and a token that opens it', async () => {
      const before = await count();
      const key = '6f1f9c1e-0d6f-4b3e-8a3c-1b7d8b1f9a55';
      const answers = [...(await Promise.all(Array.from({ length: 10 }, () => register(key)))), await register(key)];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(11).fill(201));
      const started = answers.map((answer) => answer.json<StartedResponse>());
      expect(new Set(started.map(({ receipt }) => JSON.stringify(receipt))).size).toBe(1);
      expect(await count()).toBe(before + 1);
      for (const { token, receipt } of started) {
        const opened = (await server.request('GET', routes.answering, { token })).json<Answering>();
        expect(opened).toMatchObject({ status: 'complete', revision: 1, answers: body.answers, receipt });
      }
      const stored = await server.dataSource.query('SELECT completion_key AS key FROM response WHERE id = $1', [
        started[0]?.receipt?.responseId,
      ]);
      expect(stored).toEqual([{ key }]);
    });

    it('register another response with another key, and in another wave with the same one', async () => {
      const other = await createSampleWave(server.dataSource, { key: 'balie-2', openAccess: true, population: [] });
      const before = await count();
      const answers = [await register('een'), await register('twee'), await register('een', body, other.key)];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
      expect(await count()).toBe(before + 3);
    });

    it('refuse other answers with a key that was used, and say nothing about those of then', async () => {
      await register('gebruikt');
      const answer = await register('gebruikt', { answers: { netwerk: 'ja' }, complete: true });
      expect([answer.statusCode, answer.json<Problem>().type]).toEqual([
        409,
        'urn:ido-monitor:problem:idempotency-key-reused',
      ]);
      expect(answer.body).not.toContain('nee');
    });

    it('give the receipt also after the wave has closed', async () => {
      const closing = await createSampleWave(server.dataSource, { key: 'balie-3', openAccess: true, population: [] });
      const first = (await register('op-tijd', body, closing.key)).json<StartedResponse>();
      await server.dataSource.query(`UPDATE wave SET status = 'closed' WHERE id = $1`, [closing.id]);
      expect((await register('op-tijd', body, closing.key)).json<StartedResponse>().receipt).toEqual(first.receipt);
      expect((await register('te-laat', body, closing.key)).statusCode).toBe(410);
    });

    it('refuse a key that is none', async () => {
      for (const key of ['', 'met spatie', 'x'.repeat(101)]) expect((await register(key)).statusCode).toBe(400);
    });
  });

  it('refuse what is impossible, and store nothing of it', async () => {
    const before = await server.dataSource.query('SELECT FROM response');
    for (const body of [
      { complete: true },
      { complete: true, answers: {} },
      { complete: true, answers: { netwerk: 'nee', omschrijving: 'verborgen' } },
      { answers: { netwerk: 'paars' } },
      { answers: [] },
    ]) {
      expect([body, (await start(body)).statusCode]).toEqual([body, 400]);
    }
    expect(await server.dataSource.query('SELECT FROM response')).toHaveLength(before.length);
  });

  it('are the only ones that can be started so, while they are open', async () => {
    const invited = await createSampleWave(server.dataSource, { key: 'op-uitnodiging' });
    const closed = await createSampleWave(server.dataSource, { key: 'dicht', openAccess: true, status: 'closed' });
    const draft = await createSampleWave(server.dataSource, { key: 'concept', openAccess: true, status: 'draft' });
    const answers = await Promise.all(
      [invited, closed, draft, { key: 'bestaat-niet' }].map(({ key }) => start({}, key)),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 410, 403, 404]);
    expect(answers.map((answer) => answer.json<Problem>().type.split(':').at(-1))).toEqual([
      'invitation-needed',
      'wave-closed',
      'wave-not-open',
      'unknown-resource',
    ]);
  });
});
