import { randomUUID } from 'node:crypto';
import {
  routes,
  type Breakdown,
  type CleaningEffect,
  type CleaningEntry,
  type CleaningOverview,
  type NewCleaningEntry,
  type Problem,
  type ReplayCheck,
  type ReviewedResponse,
  type ReviewedResponseDetail,
} from '@ido/api';
import { addComplete, createSampleWave, invite, type SampleWave } from '../answering/testing/sample-wave';
import { memberToken, readerToken } from '../answering/testing/staff';
import { until } from '../messages/testing/until';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('cleaning a wave', () => {
  let server: TestApp;
  let token: string;
  beforeAll(async () => {
    server = await startTestApp();
    token = await server.adminToken();
  });
  afterAll(() => server.close());

  const get = async <T>(path: string): Promise<T> => {
    const answer = await server.request('GET', path, { token });
    expect([path, answer.statusCode]).toEqual([path, 200]);
    return answer.json<T>();
  };
  const write = (wave: SampleWave, body: NewCleaningEntry, query = '') =>
    server.request('POST', `${routes.cleaningEntries(wave.key)}${query}`, { token, body });
  const add = async (wave: SampleWave, body: NewCleaningEntry, query = ''): Promise<CleaningEffect> => {
    const answer = await write(wave, body, query);
    expect([answer.statusCode, answer.json<Problem>().detail]).toEqual([201, undefined]);
    return answer.json<CleaningEffect>();
  };
  const refused = async (wave: SampleWave, body: NewCleaningEntry) => {
    const answer = await write(wave, body);
    return [
      answer.statusCode,
      answer.json<Problem>().type.split(':').at(-1),
      answer.json<Problem>().errors?.[0]?.pointer,
    ];
  };
  const overview = (wave: SampleWave) => get<CleaningOverview>(routes.cleaning(wave.key));
  const check = (wave: SampleWave) => get<ReplayCheck>(routes.replayCheck(wave.key));
  const figures = async (wave: SampleWave, of = 'netwerk') => {
    const { responses, variables } = await get<Breakdown>(routes.breakdown(wave.key));
    const { categories } = variables.find(({ name }) => name === of)!;
    return { responses, ...Object.fromEntries(categories.map(({ code, count }) => [code, count])) };
  };
  const listed = async (wave: SampleWave, query: string) =>
    (await get<{ items: ReviewedResponse[] }>(`${routes.cleaningResponses(wave.key)}${query}`)).items;
  const complete = async (answerToken: string, answers: object) => {
    const sent = await server.request('POST', routes.completion, {
      token: answerToken,
      body: { revision: 0, answers },
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(sent.statusCode).toBe(201);
  };

  it('corrects, excludes and takes back, and the figures follow at once', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'log' });
    const [first, second, third] = (await addComplete(server.dataSource, wave, [
      { answers: { netwerk: 'ja', omschrijving: 'asdf' }, organisation: 'GM0014' },
      { answers: { netwerk: 'ja', omschrijving: 'Wij overleggen' }, organisation: 'GM0034' },
      { answers: { netwerk: 'nee' }, organisation: 'GM0037' },
    ])) as [string, string, string];
    const before = await check(wave);
    expect(await figures(wave)).toEqual({ responses: 3, ja: 2, nee: 1, 'weet-niet': 0 });

    await add(wave, {
      kind: 'edit',
      response: first,
      question: 'netwerk',
      value: 'nee',
      reason: 'Belde: er is geen netwerk',
    });
    expect(await figures(wave)).toEqual({ responses: 3, ja: 1, nee: 2, 'weet-niet': 0 });
    const rule = { kind: 'set', question: 'netwerk', value: 'weet-niet' } as const;
    const order = {
      kind: 'rule',
      expression: "{netwerk} = 'nee'",
      effect: rule,
      reason: 'Vraag was onduidelijk',
    } as const;
    expect(await add(wave, order, '?dryRun=true')).toEqual({ entry: null, responses: 2, impossible: 0 });
    expect(await figures(wave)).toEqual({ responses: 3, ja: 1, nee: 2, 'weet-niet': 0 });
    expect(await add(wave, order)).toEqual({ entry: 2, responses: 2, impossible: 0 });
    await add(wave, { kind: 'exclude', response: second, reason: 'Testrespons' });
    expect(await figures(wave)).toEqual({ responses: 2, ja: 0, nee: 0, 'weet-niet': 2 });
    // Routing: what is not asked any more went with it.
    expect(await overview(wave)).toMatchObject({
      excluded: 1,
      correctedAnswers: 3,
      corrected: 2,
      counted: 2,
      responses: 3,
    });
    const shown = await get<ReviewedResponseDetail>(routes.cleaningResponse(wave.key, first));
    expect(shown.answers[0]).toMatchObject({ question: 'netwerk', rawText: 'Ja', cleanText: 'Weet ik niet' });
    expect(shown.answers[1]).toMatchObject({ question: 'omschrijving', rawText: 'asdf', cleanText: '', shown: false });

    const during = await check(wave);
    expect(during.same).toBe(true);
    expect(during.hash).not.toBe(before.hash);

    for (const entry of [1, 2, 3]) await add(wave, { kind: 'revoke', entry, reason: 'Toch niet' });
    expect(await figures(wave)).toEqual({ responses: 3, ja: 2, nee: 1, 'weet-niet': 0 });
    expect(await check(wave)).toEqual(before);
    const { items } = await get<{ items: CleaningEntry[] }>(routes.cleaningEntries(wave.key));
    expect(items.map(({ number, kind, revokes, revokedBy }) => [number, kind, revokes, revokedBy])).toEqual([
      [6, 'revoke', 3, null],
      [5, 'revoke', 2, null],
      [4, 'revoke', 1, null],
      [3, 'exclude', null, 6],
      [2, 'rule', null, 5],
      [1, 'edit', null, 4],
    ]);
    expect(items[5]).toMatchObject({
      author: 'Beheerder',
      reason: 'Belde: er is geen netwerk',
      response: { id: first, organisation: { code: 'GM0014', name: 'Groningen' } },
      edit: { question: 'netwerk', title: 'Is er een netwerk?', was: 'ja', value: 'nee' },
    });
    expect(await refused(wave, { kind: 'revoke', entry: 2, reason: 'Nog eens' })).toEqual([
      409,
      'already-revoked',
      undefined,
    ]);
    expect(await refused(wave, { kind: 'revoke', entry: 99, reason: 'Nog eens' })).toEqual([
      404,
      'unknown-resource',
      undefined,
    ]);
    expect(third).toBeDefined();
  });

  it('refuses by name what cannot be, and says where', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'onmogelijk' });
    const [response] = (await addComplete(server.dataSource, wave, [{ answers: { netwerk: 'nee' } }])) as [string];
    const { responseId: draft } = await invite(server.dataSource, wave);
    const reason = 'Zomaar';
    const edit = { kind: 'edit', response, reason } as const;
    const rule = (expression: string, effect: Extract<NewCleaningEntry, { kind: 'rule' }>['effect']) =>
      ({ kind: 'rule', expression, effect, reason }) as const;
    const flag = { kind: 'flag', title: 'Let op' } as const;
    expect(await refused(wave, { ...edit, question: 'netwerk', value: 'misschien' })).toEqual([
      400,
      'impossible-correction',
      '/answers/netwerk',
    ]);
    expect(await refused(wave, { ...edit, question: 'omschrijving', value: 'x' })).toEqual([
      400,
      'impossible-correction',
      '/answers/omschrijving',
    ]);
    expect(await refused(wave, { ...edit, question: 'kleur', value: 'rood' })).toEqual([
      400,
      'impossible-correction',
      '/answers/kleur',
    ]);
    expect(await refused(wave, { ...edit, question: 'netwerk', value: 'nee' })).toEqual([
      409,
      'nothing-to-correct',
      undefined,
    ]);
    expect(await refused(wave, { ...edit, response: draft, question: 'netwerk', value: 'ja' })).toEqual([
      409,
      'response-not-completed',
      undefined,
    ]);
    expect(await refused(wave, { ...edit, response: randomUUID(), question: 'netwerk', value: 'ja' })).toEqual([
      404,
      'unknown-resource',
      undefined,
    ]);
    expect(await refused(wave, { kind: 'choose', response, reason })).toEqual([
      409,
      'no-organisation-to-choose-for',
      undefined,
    ]);
    expect(await refused(wave, rule("{netwerk} = 'ja' en nog", flag))).toEqual([
      400,
      'bad-cleaning-rule',
      '/expression',
    ]);
    expect(await refused(wave, rule('{kleur} = 1', flag))).toEqual([400, 'bad-cleaning-rule', '/expression']);
    expect(await refused(wave, rule('today() > 1', flag))).toEqual([400, 'bad-cleaning-rule', '/expression']);
    expect(await refused(wave, rule("{netwerk} = 'ja'", { kind: 'set', question: 'netwerk', value: 'geel' }))).toEqual([
      400,
      'bad-cleaning-rule',
      '/effect/value',
    ]);
    expect(await refused(wave, rule("{netwerk} = 'ja'", { kind: 'clear', question: 'kleur' }))).toEqual([
      400,
      'bad-cleaning-rule',
      '/effect/question',
    ]);
    expect(await refused(wave, { kind: 'exclude', response, reason: '' })).toEqual([400, 'invalid-input', '/reason']);
    const unreadable = await write(wave, rule("{netwerk} = 'ja' en nog", flag));
    expect(unreadable.json<Problem>().detail).toMatch(/kan niet worden gelezen: kijk bij teken \d+\./);
    expect((await overview(wave)).entries).toBe(0);
    // A required question may be emptied: that is what taking out nonsense is.
    await add(wave, { ...edit, question: 'netwerk', value: null });
    expect(await figures(wave)).toEqual({ responses: 1, ja: 0, nee: 0, 'weet-niet': 0 });
  });

  it('flags what is too fast, contradicts itself or comes twice, until somebody decides', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'vlaggen' });
    const ids = await addComplete(server.dataSource, wave, [
      { answers: { netwerk: 'ja', samenwerking: ['overleg'] }, organisation: 'GM0014' },
      { answers: { netwerk: 'nee', samenwerking: ['overleg'] }, organisation: 'GM0034' },
      { answers: { netwerk: 'nee' }, organisation: 'GM0034' },
    ]);
    const minutes = [12, 1, 20];
    for (const [at, id] of ids.entries()) {
      await server.dataSource.query(
        'UPDATE response SET started_at = completed_at - make_interval(mins => $3) WHERE wave_id = $1 AND id = $2',
        [wave.id, id, minutes[at]],
      );
    }
    await add(wave, {
      kind: 'rule',
      expression: "{netwerk} = 'nee' and {samenwerking} contains 'overleg'",
      effect: { kind: 'flag', title: 'Overleg zonder netwerk' },
      reason: 'Afgesproken met de begeleidingscommissie',
    });
    expect(await overview(wave)).toMatchObject({
      medianMinutes: 12,
      fastLimit: 4,
      open: 2,
      severalResponses: 1,
      flags: [
        { kind: 'too-fast', open: 1 },
        { kind: 'straight-line', open: 0 },
        { kind: 'duplicate', open: 2 },
        { kind: 'rule', entry: 1, title: 'Overleg zonder netwerk', open: 1 },
      ],
    });
    const [both] = await listed(wave, '?flag=too-fast');
    expect(both).toMatchObject({
      id: ids[1],
      organisation: { name: 'Almere' },
      minutes: 1,
      verdict: null,
      counted: true,
    });
    expect(both!.flags.map(({ kind }) => kind)).toEqual(['too-fast', 'rule', 'duplicate']);
    expect((await listed(wave, '?flag=rule&entry=1')).map(({ id }) => id)).toEqual([ids[1]]);
    expect((await listed(wave, '?state=all&search=almere')).map(({ id }) => id).sort()).toEqual(
      [ids[1], ids[2]].sort(),
    );

    await add(wave, { kind: 'accept', response: ids[2]!, reason: 'Gebeld, klopt' });
    await add(wave, { kind: 'exclude', response: ids[1]!, reason: 'Te snel ingevuld' });
    expect(await listed(wave, '')).toEqual([]);
    expect((await listed(wave, '?state=accepted')).map(({ id }) => id)).toEqual([ids[2]]);
    expect((await listed(wave, '?state=excluded')).map(({ id, counted }) => [id, counted])).toEqual([[ids[1], false]]);

    const settings = { tooFast: { kind: 'minutes', minutes: 15 }, straightLineFrom: null };
    expect((await server.request('PUT', routes.flagSettings(wave.key), { token, body: settings })).statusCode).toBe(
      200,
    );
    expect((await listed(wave, '?flag=too-fast')).map(({ id }) => id)).toEqual([ids[0]]);
    expect(await overview(wave)).toMatchObject({ flagSettings: settings, fastLimit: 15 });
  });

  it('cleans what comes in later before it says that it is in', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'later' });
    await add(wave, {
      kind: 'rule',
      expression: "{omschrijving} = 'asdf'",
      effect: { kind: 'clear', question: 'omschrijving' },
      reason: 'Geen antwoord',
    });
    const { token: link, responseId } = await invite(server.dataSource, wave, 'GM0014');
    await complete(link, { netwerk: 'ja', omschrijving: 'asdf' });
    expect(await figures(wave, 'netwerk')).toMatchObject({ responses: 1, ja: 1 });
    const shown = async () =>
      (await get<ReviewedResponseDetail>(routes.cleaningResponse(wave.key, responseId))).answers[1]!;
    expect(await shown()).toMatchObject({ rawText: 'asdf', cleanText: '' });
    const stored = async (id: string) =>
      (await server.dataSource.query(
        'SELECT clean_answers AS clean, counted FROM response WHERE wave_id = $1 AND id = $2',
        [wave.id, id],
      )) as { clean: unknown; counted: boolean }[];
    expect(await stored(responseId)).toEqual([{ clean: { netwerk: 'ja' }, counted: true }]);

    // Opened again and sent in with another answer: the raw answers are new, and so is what the log makes of them.
    await add(wave, {
      kind: 'edit',
      response: responseId,
      question: 'netwerk',
      value: 'weet-niet',
      reason: 'Na telefoontje',
    });
    expect(await figures(wave)).toMatchObject({ 'weet-niet': 1 });
    const reopened = await server.request('POST', routes.reopening(wave.key, responseId), {
      token,
      body: { reason: 'Op verzoek' },
    });
    expect(reopened.statusCode).toBe(200);
    expect(await figures(wave)).toMatchObject({ responses: 0 });
    expect(await stored(responseId)).toEqual([{ clean: null, counted: true }]);
    const sent = await server.request('POST', routes.completion, {
      token: link,
      body: { revision: 2, answers: { netwerk: 'nee' } },
      headers: { 'idempotency-key': 'opnieuw' },
    });
    expect(sent.statusCode).toBe(201);
    // The edit was of another answer: the respondent has the last word.
    expect(await figures(wave)).toMatchObject({ responses: 1, nee: 1, 'weet-niet': 0 });

    const file = 'organisatie;referentie;netwerk;omschrijving\r\nGM0034;ref-1;ja;asdf\r\n';
    const imported = await server.request('POST', routes.imports(wave.key), {
      token,
      body: file,
      headers: { 'content-type': 'text/csv' },
    });
    expect(imported.statusCode).toBe(201);
    const open = await listed(wave, '?state=corrected');
    expect(open.map(({ reference }) => reference)).toEqual(['ref-1']);
    expect((await check(wave)).same).toBe(true);
  });

  it('counts one response of an organisation, by the rule of the study', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'dubbel', study: 'dubbelstudie' });
    const ids = (await addComplete(server.dataSource, wave, [
      { answers: { netwerk: 'ja' }, organisation: 'GM0014' },
      { answers: { netwerk: 'nee', toelichting: 'veel', samenwerking: ['overleg'] }, organisation: 'GM0014' },
      { answers: { netwerk: 'weet-niet' }, organisation: 'GM0014' },
      { answers: { netwerk: 'ja' }, organisation: null },
    ])) as [string, string, string, string];
    for (const [at, id] of ids.entries()) {
      await server.dataSource.query(
        `UPDATE response SET completed_at = timestamptz '2026-01-01' + make_interval(days => $3) WHERE wave_id = $1 AND id = $2`,
        [wave.id, id, at],
      );
    }
    const choose = async (whichCounts: string) => {
      const answer = await server.request('PUT', routes.whichCounts('dubbelstudie'), { token, body: { whichCounts } });
      expect(answer.statusCode).toBe(200);
      return figures(wave);
    };
    expect(await figures(wave)).toEqual({ responses: 4, ja: 2, nee: 1, 'weet-niet': 1 });
    expect(await choose('first')).toEqual({ responses: 2, ja: 2, nee: 0, 'weet-niet': 0 });
    expect(await choose('last')).toEqual({ responses: 2, ja: 1, nee: 0, 'weet-niet': 1 });
    expect(await choose('most-complete')).toEqual({ responses: 2, ja: 1, nee: 1, 'weet-niet': 0 });
    expect(await choose('by-hand')).toEqual({ responses: 2, ja: 1, nee: 0, 'weet-niet': 1 });
    await add(wave, { kind: 'choose', response: ids[0], reason: 'Ingevuld door de coördinator' });
    expect(await figures(wave)).toEqual({ responses: 2, ja: 2, nee: 0, 'weet-niet': 0 });
    expect(await overview(wave)).toMatchObject({ notCounting: 2, excluded: 0, whichCounts: 'by-hand' });
    expect((await listed(wave, '?state=not-counting')).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    // Who is excluded makes room for another.
    await add(wave, { kind: 'exclude', response: ids[0], reason: 'Toch niet' });
    expect(await figures(wave)).toEqual({ responses: 2, ja: 1, nee: 0, 'weet-niet': 1 });
    // One that comes later is the last one.
    await choose('last');
    const { token: link } = await invite(server.dataSource, wave, 'GM0014');
    await complete(link, { netwerk: 'nee' });
    expect(await figures(wave)).toEqual({ responses: 2, ja: 1, nee: 1, 'weet-niet': 0 });
    expect(await choose('all')).toEqual({ responses: 4, ja: 1, nee: 2, 'weet-niet': 1 });
    expect((await check(wave)).same).toBe(true);
  });

  it('forgets what it says of somebody who has his answers removed', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'vergeten' });
    const { token: link, responseId } = await invite(server.dataSource, wave, 'GM0014');
    await complete(link, { netwerk: 'ja', omschrijving: 'geheim' });
    await add(wave, {
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
    expect(await figures(wave)).toMatchObject({ responses: 0 });
    const { items } = await get<{ items: CleaningEntry[] }>(routes.cleaningEntries(wave.key));
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
    const effect = await add(wave, {
      kind: 'rule',
      expression: "{netwerk} = 'nee'",
      effect: { kind: 'set', question: 'netwerk', value: 'weet-niet' },
      reason: 'Verkeerd vertaald',
    });
    expect(effect).toEqual({ entry: 1, responses: null, impossible: null });
    // One response is cleaned at once, with the newest log, wherever the replay is.
    await add(wave, { kind: 'exclude', response: one, reason: 'Test' });
    await until(
      () => overview(wave),
      ({ replaying }) => replaying === null,
    );
    expect(await figures(wave)).toEqual({ responses: 20500, ja: 0, nee: 0, 'weet-niet': 20500 });
    expect((await check(wave)).same).toBe(true);
  }, 60_000);

  it('is for researchers of the study', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'rechten' });
    const reader = await readerToken(server, wave);
    const stranger = await memberToken(
      server,
      await createSampleWave(server.dataSource, { key: 'ander', study: 'andere' }),
      'researcher',
    );
    for (const path of [routes.cleaning, routes.cleaningResponses, routes.cleaningEntries, routes.replayCheck]) {
      expect((await server.request('GET', path(wave.key), { token: reader })).statusCode).toBe(403);
      expect((await server.request('GET', path(wave.key), { token: stranger })).statusCode).toBe(404);
    }
    const rule = await server.request('PUT', routes.whichCounts('proef'), {
      token: reader,
      body: { whichCounts: 'first' },
    });
    expect(rule.statusCode).toBe(403);
  });
});
