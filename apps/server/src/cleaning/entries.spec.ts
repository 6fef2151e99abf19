import { randomUUID } from 'node:crypto';
import { routes, type CleaningEntry, type NewCleaningEntry, type Problem, type ReviewedResponseDetail } from '@ido/api';
import { addComplete, createSampleWave, invite } from '../answering/testing/sample-wave';
import { memberToken, readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import { cleaner, type Cleaner } from './testing/cleaner';

describe('the log of cleaning', () => {
  let server: TestApp;
  let by: Cleaner;
  beforeAll(async () => {
    server = await startTestApp();
    by = cleaner(server, await server.adminToken());
  });
  afterAll(() => server.close());

  it('corrects, excludes and takes back, and the figures follow at once', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'log' });
    const [first, second, third] = (await addComplete(server.dataSource, wave, [
      { answers: { netwerk: 'ja', omschrijving: 'asdf' }, organisation: 'GM0014' },
      { answers: { netwerk: 'ja', omschrijving: 'Wij overleggen' }, organisation: 'GM0034' },
      { answers: { netwerk: 'nee' }, organisation: 'GM0037' },
    ])) as [string, string, string];
    const before = await by.check(wave);
    expect(await by.figures(wave)).toEqual({ responses: 3, ja: 2, nee: 1, 'weet-niet': 0 });

    await by.add(wave, {
      kind: 'edit',
      response: first,
      question: 'netwerk',
      value: 'nee',
      reason: 'Belde: er is geen netwerk',
    });
    expect(await by.figures(wave)).toEqual({ responses: 3, ja: 1, nee: 2, 'weet-niet': 0 });
    const rule = { kind: 'set', question: 'netwerk', value: 'weet-niet' } as const;
    const order = {
      kind: 'rule',
      expression: "{netwerk} = 'nee'",
      effect: rule,
      reason: 'Vraag was onduidelijk',
    } as const;
    expect(await by.add(wave, order, '?dryRun=true')).toEqual({ entry: null, responses: 2, impossible: 0 });
    expect(await by.figures(wave)).toEqual({ responses: 3, ja: 1, nee: 2, 'weet-niet': 0 });
    expect(await by.add(wave, order)).toEqual({ entry: 2, responses: 2, impossible: 0 });
    await by.add(wave, { kind: 'exclude', response: second, reason: 'Testrespons' });
    expect(await by.figures(wave)).toEqual({ responses: 2, ja: 0, nee: 0, 'weet-niet': 2 });
    // Files have the answers that count; as they were sent in on request, also those that do not count.
    const file = async (format: string, query = '') =>
      (await server.request('GET', `${routes.export(wave.key, format)}${query}`, { token: await server.adminToken() }))
        .body;
    const [clean, raw] = [await file('csv'), await file('csv', '?data=raw')].map((csv) => csv.trim().split('\r\n'));
    expect([clean!.length, raw!.length]).toEqual([3, 4]);
    expect(clean!.slice(1).every((line) => line.includes(';weet-niet;'))).toBe(true);
    expect(raw!.slice(1).filter((line) => line.includes(';ja;'))).toHaveLength(2);
    expect(raw!.join()).not.toContain('weet-niet');
    const answersIn = (json: string) =>
      (JSON.parse(json) as { responses: { answers: { netwerk: string } }[] }).responses.map(
        ({ answers }) => answers.netwerk,
      );
    expect(answersIn(await file('json'))).toEqual(['weet-niet', 'weet-niet']);
    expect(answersIn(await file('json', '?data=raw')).sort()).toEqual(['ja', 'ja', 'nee']);
    // Routing: what is not asked any more went with it.
    expect(await by.overview(wave)).toMatchObject({
      excluded: 1,
      correctedAnswers: 3,
      corrected: 2,
      counted: 2,
      responses: 3,
    });
    const shown = await by.get<ReviewedResponseDetail>(routes.cleaningResponse(wave.key, first));
    expect(shown.answers[0]).toMatchObject({ question: 'netwerk', rawText: 'Ja', cleanText: 'Weet ik niet' });
    expect(shown.answers[1]).toMatchObject({ question: 'omschrijving', rawText: 'asdf', cleanText: '', shown: false });

    const during = await by.check(wave);
    expect(during.same).toBe(true);
    expect(during.hash).not.toBe(before.hash);

    for (const entry of [1, 2, 3]) await by.add(wave, { kind: 'revoke', entry, reason: 'Toch niet' });
    expect(await by.figures(wave)).toEqual({ responses: 3, ja: 2, nee: 1, 'weet-niet': 0 });
    expect(await by.check(wave)).toEqual(before);
    const { items } = await by.get<{ items: CleaningEntry[] }>(routes.cleaningEntries(wave.key));
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
    expect(await by.refused(wave, { kind: 'revoke', entry: 2, reason: 'Nog eens' })).toEqual([
      409,
      'already-revoked',
      undefined,
    ]);
    expect(await by.refused(wave, { kind: 'revoke', entry: 99, reason: 'Nog eens' })).toEqual([
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
    expect(await by.refused(wave, { ...edit, question: 'netwerk', value: 'misschien' })).toEqual([
      400,
      'impossible-correction',
      '/answers/netwerk',
    ]);
    expect(await by.refused(wave, { ...edit, question: 'omschrijving', value: 'x' })).toEqual([
      400,
      'impossible-correction',
      '/answers/omschrijving',
    ]);
    expect(await by.refused(wave, { ...edit, question: 'kleur', value: 'rood' })).toEqual([
      400,
      'impossible-correction',
      '/answers/kleur',
    ]);
    expect(await by.refused(wave, { ...edit, question: 'netwerk', value: 'nee' })).toEqual([
      409,
      'nothing-to-correct',
      undefined,
    ]);
    expect(await by.refused(wave, { ...edit, response: draft, question: 'netwerk', value: 'ja' })).toEqual([
      409,
      'response-not-completed',
      undefined,
    ]);
    expect(await by.refused(wave, { ...edit, response: randomUUID(), question: 'netwerk', value: 'ja' })).toEqual([
      404,
      'unknown-resource',
      undefined,
    ]);
    expect(await by.refused(wave, { kind: 'choose', response, reason })).toEqual([
      409,
      'no-organisation-to-choose-for',
      undefined,
    ]);
    expect(await by.refused(wave, rule("{netwerk} = 'ja' en nog", flag))).toEqual([
      400,
      'bad-cleaning-rule',
      '/expression',
    ]);
    expect(await by.refused(wave, rule('{kleur} = 1', flag))).toEqual([400, 'bad-cleaning-rule', '/expression']);
    expect(await by.refused(wave, rule('today() > 1', flag))).toEqual([400, 'bad-cleaning-rule', '/expression']);
    expect(
      await by.refused(wave, rule("{netwerk} = 'ja'", { kind: 'set', question: 'netwerk', value: 'geel' })),
    ).toEqual([400, 'bad-cleaning-rule', '/effect/value']);
    expect(await by.refused(wave, rule("{netwerk} = 'ja'", { kind: 'clear', question: 'kleur' }))).toEqual([
      400,
      'bad-cleaning-rule',
      '/effect/question',
    ]);
    expect(await by.refused(wave, { kind: 'exclude', response, reason: '' })).toEqual([
      400,
      'invalid-input',
      '/reason',
    ]);
    const unreadable = await by.write(wave, rule("{netwerk} = 'ja' en nog", flag));
    expect(unreadable.json<Problem>().detail).toMatch(/kan niet worden gelezen: kijk bij teken \d+\./);
    expect((await by.overview(wave)).entries).toBe(0);
    // A required question may be emptied: that is what taking out nonsense is.
    await by.add(wave, { ...edit, question: 'netwerk', value: null });
    expect(await by.figures(wave)).toEqual({ responses: 1, ja: 0, nee: 0, 'weet-niet': 0 });
  });

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
