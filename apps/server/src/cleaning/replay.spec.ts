import { routes, type CleaningEntry, type ReviewedResponseDetail } from '@ido/api';
import { addComplete, createSampleWave, invite } from '../answering/testing/sample-wave';
import { until } from '../messages/testing/until';
import { startTestApp, type TestApp } from '../testing/test-server';
import { cleaner, type Cleaner } from './testing/cleaner';

describe('replaying the log', () => {
  let server: TestApp;
  let token: string;
  let by: Cleaner;
  beforeAll(async () => {
    server = await startTestApp();
    token = await server.adminToken();
    by = cleaner(server, token);
  });
  afterAll(() => server.close());

  it('cleans what comes in later before it says that it is in', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'later' });
    await by.add(wave, {
      kind: 'rule',
      expression: "{omschrijving} = 'asdf'",
      effect: { kind: 'clear', question: 'omschrijving' },
      reason: 'Geen antwoord',
    });
    const { token: link, responseId } = await invite(server.dataSource, wave, 'GM0014');
    await by.complete(link, { netwerk: 'ja', omschrijving: 'asdf' });
    expect(await by.figures(wave, 'netwerk')).toMatchObject({ responses: 1, ja: 1 });
    const shown = async () =>
      (await by.get<ReviewedResponseDetail>(routes.cleaningResponse(wave.key, responseId))).answers[1]!;
    expect(await shown()).toMatchObject({ rawText: 'asdf', cleanText: '' });
    const stored = async (id: string) =>
      (await server.dataSource.query(
        'SELECT clean_answers AS clean, counted FROM response WHERE wave_id = $1 AND id = $2',
        [wave.id, id],
      )) as { clean: unknown; counted: boolean }[];
    expect(await stored(responseId)).toEqual([{ clean: { netwerk: 'ja' }, counted: true }]);

    // Opened again and sent in with another answer: the raw answers are new, and so is what the log makes of them.
    await by.add(wave, {
      kind: 'edit',
      response: responseId,
      question: 'netwerk',
      value: 'weet-niet',
      reason: 'Na telefoontje',
    });
    expect(await by.figures(wave)).toMatchObject({ 'weet-niet': 1 });
    const reopened = await server.request('POST', routes.reopening(wave.key, responseId), {
      token,
      body: { reason: 'Op verzoek' },
    });
    expect(reopened.statusCode).toBe(200);
    expect(await by.figures(wave)).toMatchObject({ responses: 0 });
    expect(await stored(responseId)).toEqual([{ clean: null, counted: true }]);
    const sent = await server.request('POST', routes.completion, {
      token: link,
      body: { revision: 2, answers: { netwerk: 'nee' } },
      headers: { 'idempotency-key': 'opnieuw' },
    });
    expect(sent.statusCode).toBe(201);
    // The edit was of another answer: the respondent has the last word.
    expect(await by.figures(wave)).toMatchObject({ responses: 1, nee: 1, 'weet-niet': 0 });

    const file = 'organisatie;referentie;netwerk;omschrijving\r\nGM0034;ref-1;ja;asdf\r\n';
    const imported = await server.request('POST', routes.imports(wave.key), {
      token,
      body: file,
      headers: { 'content-type': 'text/csv' },
    });
    expect(imported.statusCode).toBe(201);
    const open = await by.listed(wave, '?state=corrected');
    expect(open.map(({ reference }) => reference)).toEqual(['ref-1']);
    expect((await by.check(wave)).same).toBe(true);
  });

  it('forgets what it says of somebody who has his answers removed', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'vergeten' });
    const { token: link, responseId } = await invite(server.dataSource, wave, 'GM0014');
    await by.complete(link, { netwerk: 'ja', omschrijving: 'geheim' });
    await by.add(wave, {
      kind: 'edit',
      response: responseId,
      question: 'omschrijving',
      value: 'ook geheim',
      reason: 'Schreef geheim',
    });
    const removed = await server.request('POST', routes.removal, {
      token: link,
      body: { answers: true, contact: false },
    });
    expect(removed.statusCode).toBe(200);
    const rows: unknown[] = await server.dataSource.query('SELECT * FROM cleaning_entry WHERE wave_id = $1', [wave.id]);
    expect(JSON.stringify(rows)).not.toContain('geheim');
    expect(await by.figures(wave)).toMatchObject({ responses: 0 });
    const { items } = await by.get<{ items: CleaningEntry[] }>(routes.cleaningEntries(wave.key));
    expect(items).toMatchObject([{ kind: 'edit', edit: null, reason: 'Verwijderd op verzoek van de deelnemer' }]);
  });

  it('replays over a large wave in steps, and says how far it is', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'groot' });
    const [one] = (await addComplete(server.dataSource, wave, [
      { answers: { netwerk: 'nee' }, organisation: 'GM0014' },
    ])) as [string];
    await server.dataSource.query(
      `INSERT INTO response (wave_id, id, organisation_code, status, answers, coded, reference, completed_at)
       SELECT wave_id, gen_random_uuid(), CASE WHEN n % 2 = 0 THEN organisation_code END, status, answers, coded, reference || n, completed_at
       FROM response, generate_series(1, 20500) AS n WHERE id = $1`,
      [one],
    );
    const effect = await by.add(wave, {
      kind: 'rule',
      expression: "{netwerk} = 'nee'",
      effect: { kind: 'set', question: 'netwerk', value: 'weet-niet' },
      reason: 'Verkeerd vertaald',
    });
    expect(effect).toEqual({ entry: 1, responses: null, impossible: null });
    // One response is cleaned at once, with the newest log, wherever the replay is.
    await by.add(wave, { kind: 'exclude', response: one, reason: 'Test' });
    await until(
      () => by.overview(wave),
      ({ replaying }) => replaying === null,
    );
    expect(await by.figures(wave)).toEqual({ responses: 20500, ja: 0, nee: 0, 'weet-niet': 20500 });
    expect((await by.check(wave)).same).toBe(true);
  }, 60_000);
});
