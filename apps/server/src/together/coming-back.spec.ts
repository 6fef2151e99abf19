import { randomUUID } from 'node:crypto';
import type {
  Answering,
  AnsweringHistory,
  AnsweringState,
  Breakdown,
  CreatedColleague,
  Page,
  Problem,
  Receipt,
  ResponseDetail,
  ResponseRevisionSummary,
  ResponseSummary,
} from '@ido/api';
import { routes } from '@ido/api';

import { createSampleWave, invite, type SampleWave } from '../answering/testing/sample-wave';
import { memberToken, readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

const REASON = 'Aantal loketten klopt niet';

describe('coming back to a response', () => {
  let server: TestApp;
  let wave: SampleWave;
  let researcher: string;
  beforeAll(async () => {
    server = await startTestApp();
    wave = await createSampleWave(server.dataSource, { key: 'terug', opensAt: new Date('2025-01-01') });
    researcher = await memberToken(server, wave, 'researcher');
  });
  afterAll(() => server.close());

  const query = (sql: string, values: unknown[]) => server.dataSource.query(sql, values);
  const problemOf = (answer: { json<T>(): T }) => answer.json<Problem>().type.split(':').at(-1);
  const completed = async () =>
    (await server.request('GET', `${routes.breakdown(wave.key)}`, { token: researcher })).json<Breakdown>().responses ??
    0;
  const send = (token: string, revision: number, answers: unknown, key: string = randomUUID()) =>
    server.request('POST', routes.completion, {
      token,
      body: { revision, answers },
      headers: { 'idempotency-key': key },
    });
  const reopen = (id: string, token = researcher, reason: string = REASON, of = wave) =>
    server.request('POST', routes.reopening(of.key, id), { token, body: { reason } });
  const auditOf = async (id: string) =>
    (await query('SELECT action, detail FROM audit WHERE subject = $1 ORDER BY id', [`${wave.id}/${id}`])) as {
      action: string;
      detail: Record<string, string>;
    }[];

  /** A contact with a personal link of his own. */
  const contact = async (name = 'Sam de Wit') => {
    const { token, responseId } = await invite(server.dataSource, wave, 'GM0034');
    const [row] = await query(
      `INSERT INTO participant (wave_id, organisation_code, response_id, email, name, phone, owner, listing, note)
       VALUES ($1, 'GM0034', $2, 'sam@example.nl', $3, '0612345678', true, 'almere sam@example.nl', 'belt liever') RETURNING id`,
      [wave.id, responseId, name],
    );
    await query('UPDATE answer_link SET participant_id = $3 WHERE wave_id = $1 AND response_id = $2', [
      wave.id,
      responseId,
      row.id,
    ]);
    const state = async () =>
      (await query('SELECT * FROM participant WHERE wave_id = $1 AND id = $2', [wave.id, row.id]))[0];
    return { token, id: responseId, state };
  };

  describe('reopening', () => {
    it('is asked by the respondent, done by a researcher with a reason, and ends in the same reference', async () => {
      const { token, id, state } = await contact();
      const before = await completed();
      const first = (await send(token, 0, { netwerk: 'ja', toelichting: 'a' })).json<Receipt>();
      expect(await completed()).toBe(before + 1);

      const asked = await server.request('POST', routes.reopeningRequests, { token, body: { reason: 'Typefout' } });
      expect([asked.statusCode, asked.json()]).toMatchObject([201, { reason: 'Typefout', author: 'Sam de Wit' }]);
      const again = await server.request('POST', routes.reopeningRequests, { token, body: { reason: 'Nog eens' } });
      expect(again.json()).toEqual(asked.json());
      const waiting = await server.request('GET', `${routes.responses(wave.key)}?state=requested`, {
        token: researcher,
      });
      expect(waiting.json<Page<ResponseSummary>>().items).toMatchObject([
        { id, status: 'complete', request: { reason: 'Typefout', author: 'Sam de Wit' } },
      ]);

      const opened = await reopen(id);
      expect(opened.statusCode).toBe(200);
      expect(opened.json<ResponseDetail>()).toMatchObject({
        status: 'draft',
        request: null,
        completedAt: null,
        reference: first.reference,
      });
      // It is no longer counted, and nobody takes the contact for done.
      expect(await completed()).toBe(before);
      expect((await state()).state).toBe('started');
      const answering = (await server.request('GET', routes.answering, { token })).json<Answering>();
      expect(answering).toMatchObject({
        status: 'draft',
        revision: 2,
        answers: { netwerk: 'ja', toelichting: 'a' },
        receipt: null,
        reopened: { reason: REASON },
      });

      const second = (await send(token, 2, { netwerk: 'ja', toelichting: 'b' })).json<Receipt>();
      expect(second.reference).toBe(first.reference);
      expect(second.completedAt >= first.completedAt).toBe(true);
      expect(await completed()).toBe(before + 1);
      const history = (await server.request('GET', routes.answeringHistory, { token })).json<AnsweringHistory>();
      expect(history.events.map(({ kind, author }) => [kind, author])).toEqual([
        ['completed', 'Sam de Wit'],
        ['reopened', 'Onderzoeksbureau'],
        ['reopening-requested', 'Sam de Wit'],
        ['completed', 'Sam de Wit'],
      ]);
      expect(await auditOf(id)).toContainEqual({
        action: 'response.reopen',
        detail: { reason: REASON, effect: '1 respons minder in de meting, tot opnieuw is verzonden' },
      });
    });

    it('does not let a late repetition of the first completion through', async () => {
      const { token, id } = await contact();
      await send(token, 0, { netwerk: 'ja' }, 'dezelfde');
      await reopen(id);
      const late = await send(token, 0, { netwerk: 'ja' }, 'dezelfde');
      expect([late.statusCode, problemOf(late)]).toEqual([409, 'revision-conflict']);
    });

    it('is for complete responses of a wave that is open, with a reason, by researchers', async () => {
      const { token, id } = await contact();
      expect(problemOf(await reopen(id))).toBe('response-not-complete');
      const asked = await server.request('POST', routes.reopeningRequests, { token, body: {} });
      expect(problemOf(asked)).toBe('response-not-complete');
      await send(token, 0, { netwerk: 'ja' });
      expect((await reopen(id, researcher, '  ')).statusCode).toBe(400);
      expect((await reopen(id, await readerToken(server, wave))).statusCode).toBe(403);
      expect((await reopen(randomUUID())).statusCode).toBe(404);
      await query(`UPDATE wave SET status = 'closed' WHERE id = $1`, [wave.id]);
      expect(problemOf(await reopen(id))).toBe('wave-not-open-for-change');
      await query(`UPDATE wave SET status = 'open' WHERE id = $1`, [wave.id]);
    });
  });

  describe('declining', () => {
    it('is said with a reason, told to colleagues, and can be undone as long as the wave is open', async () => {
      const { token, id, state } = await contact();
      await server.request('PUT', routes.answering, { token, body: { revision: 0, answers: { netwerk: 'ja' } } });
      const jo = (await server.request('POST', routes.colleagues, { token, body: {} })).json<CreatedColleague>();
      const declined = await server.request('POST', routes.decline, { token, body: { reason: 'Geen tijd' } });
      expect(declined.statusCode).toBe(200);
      expect((await state()).state).toBe('declined');
      const seen = await server.request('GET', routes.answeringState, { token: jo.link.slice(-48) });
      expect(seen.json<AnsweringState>().declinedAt).not.toBeNull();
      const listed = await server.request('GET', `${routes.responses(wave.key)}?state=declined`, { token: researcher });
      expect(listed.json<Page<ResponseSummary>>().items).toMatchObject([{ id, declineReason: 'Geen tijd' }]);

      await query(`UPDATE wave SET status = 'closed' WHERE id = $1`, [wave.id]);
      expect((await server.request('DELETE', routes.decline, { token })).statusCode).toBe(410);
      await query(`UPDATE wave SET status = 'open' WHERE id = $1`, [wave.id]);
      expect((await server.request('DELETE', routes.decline, { token })).statusCode).toBe(204);
      expect((await server.request('DELETE', routes.decline, { token })).statusCode).toBe(204);
      const opened = (await server.request('GET', routes.answering, { token })).json<Answering>();
      expect(opened).toMatchObject({ declinedAt: null, answers: { netwerk: 'ja' }, revision: 1 });
      expect((await state()).state).not.toBe('declined');
    });

    it('is over once somebody goes on answering, and is refused after sending in', async () => {
      const { token } = await contact();
      await server.request('POST', routes.decline, { token, body: {} });
      await server.request('PUT', routes.answering, { token, body: { revision: 0, answers: { netwerk: 'ja' } } });
      expect((await server.request('GET', routes.answering, { token })).json<Answering>().declinedAt).toBeNull();
      await send(token, 1, { netwerk: 'ja' });
      const refused = await server.request('POST', routes.decline, { token, body: {} });
      expect(problemOf(refused)).toBe('response-complete');
    });
  });

  describe('removal', () => {
    it('of answers empties every revision, leaves the figures, and says what it did to them', async () => {
      const { token, id, state } = await contact();
      const before = await completed();
      const jo = (
        await server.request('POST', routes.colleagues, { token, body: { name: 'Jo Jansen' } })
      ).json<CreatedColleague>();
      const joToken = jo.link.slice(-48);
      await server.request('PUT', routes.answering, {
        token: joToken,
        body: { revision: 0, answers: { netwerk: 'ja', toelichting: 'geheim van Jo' }, takenOver: { netwerk: 'x' } },
      });
      await send(token, 1, { netwerk: 'ja', toelichting: 'geheim van Jo' });
      expect(await completed()).toBe(before + 1);
      const removed = await server.request('POST', routes.removal, { token, body: { answers: true } });
      expect(removed.json()).toEqual({ answers: true, contact: false, countedResponses: 1 });
      expect(await completed()).toBe(before);

      const rows = await query(
        `SELECT to_jsonb(r) AS row FROM response r WHERE wave_id = $1 AND id = $2 UNION ALL
         SELECT to_jsonb(v) FROM response_revision v WHERE wave_id = $1 AND response_id = $2 UNION ALL
         SELECT to_jsonb(l) FROM answer_link l WHERE wave_id = $1 AND response_id = $2`,
        [wave.id, id],
      );
      expect(rows).toHaveLength(6);
      expect(JSON.stringify(rows)).not.toMatch(/geheim|Jo Jansen|Sam de Wit/);
      expect((await state()).state).toBe('declined');
      expect((await server.request('GET', routes.answering, { token: joToken })).statusCode).toBe(410);
      const opened = (await server.request('GET', routes.answering, { token })).json<Answering>();
      expect(opened).toMatchObject({ status: 'invited', answers: {}, revision: 3, receipt: null });
      expect(opened.erasedAt).not.toBeNull();
      expect(await auditOf(id)).toContainEqual({
        action: 'response.erase',
        detail: { effect: '1 respons minder in de meting', waveStatus: 'open' },
      });
    });

    it('of contact data leaves the answers and nothing to write to', async () => {
      const { token, id, state } = await contact('Noor de Boer');
      await send(token, 0, { netwerk: 'ja' });
      const { id: contactId } = await state();
      const [mailing] = await query(
        `INSERT INTO mailing (wave_id, kind, subject, body, status, scheduled_at, rate_per_second, recipients, created_by)
         VALUES ($1, 'reminder', 'Denkt u aan', 'Tekst', 'planned', now(), 1, '{}', 'test') RETURNING id`,
        [wave.id],
      );
      await query(
        `INSERT INTO message (wave_id, mailing_id, participant_id, kind, status, address, subject, text)
         VALUES ($1, $2, $3, 'reminder', 'outbox', 'sam@example.nl', 'Noor', 'Beste Noor')`,
        [wave.id, mailing.id, contactId],
      );
      const removed = await server.request('POST', routes.removal, { token, body: { contact: true } });
      const messages = await query('SELECT * FROM message WHERE participant_id = $1', [contactId]);
      expect(messages).toMatchObject([{ status: 'skipped', address: null, subject: null, text: null }]);
      expect(removed.json()).toEqual({ answers: false, contact: true, countedResponses: 0 });
      const row = await state();
      expect(row).toMatchObject({ email: null, name: null, phone: null, note: '', state: 'completed' });
      expect(row.opted_out_at).not.toBeNull();
      expect(row.listing).not.toContain('@');
      const revisions = await server.request('GET', routes.revisions(wave.key, id), { token: researcher });
      expect(revisions.body).not.toContain('Noor');
      expect((await server.request('GET', routes.answering, { token })).json<Answering>().answers).toEqual({
        netwerk: 'ja',
      });
    });

    it('is also there after closing, and asks what is to go', async () => {
      const { token } = await contact();
      await server.request('PUT', routes.answering, { token, body: { revision: 0, answers: { netwerk: 'ja' } } });
      expect((await server.request('POST', routes.removal, { token, body: {} })).statusCode).toBe(400);
      await query(`UPDATE wave SET status = 'closed' WHERE id = $1`, [wave.id]);
      const removed = await server.request('POST', routes.removal, { token, body: { answers: true, contact: true } });
      expect(removed.json()).toEqual({ answers: true, contact: true, countedResponses: 0 });
      await query(`UPDATE wave SET status = 'open' WHERE id = $1`, [wave.id]);
    });
  });

  describe('the list of responses', () => {
    it('is found by organisation or reference, page by page, for researchers alone', async () => {
      const { token, id } = await contact();
      const { reference } = (await send(token, 0, { netwerk: 'ja' })).json<Receipt>();
      const list = async (question: string, of = researcher) =>
        server.request('GET', `${routes.responses(wave.key)}?${question}`, { token: of });
      const found = (await list(`search=${reference.toLowerCase()}`)).json<Page<ResponseSummary>>();
      expect(found.items).toMatchObject([
        { id, organisation: { code: 'GM0034', name: 'Almere' }, author: 'Sam de Wit' },
      ]);
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const part = (await list(`limit=2${cursor}`)).json<Page<ResponseSummary>>();
        seen.push(...part.items.map((item) => item.id));
        if (part.next === null) break;
        cursor = `&cursor=${part.next}`;
      }
      const all = (await list('limit=500')).json<Page<ResponseSummary>>().items.map((item) => item.id);
      expect(seen).toEqual(all);
      expect(new Set(seen).size).toBe(all.length);
      expect((await list('', await readerToken(server, wave))).statusCode).toBe(403);
    });

    it('leads to the revisions: which questions changed, by whom', async () => {
      const { token, id } = await contact();
      await server.request('PUT', routes.answering, { token, body: { revision: 0, answers: { netwerk: 'ja' } } });
      await send(token, 1, { toelichting: 'b', omschrijving: 'lang', netwerk: 'ja' });
      await reopen(id);
      const get = async (question = '') =>
        (await server.request('GET', `${routes.revisions(wave.key, id)}${question}`, { token: researcher })).json<
          Page<ResponseRevisionSummary>
        >();
      expect((await get()).items).toMatchObject([
        { revision: 3, status: 'reopened', author: 'Onderzoeksbureau', changed: [] },
        {
          revision: 2,
          status: 'complete',
          // As they are asked, not as they are stored.
          changed: [
            { question: 'omschrijving', title: 'Omschrijf het' },
            { question: 'toelichting', title: 'Toelichting' },
          ],
        },
        { revision: 1, status: 'draft', changed: [{ question: 'netwerk', title: 'Is er een netwerk?' }] },
      ]);
      const first = await get('?limit=2');
      expect((await get(`?limit=2&cursor=${first.next}`)).items.map(({ revision }) => revision)).toEqual([1]);
    });
  });

  it('the start page of an open wave can name it; other waves stay unknown', async () => {
    const open = await createSampleWave(server.dataSource, { key: 'balie', openAccess: true });
    const opening = (key: string) => server.request('GET', routes.opening(key));
    expect((await opening(open.key)).json()).toEqual({
      key: 'balie',
      title: 'Meting balie',
      study: { title: 'proef' },
      syntheticNote: null,
    });
    for (const key of [wave.key, 'bestaat-niet']) expect(problemOf(await opening(key))).toBe('unknown-resource');
    await query(`UPDATE wave SET status = 'closed' WHERE id = $1`, [open.id]);
    expect((await opening(open.key)).statusCode).toBe(410);
  });
});
