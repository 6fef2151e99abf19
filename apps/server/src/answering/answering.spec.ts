import type { Answering, Problem, Receipt, Saved, StoredState } from '@ido/api';
import { newToken, readToken } from '@ido/fieldwork';
import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../testing/test-server';
import { addComplete, createSampleWave, invite, SAMPLE_DEFINITION, type SampleWave } from './testing/sample-wave';

const ANSWERS = { netwerk: 'nee', samenwerking: ['overleg', 'contact'] };

describe('answering', () => {
  let server: TestApp;
  let wave: SampleWave;

  beforeAll(async () => {
    server = await startTestApp();
    wave = await createSampleWave(server.dataSource, { key: 'nu', opensAt: new Date('2025-01-01') });
  });
  afterAll(() => server.close());

  const open = (token: string) => server.request('GET', '/answering', { token });
  const save = (token: string, revision: number, answers: unknown) =>
    server.request('PUT', '/answering', { token, body: { revision, answers } });
  const complete = (token: string, revision: number, answers: unknown, key: string | null = randomUUID()) =>
    server.request('POST', '/answering/completion', {
      token,
      body: { revision, answers },
      headers: key === null ? {} : { 'idempotency-key': key },
    });
  const newInvitation = async (of = wave, organisation: string | null = 'GM0014') =>
    (await invite(server.dataSource, of, organisation)).token;
  const rowOf = async (token: string, in_ = wave) => {
    const responseId = readToken(token)?.responseId;
    const [row] = await server.dataSource.query('SELECT * FROM response WHERE wave_id = $1 AND id = $2', [
      in_.id,
      responseId,
    ]);
    const revisions = await server.dataSource.query(
      'SELECT revision, status, answers, author FROM response_revision WHERE wave_id = $1 AND response_id = $2 ORDER BY revision',
      [in_.id, responseId],
    );
    const audit = await server.dataSource.query('SELECT action, actor FROM audit WHERE subject = $1', [
      `${in_.id}/${responseId}`,
    ]);
    return { row, revisions, audit };
  };

  describe('opening the link', () => {
    it('gives the questionnaire, the wave and the organisation', async () => {
      const answer = await open(await newInvitation());
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toMatch('application/json');
      expect(answer.headers['cache-control']).toContain('no-store');
      const body = answer.json<Answering>();
      expect(body).toMatchObject({
        study: { key: 'proef' },
        wave: { key: 'nu', title: 'Meting nu', closesAt: null, syntheticNote: null, openAccess: false },
        organisation: { code: 'GM0014', name: 'Groningen' },
        questionnaire: { key: 'proef', version: 1 },
        status: 'invited',
        revision: 0,
        answers: {},
        savedAt: null,
        receipt: null,
        previousAnswers: null,
      });
      expect(body.questionnaire.definition).toEqual(SAMPLE_DEFINITION);
    });

    it('gives what the same organisation answered in the wave before, and nobody else', async () => {
      const before = await createSampleWave(server.dataSource, {
        key: 'toen',
        status: 'closed',
        opensAt: new Date('2023-01-01'),
      });
      const later = await createSampleWave(server.dataSource, {
        key: 'straks',
        status: 'closed',
        opensAt: new Date('2026-01-01'),
      });
      const other = await createSampleWave(server.dataSource, {
        key: 'elders',
        study: 'ander',
        opensAt: new Date('2023-01-01'),
      });
      await addComplete(server.dataSource, before, [
        { organisation: 'GM0034', answers: { netwerk: 'ja' } },
        { organisation: 'GM0037', answers: { netwerk: 'weet-niet' } },
      ]);
      await addComplete(server.dataSource, later, [{ organisation: 'GM0034', answers: { netwerk: 'nee' } }]);
      await addComplete(server.dataSource, other, [{ organisation: 'GM0050', answers: { netwerk: 'nee' } }]);
      expect((await open(await newInvitation(wave, 'GM0034'))).json<Answering>().previousAnswers).toEqual({
        wave: { key: 'toen', title: 'Meting toen' },
        answers: { netwerk: 'ja' },
        mergedFrom: [],
      });
      expect((await open(await newInvitation(wave, 'GM0050'))).json<Answering>().previousAnswers).toBeNull();
    });

    it('gives a merged organisation what its predecessor answered, by name, and from the day of the merger on', async () => {
      const chain = [
        { code: 'GM8003', name: 'Nieuwstad', province: null, sizeClass: null },
        { code: 'GM8002', name: 'Middenstad', province: null, sizeClass: null },
        { code: 'GM8001', name: 'Oudstad', province: null, sizeClass: null },
      ];
      const past = await createSampleWave(server.dataSource, {
        key: 'fusie-toen',
        study: 'fusies',
        status: 'closed',
        opensAt: new Date('2022-06-01'),
        population: chain,
      });
      const now = await createSampleWave(server.dataSource, {
        key: 'fusie-nu',
        study: 'fusies',
        opensAt: new Date('2025-01-15'),
        population: chain,
      });
      const merge = (code: string, day: string, successor: string) =>
        server.dataSource.query('UPDATE organisation SET valid_to = $2, successor_code = $3 WHERE code = $1', [
          code,
          day,
          successor,
        ]);
      await merge('GM8001', '2023-01-01', 'GM8002');
      await merge('GM8002', '2025-02-01', 'GM8003');
      await addComplete(server.dataSource, past, [{ organisation: 'GM8001', answers: { netwerk: 'ja' } }]);
      const previousOf = async (code: string) =>
        (await open(await newInvitation(now, code))).json<Answering>().previousAnswers;
      // On the day that the wave opened, the second merger was still to come.
      expect(await previousOf('GM8003')).toBeNull();
      expect(await previousOf('GM8002')).toEqual({
        wave: { key: 'fusie-toen', title: 'Meting fusie-toen' },
        answers: { netwerk: 'ja' },
        mergedFrom: ['Oudstad'],
      });
      await merge('GM8002', '2025-01-01', 'GM8003');
      expect(await previousOf('GM8003')).toMatchObject({ mergedFrom: ['Oudstad'] });
      await addComplete(server.dataSource, past, [{ organisation: 'GM8003', answers: { netwerk: 'nee' } }]);
      expect(await previousOf('GM8003')).toMatchObject({ answers: { netwerk: 'nee' }, mergedFrom: [] });
    });

    it('is refused for a link that does not exist, or with another secret', async () => {
      const forged = newToken(wave.id, randomUUID()).token;
      const { responseId } = await invite(server.dataSource, wave);
      const otherSecret = newToken(wave.id, responseId).token;
      const otherWave = newToken(999_999, responseId).token;
      for (const token of [forged, otherSecret, otherWave, 'kort']) {
        for (const answer of [await open(token), await save(token, 0, ANSWERS), await complete(token, 0, ANSWERS)]) {
          expect(answer.statusCode).toBe(404);
          expect(answer.json<Problem>().type).toBe('urn:ido-monitor:problem:unknown-link');
        }
      }
      expect((await server.request('GET', '/answering')).statusCode).toBe(401);
    });

    it('tells nothing about the questionnaire to whoever has no right link', async () => {
      const { responseId } = await invite(server.dataSource, wave);
      const answer = await save(newToken(wave.id, responseId).token, 0, { netwerk: 'misschien' });
      expect(answer.json<Problem>()).toMatchObject({ status: 404 });
    });

    it('is refused when withdrawn, too early or too late, saying when', async () => {
      const tomorrow = new Date(Date.now() + 86_400_000);
      const yesterday = new Date(Date.now() - 86_400_000);
      const draft = await createSampleWave(server.dataSource, { key: 'concept', status: 'draft', opensAt: tomorrow });
      const early = await createSampleWave(server.dataSource, { key: 'vroeg', opensAt: tomorrow });
      const late = await createSampleWave(server.dataSource, { key: 'laat', closesAt: yesterday });
      const closed = await createSampleWave(server.dataSource, { key: 'dicht', status: 'closed' });
      const expected = [
        [draft, 403, { type: 'urn:ido-monitor:problem:wave-not-open', opensAt: tomorrow.toISOString() }],
        [early, 403, { type: 'urn:ido-monitor:problem:wave-not-open', opensAt: tomorrow.toISOString() }],
        [late, 410, { type: 'urn:ido-monitor:problem:wave-closed', closedAt: yesterday.toISOString() }],
        [closed, 410, { type: 'urn:ido-monitor:problem:wave-closed', closedAt: null }],
      ] as const;
      for (const [where, status, members] of expected) {
        const token = await newInvitation(where);
        for (const answer of [await open(token), await save(token, 0, ANSWERS), await complete(token, 0, ANSWERS)]) {
          expect(answer.statusCode).toBe(status);
          expect(answer.json<Problem>()).toMatchObject({
            ...members,
            wave: { key: where.key, title: `Meting ${where.key}` },
          });
        }
        expect((await rowOf(token, where)).row).toMatchObject({ revision: 0, answers: {} });
      }

      const { token, responseId } = await invite(server.dataSource, wave);
      await server.dataSource.query('UPDATE response SET withdrawn_at = now() WHERE id = $1', [responseId]);
      for (const answer of [await open(token), await save(token, 0, ANSWERS), await complete(token, 0, ANSWERS)]) {
        expect(answer.statusCode).toBe(410);
        expect(answer.json<Problem>().type).toBe('urn:ido-monitor:problem:link-withdrawn');
      }
    });

    it('still gives a copy of what was sent in after the wave has closed', async () => {
      const closing = await createSampleWave(server.dataSource, { key: 'sluit' });
      const token = await newInvitation(closing);
      const receipt = (await complete(token, 0, ANSWERS, 'k')).json<Receipt>();
      await server.dataSource.query("UPDATE wave SET status = 'closed' WHERE id = $1", [closing.id]);
      expect((await open(token)).json<Answering>()).toMatchObject({ status: 'complete', answers: ANSWERS, receipt });
      expect((await complete(token, 0, ANSWERS, 'k')).json<Receipt>()).toEqual(receipt);
      expect((await complete(token, 1, ANSWERS)).statusCode).toBe(409);
    });
  });

  describe('saving', () => {
    it('keeps every revision and gives the answers back', async () => {
      const token = await newInvitation();
      const first = await save(token, 0, { netwerk: 'ja' });
      expect(first.statusCode).toBe(200);
      expect(first.json<Saved>().revision).toBe(1);
      expect((await save(token, 1, ANSWERS)).json<Saved>().revision).toBe(2);
      expect((await save(token, 2, ANSWERS)).json<Saved>().revision).toBe(3);
      const body = (await open(token)).json<Answering>();
      expect(body).toMatchObject({ status: 'draft', revision: 3, answers: ANSWERS });
      const { revisions } = await rowOf(token);
      expect(revisions).toEqual([
        { revision: 1, status: 'draft', answers: { netwerk: 'ja' }, author: 'Eigenaar' },
        { revision: 2, status: 'draft', answers: ANSWERS, author: 'Eigenaar' },
        { revision: 3, status: 'draft', answers: ANSWERS, author: 'Eigenaar' },
      ]);
    });

    it('refuses a change that started from another revision, with what is stored', async () => {
      const token = await newInvitation();
      await save(token, 0, { netwerk: 'ja' });
      for (const revision of [0, 2, 2_147_483_647]) {
        const answer = await save(token, revision, { netwerk: 'nee' });
        expect(answer.statusCode).toBe(409);
        expect(answer.json<Problem>()).toMatchObject({
          type: 'urn:ido-monitor:problem:revision-conflict',
          status: 409,
          revision: 1,
          answers: { netwerk: 'ja' },
          stored: { revision: 1, answers: { netwerk: 'ja' }, status: 'draft', receipt: null },
        });
      }
    });

    it('takes one of many changes at once, and tells the others what it was', async () => {
      const token = await newInvitation();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, k) => save(token, 0, { toelichting: `tabblad ${k}` })),
      );
      const accepted = answers.filter(({ statusCode }) => statusCode === 200);
      const refused = answers.filter(({ statusCode }) => statusCode === 409);
      expect([accepted.length, refused.length]).toEqual([1, 19]);
      const { row, revisions } = await rowOf(token);
      expect(row).toMatchObject({ revision: 1 });
      expect(revisions).toHaveLength(1);
      for (const answer of refused)
        expect(answer.json<StoredState>()).toMatchObject({ revision: 1, answers: row.answers });
    });

    it('takes incomplete answers and answers that are hidden now, but nothing impossible, and says all of it at once', async () => {
      const token = await newInvitation();
      expect((await save(token, 0, { netwerk: 'nee', omschrijving: 'was eerst ja' })).statusCode).toBe(200);
      const answer = await save(token, 1, { netwerk: 'misschien', samenwerking: ['overleg', 'x'], onbekend: 1 });
      expect(answer.statusCode).toBe(400);
      const pointers = answer.json<Problem>().errors?.map(({ pointer }) => pointer);
      expect(pointers).toEqual(
        expect.arrayContaining(['/answers/netwerk', '/answers/samenwerking/1', '/answers/onbekend']),
      );
      expect((await rowOf(token)).row).toMatchObject({ revision: 1 });
    });
  });

  describe('sending in', () => {
    it('stores response, revision, coded row and audit line, and gives a receipt', async () => {
      const token = await newInvitation();
      await save(token, 0, { netwerk: 'nee' });
      const answer = await complete(token, 1, ANSWERS);
      expect(answer.statusCode).toBe(201);
      const receipt = answer.json<Receipt>();
      expect(receipt.reference).toMatch(/^\w{4}-\w{4}-\w{4}$/);
      const { row, revisions, audit } = await rowOf(token);
      expect(row).toMatchObject({
        id: receipt.responseId,
        status: 'complete',
        revision: 2,
        reference: receipt.reference,
        answers: ANSWERS,
      });
      expect(row.completed_at.toISOString()).toBe(receipt.completedAt);
      expect(Buffer.from(wave.compiled.encode(ANSWERS))).toEqual(row.coded);
      expect(revisions.at(-1)).toEqual({ revision: 2, status: 'complete', answers: ANSWERS, author: 'Eigenaar' });
      expect(audit).toEqual([{ action: 'response.complete', actor: 'respondent' }]);
    });

    it('makes one response of ten requests at once with the same key, with the same receipt for all', async () => {
      const token = await newInvitation();
      const answers = await Promise.all(Array.from({ length: 10 }, () => complete(token, 0, ANSWERS, 'zelfde')));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(201));
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
      const { row, revisions, audit } = await rowOf(token);
      expect(row.revision).toBe(1);
      expect([revisions.length, audit.length]).toEqual([1, 1]);
    });

    it('refuses another key once it was sent in, with the receipt; saving too', async () => {
      const token = await newInvitation();
      const receipt = (await complete(token, 0, ANSWERS)).json<Receipt>();
      const other = await complete(token, 1, { netwerk: 'ja' });
      expect(other.statusCode).toBe(409);
      expect(other.json<Problem>()).toMatchObject({
        type: 'urn:ido-monitor:problem:already-completed',
        status: 409,
        receipt,
        stored: { status: 'complete' },
      });
      const saved = await save(token, 1, { netwerk: 'ja' });
      expect(saved.statusCode).toBe(409);
      expect(saved.json<Problem>()).toMatchObject({
        type: 'urn:ido-monitor:problem:revision-conflict',
        receipt,
        answers: ANSWERS,
      });
      expect((await rowOf(token)).row).toMatchObject({ revision: 1, answers: ANSWERS });
    });

    it('refuses a revision that is not the stored one', async () => {
      const token = await newInvitation();
      await save(token, 0, { netwerk: 'ja' });
      const answer = await complete(token, 0, ANSWERS);
      expect(answer.statusCode).toBe(409);
      expect(answer.json<Problem>()).toMatchObject({ type: 'urn:ido-monitor:problem:revision-conflict', revision: 1 });
    });

    it('needs a key', async () => {
      const token = await newInvitation();
      for (const key of [null, '', 'met spatie', 'x'.repeat(101)]) {
        const answer = await complete(token, 0, ANSWERS, key);
        expect(answer.statusCode).toBe(400);
        expect(answer.json<Problem>().type).toBe('urn:ido-monitor:problem:idempotency-key-needed');
      }
    });

    it('refuses missing answers and answers to questions that are not shown, all at once', async () => {
      const token = await newInvitation();
      const missing = await complete(token, 0, { samenwerking: ['x'] });
      expect(missing.statusCode).toBe(400);
      expect(missing.json<Problem>().errors).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ pointer: '/answers/netwerk', code: 'required' }),
          expect.objectContaining({ pointer: '/answers/samenwerking/0', code: 'unknown-code' }),
        ]),
      );
      const hidden = await complete(token, 0, { netwerk: 'nee', omschrijving: 'x' });
      expect(hidden.statusCode).toBe(400);
      expect(hidden.json<Problem>().errors).toMatchObject([{ pointer: '/answers/omschrijving', code: 'not-shown' }]);
      expect((await rowOf(token)).row).toMatchObject({ status: 'invited', revision: 0 });
    });
  });
});
