import type { Answering, Problem, Saved } from '@ido/api';
import { createSampleWave, invite, type SampleWave } from '../answering/testing/sample-wave';
import { startTestApp, type TestApp } from '../testing/test-server';

const DAY_MS = 86_400_000;

describe('closing a wave', () => {
  let server: TestApp;
  let admin: string;

  beforeAll(async () => {
    server = await startTestApp();
    admin = await server.adminToken();
  });
  afterAll(() => server.close());

  const save = (token: string, revision: number, netwerk = 'nee') =>
    server.request('PUT', '/answering', { token, body: { revision, answers: { netwerk } } });
  const complete = (token: string, revision: number) =>
    server.request('POST', '/answering/completion', {
      token,
      body: { revision, answers: { netwerk: 'nee' } },
      headers: { 'idempotency-key': `sleutel-${revision}` },
    });
  const change = (wave: SampleWave, body: unknown) =>
    server.request('PATCH', `/waves/${wave.key}`, { token: admin, body });

  it('lets what was begun be saved and completed in the days of grace, and nothing else', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'respijt' });
    const [begun, waiting] = [await invite(server.dataSource, wave), await invite(server.dataSource, wave)];
    expect((await save(begun.token, 0)).statusCode).toBe(200);
    const closesAt = new Date(Date.now() - 2 * DAY_MS);
    expect((await change(wave, { closesAt, graceDays: 7 })).statusCode).toBe(200);

    const opened = (await server.request('GET', '/answering', { token: begun.token })).json<Answering>();
    const graceUntil = Date.parse(opened.wave.graceUntil ?? '');
    // Seven days on the clock: an hour more or less when summer time begins or ends between them.
    expect(Math.abs(graceUntil - closesAt.getTime() - 7 * DAY_MS)).toBeLessThanOrEqual(3_600_000);
    expect((await save(begun.token, 1)).json<Saved>().revision).toBe(2);
    for (const answer of [await save(waiting.token, 0), await complete(waiting.token, 0)]) {
      expect(answer.statusCode).toBe(410);
      expect(answer.json<Problem>().type).toBe('urn:ido-monitor:problem:wave-closed');
    }
    expect((await complete(begun.token, 2)).statusCode).toBe(201);
  });

  it('closes for all when the days of grace are over, or when the researcher closes it', async () => {
    const over = await createSampleWave(server.dataSource, { key: 'voorbij' });
    const late = await invite(server.dataSource, over);
    await save(late.token, 0);
    await change(over, { closesAt: new Date(Date.now() - 9 * DAY_MS), graceDays: 7 });
    expect((await save(late.token, 1)).statusCode).toBe(410);

    const shut = await createSampleWave(server.dataSource, { key: 'dicht' });
    const drafted = await invite(server.dataSource, shut);
    await save(drafted.token, 0);
    await change(shut, { status: 'closed', graceDays: 30, closesAt: new Date(Date.now() - DAY_MS) });
    expect((await save(drafted.token, 1)).statusCode).toBe(410);
    expect((await change(shut, { graceDays: 91 })).statusCode).toBe(400);
  });

  it('ends the days of grace at the same time of day when the clock is changed in between', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'zomertijd' });
    // Midnight in the Netherlands before and after the end of summer time on 25 October 2026.
    await change(wave, { closesAt: '2026-10-23T22:00:00Z', graceDays: 7 });
    const progress = await server.request('GET', '/waves/zomertijd/progress', { token: admin });
    expect(progress.json<{ graceUntil: string }>().graceUntil).toBe('2026-10-30T23:00:00.000Z');
  });

  it('acknowledges or refuses by name what is saved while it closes, and keeps exactly what it acknowledged', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'gelijktijdig' });
    const links = await Promise.all(Array.from({ length: 30 }, () => invite(server.dataSource, wave)));
    const saving = links.map(async ({ token, responseId }) => {
      let acknowledged = 0;
      for (;;) {
        const answer = await save(token, acknowledged);
        if (answer.statusCode === 200) {
          acknowledged = answer.json<Saved>().revision;
          continue;
        }
        return { responseId, acknowledged, refusal: answer.json<Problem>() };
      }
    });
    await save((await invite(server.dataSource, wave)).token, 0);
    expect((await change(wave, { status: 'closed' })).statusCode).toBe(200);
    for (const { responseId, acknowledged, refusal } of await Promise.all(saving)) {
      expect(refusal).toMatchObject({ status: 410, type: 'urn:ido-monitor:problem:wave-closed' });
      const [row]: { revision: number }[] = await server.dataSource.query(
        'SELECT revision FROM response WHERE wave_id = $1 AND id = $2',
        [wave.id, responseId],
      );
      expect(row?.revision).toBe(acknowledged);
    }
  });
});
