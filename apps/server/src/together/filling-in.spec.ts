import { randomUUID } from 'node:crypto';
import type {
  Answering,
  AnsweringHistory,
  AnsweringState,
  CreatedColleague,
  Page,
  Problem,
  StoredState,
} from '@ido/api';
import { routes } from '@ido/api';
import { readToken } from '@ido/fieldwork';
import { addComplete, createSampleWave, invite, type SampleWave } from '../answering/testing/sample-wave';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('filling in together', () => {
  let server: TestApp;
  let wave: SampleWave;
  beforeAll(async () => {
    server = await startTestApp();
    wave = await createSampleWave(server.dataSource, { key: 'samen', opensAt: new Date('2025-01-01') });
  });
  afterAll(() => server.close());

  const owner = async () => (await invite(server.dataSource, wave, 'GM0014')).token;
  const save = (token: string, revision: number, answers: unknown, takenOver?: unknown) =>
    server.request('PUT', routes.answering, { token, body: { revision, answers, takenOver } });
  const complete = (token: string, revision: number, answers: unknown) =>
    server.request('POST', routes.completion, {
      token,
      body: { revision, answers },
      headers: { 'idempotency-key': randomUUID() },
    });
  const colleague = async (token: string, name?: string) => {
    const answer = await server.request('POST', routes.colleagues, { token, body: { name } });
    return { answer, made: answer.json<CreatedColleague>(), token: answer.json<CreatedColleague>().link?.slice(-48) };
  };
  const stored = async (token: string) => {
    const [row] = await server.dataSource.query('SELECT * FROM response WHERE wave_id = $1 AND id = $2', [
      wave.id,
      readToken(token)?.responseId,
    ]);
    return row;
  };
  const problemOf = (answer: { json<T>(): T }) => answer.json<Problem>().type.split(':').at(-1);

  describe('a link for a colleague', () => {
    it('opens the same response, under its own name', async () => {
      const token = await owner();
      await save(token, 0, { netwerk: 'ja' });
      const jo = await colleague(token, 'Jo van Veen');
      expect(jo.answer.statusCode).toBe(201);
      expect(jo.made).toMatchObject({ label: 'Jo van Veen', openedAt: null });
      expect(jo.made.link).toMatch(/\/i\/[\w-]{48}$/);
      const opened = await server.request('GET', routes.answering, { token: jo.token });
      expect(opened.json<Answering>()).toMatchObject({
        answers: { netwerk: 'ja' },
        link: { kind: 'colleague', author: 'Jo van Veen' },
      });
      expect((await server.request('GET', routes.answering, { token })).json<Answering>().link).toEqual({
        kind: 'personal',
        author: 'Eigenaar',
      });
    });

    it('is seen and withdrawn by the owner, after which it opens nothing and the answers stay', async () => {
      const token = await owner();
      const jo = await colleague(token);
      await colleague(token);
      await save(jo.token, 0, { netwerk: 'ja' });
      const list = async () =>
        (await server.request('GET', routes.colleagues, { token })).json<Page<{ id: string; label: string }>>().items;
      expect((await list()).map(({ label }) => label)).toEqual(['Collega', 'Collega (2)']);
      const withdrawn = await server.request('DELETE', routes.colleague(jo.made.id), { token });
      expect(withdrawn.statusCode).toBe(204);
      expect((await list()).map(({ label }) => label)).toEqual(['Collega (2)']);
      for (const answer of [
        await server.request('GET', routes.answering, { token: jo.token }),
        await save(jo.token, 1, { netwerk: 'nee' }),
        await server.request('GET', routes.answeringState, { token: jo.token }),
      ]) {
        expect(problemOf(answer)).toBe('link-withdrawn');
      }
      expect((await stored(token)).answers).toEqual({ netwerk: 'ja' });
      expect(await list()).not.toContainEqual(expect.objectContaining({ link: expect.anything() }));
    });

    it('cannot hand on, see or withdraw links, decline or remove', async () => {
      const { token } = await colleague(await owner());
      for (const [method, path, body] of [
        ['POST', routes.colleagues, {}],
        ['GET', routes.colleagues, undefined],
        ['DELETE', routes.colleague(randomUUID()), undefined],
        ['POST', routes.decline, {}],
        ['DELETE', routes.decline, undefined],
        ['POST', routes.removal, { answers: true }],
      ] as const) {
        const answer = await server.request(method, path, { token, body });
        expect([path, answer.statusCode, problemOf(answer)]).toEqual([path, 403, 'owner-only']);
      }
    });

    it('is of its own response only, and there are not endlessly many', async () => {
      const [one, other] = [await owner(), await owner()];
      const { made } = await colleague(one);
      expect((await server.request('DELETE', routes.colleague(made.id), { token: other })).statusCode).toBe(404);
      for (let count = 0; count < 20; count += 1) await colleague(other);
      expect(problemOf((await colleague(other)).answer)).toBe('too-many-colleagues');
      expect((await colleague(one, 'x'.repeat(81))).answer.statusCode).toBe(400);
    });

    it('keeps no secret', async () => {
      const jo = await colleague(await owner());
      const rows = await server.dataSource.query(`SELECT * FROM answer_link WHERE id = $1`, [jo.made.id]);
      expect(JSON.stringify(rows)).not.toContain(jo.token);
    });
  });

  describe('two people at once', () => {
    it('each learn what the other stored, so that nothing is overwritten', async () => {
      const token = await owner();
      const jo = await colleague(token, 'Jo');
      expect((await save(token, 0, { netwerk: 'ja' })).statusCode).toBe(200);
      const late = await save(jo.token, 0, { toelichting: 'van Jo' });
      expect(late.statusCode).toBe(409);
      expect(late.json<{ stored: StoredState }>().stored).toMatchObject({ revision: 1, answers: { netwerk: 'ja' } });
      expect((await save(jo.token, 1, { netwerk: 'ja', toelichting: 'van Jo' })).statusCode).toBe(200);
    });

    it('see who answered what and when, without e-mail addresses', async () => {
      const token = await owner();
      const jo = await colleague(token, 'Jo');
      await save(token, 0, { netwerk: 'ja', toelichting: 'a' });
      await save(jo.token, 1, { netwerk: 'ja', toelichting: 'b' });
      const history = (await server.request('GET', routes.answeringHistory, { token })).json<AnsweringHistory>();
      expect(history.you).toBe('Eigenaar');
      expect(history.questions.map(({ question, author }) => [question, author])).toEqual([
        ['toelichting', 'Jo'],
        ['netwerk', 'Eigenaar'],
      ]);
      expect(JSON.stringify(history)).not.toContain('@');
    });

    it('hear of each other cheaply: nothing is sent while nothing changes', async () => {
      const token = await owner();
      const jo = await colleague(token, 'Jo');
      const ask = (tag?: string) =>
        server.request('GET', routes.answeringState, {
          token,
          headers: tag === undefined ? {} : { 'if-none-match': tag },
        });
      const first = await ask();
      const tag = String(first.headers['etag']);
      const same = await ask(tag);
      expect([same.statusCode, same.body]).toEqual([304, '']);
      await save(jo.token, 0, { netwerk: 'ja' });
      const changed = await ask(tag);
      expect(changed.statusCode).toBe(200);
      expect(changed.json<AnsweringState>()).toMatchObject({ revision: 1, answers: { netwerk: 'ja' }, author: 'Jo' });
      expect(changed.headers['cache-control']).toContain('no-store');
    });

    it('one of them completes, and the other is told', async () => {
      const token = await owner();
      const jo = await colleague(token, 'Jo');
      const receipt = (await complete(jo.token, 0, { netwerk: 'nee' })).json<{ reference: string }>();
      const state = (await server.request('GET', routes.answeringState, { token })).json<AnsweringState>();
      expect(state).toMatchObject({ status: 'complete', author: 'Jo', receipt: { reference: receipt.reference } });
      expect(problemOf((await colleague(token)).answer)).toBe('response-complete');
    });
  });

  describe('an answer of the wave before', () => {
    it('is known as taken over until it is changed', async () => {
      const token = await owner();
      const before = { netwerk: 'samen-2023', toelichting: 'samen-2023', onbekend: 'samen-2023' };
      await save(token, 0, { netwerk: 'ja', toelichting: 'a' }, before);
      expect((await stored(token)).taken_over).toEqual({ netwerk: 'samen-2023', toelichting: 'samen-2023' });
      await save(token, 1, { netwerk: 'ja', toelichting: 'b' });
      expect((await stored(token)).taken_over).toEqual({ netwerk: 'samen-2023' });
      const { statusCode } = await server.request('POST', routes.completion, {
        token,
        body: { revision: 2, answers: { netwerk: 'nee', toelichting: 'c' }, takenOver: { toelichting: 'samen-2023' } },
        headers: { 'idempotency-key': 'een' },
      });
      expect(statusCode).toBe(201);
      expect((await stored(token)).taken_over).toEqual({ toelichting: 'samen-2023' });
    });

    it('is not sent at all when the study does not show it', async () => {
      const before = await createSampleWave(server.dataSource, {
        key: 'samen-2023',
        study: 'zonder-vorige',
        status: 'closed',
        opensAt: new Date('2023-01-01'),
      });
      const now = await createSampleWave(server.dataSource, { key: 'samen-nu', study: 'zonder-vorige' });
      await addComplete(server.dataSource, before, [{ organisation: 'GM0014', answers: { netwerk: 'ja' } }]);
      const { token } = await invite(server.dataSource, now, 'GM0014');
      const previous = async () =>
        (await server.request('GET', routes.answering, { token })).json<Answering>().previousAnswers;
      expect(await previous()).toMatchObject({ answers: { netwerk: 'ja' } });
      const admin = await server.adminToken();
      const change = (body: unknown) => server.request('PATCH', routes.study('zonder-vorige'), { token: admin, body });
      expect((await change({ showPreviousAnswers: false })).json()).toMatchObject({ showPreviousAnswers: false });
      expect(await previous()).toBeNull();
      await change({ showPreviousAnswers: true });
      expect(await previous()).not.toBeNull();
    });
  });
});
