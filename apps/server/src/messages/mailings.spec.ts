import { routes, type Mailing, type MailingPreview, type MessageSummary } from '@ido/api';
import { createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { memberToken, readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import { addContact, contactState } from './testing/contacts';
import { startMailServer, type MailServer } from './testing/mail-server';
import { until } from './testing/until';

describe('mailings', () => {
  let mail: MailServer;
  let server: TestApp;
  let token: string;
  let waves = 0;

  const newWave = async (options: Partial<Parameters<typeof createSampleWave>[1]> = {}) =>
    createSampleWave(server.dataSource, {
      key: `berichten-${++waves}`,
      closesAt: new Date(Date.now() + 1e9),
      ...options,
    });
  const post = async <T>(path: string, body: unknown, status = 201): Promise<T> => {
    const answer = await server.request('POST', path, { token, body });
    expect([answer.statusCode, answer.statusCode === status ? '' : answer.body]).toEqual([status, '']);
    return answer.json<T>();
  };
  const get = async <T>(path: string): Promise<T> => (await server.request('GET', path, { token })).json<T>();
  const finished = (wave: SampleWave, id: string) =>
    until(
      () => get<Mailing>(routes.mailing(wave.key, id)),
      ({ status }) => status === 'done',
    );
  const send = async (wave: SampleWave, body: Record<string, unknown>) =>
    finished(wave, (await post<Mailing>(routes.mailings(wave.key), { ratePerSecond: 1000, ...body })).id);
  const sentTo = (address: string | null) => mail.received.filter(({ to }) => to.includes(address ?? ''));

  beforeAll(async () => {
    mail = await startMailServer();
    server = await startTestApp({ SMTP_URL: mail.url, PUBLIC_URL: 'https://ido.example.nl' });
    const wave = await newWave();
    token = await memberToken(server, wave, 'researcher');
  });
  afterAll(async () => {
    await server.close();
    await mail.close();
  });

  it('send each contact a message of its own, in text and HTML, with a link that opens its questionnaire', async () => {
    const wave = await newWave();
    const contact = await addContact(server.dataSource, wave, { name: 'Noor <de> Wit' });
    const mailing = await send(wave, { kind: 'invitation' });
    expect(mailing.counts).toMatchObject({ total: 1, sent: 1 });

    const [received, ...more] = sentTo(contact.email);
    expect(more).toEqual([]);
    const message = await received!.parsed();
    expect(message.subject).toBe('Uitnodiging: proef');
    expect(message.from?.text).toBe('"proef" <noreply@ido.example.nl>');
    expect(message.text).toContain('Beste Noor <de> Wit,');
    expect(message.html).toContain('Beste Noor &lt;de&gt; Wit,');
    expect(message.messageId).toMatch(new RegExp(`^<w${wave.id}\\.[0-9a-f-]{36}@ido\\.example\\.nl>$`));

    const answerToken = /https:\/\/ido\.example\.nl\/i\/([\w-]{48})/.exec(message.text ?? '')?.[1];
    const opened = await server.request('GET', routes.answering, { token: answerToken });
    expect(opened.statusCode).toBe(200);
    expect((await contactState(server.dataSource, wave, contact)).state).toBe('opened');
  });

  it('let whoever gets them leave with one click', async () => {
    const wave = await newWave();
    const contact = await addContact(server.dataSource, wave);
    await send(wave, { kind: 'invitation' });
    const raw = sentTo(contact.email)[0]!.raw.replaceAll(/\r\n[ \t]+/g, ' ');
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(raw).toMatch(/List-Unsubscribe: +<https:\/\/ido\.example\.nl\/afmelden\/[\w-]{48}>/);
  });

  it('keep nothing of a link that was sent', async () => {
    const wave = await newWave();
    await addContact(server.dataSource, wave);
    const { id } = await send(wave, { kind: 'invitation' });
    const rows: unknown[] = await server.dataSource.query(
      'SELECT id FROM message WHERE mailing_id = $1 AND (text IS NOT NULL OR html IS NOT NULL)',
      [id],
    );
    expect(rows).toEqual([]);
  });

  it('remind with a link of its own, and leave that of the invitation as it is', async () => {
    const wave = await newWave();
    const contact = await addContact(server.dataSource, wave);
    await send(wave, { kind: 'invitation' });
    await send(wave, { kind: 'reminder' });
    const tokens = await Promise.all(
      sentTo(contact.email).map(async (one) => /\/i\/([\w-]{48})/.exec((await one.parsed()).text ?? '')?.[1]),
    );
    expect(new Set(tokens).size).toBe(2);
    for (const one of tokens) {
      expect((await server.request('GET', routes.answering, { token: one })).statusCode).toBe(200);
    }
  });

  it('go to nobody who was invited before, who completed, declined, left, or whose address does not exist', async () => {
    const wave = await newWave();
    const wanted = await addContact(server.dataSource, wave);
    const invited = await addContact(server.dataSource, wave, { state: 'sent', organisation: 'GM0034' });
    const declined = await addContact(server.dataSource, wave, { state: 'declined', organisation: 'GM0037' });
    const bounced = await addContact(server.dataSource, wave, { organisation: 'GM0050' });
    await server.dataSource.query(`UPDATE participant SET email_status = 'hard' WHERE id = $1`, [bounced.id]);

    const preview = await post<MailingPreview>(routes.mailingPreview(wave.key), { kind: 'invitation' }, 200);
    expect(preview.recipients).toBe(1);
    expect(Object.fromEntries(preview.skipped.map(({ reason, count }) => [reason, count]))).toEqual({
      'already-invited': 1,
      declined: 1,
      'hard-bounce': 1,
    });
    await send(wave, { kind: 'invitation' });
    const counts = (contacts: readonly { email: string | null }[]) => contacts.map(({ email }) => sentTo(email).length);
    expect(counts([wanted, invited, declined, bounced])).toEqual([1, 0, 0, 0]);
    await send(wave, { kind: 'reminder' });
    expect(counts([wanted, invited, declined, bounced])).toEqual([2, 1, 0, 0]);
  });

  it('look again at the moment of sending: what changed since the planning counts', async () => {
    const wave = await newWave();
    const contact = await addContact(server.dataSource, wave, { state: 'sent' });
    const mailing = await post<Mailing>(routes.mailings(wave.key), {
      kind: 'reminder',
      scheduledAt: new Date(Date.now() + 60_000).toISOString(),
    });
    // Its messages have been made, and then the contact declines.
    await server.dataSource.query(`UPDATE mailing SET status = 'sending', scheduled_at = now() WHERE id = $1`, [
      mailing.id,
    ]);
    await server.dataSource.query(`UPDATE participant SET state = 'declined' WHERE id = $1`, [contact.id]);
    await server.dataSource.query(
      `INSERT INTO message (wave_id, mailing_id, participant_id, kind, status) VALUES ($1, $2, $3, 'reminder', 'planned')`,
      [wave.id, mailing.id, contact.id],
    );
    expect((await finished(wave, mailing.id)).counts).toMatchObject({ skipped: 1, sent: 0 });
    const { items } = await get<{ items: MessageSummary[] }>(`${routes.messages(wave.key)}?mailing=${mailing.id}`);
    expect(items[0]).toMatchObject({ status: 'skipped', detail: 'Doet niet mee' });
    expect(sentTo(contact.email)).toEqual([]);
  });

  it('can be paused, resumed and cancelled', async () => {
    const wave = await newWave();
    const contact = await addContact(server.dataSource, wave);
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await post<Mailing>(routes.mailings(wave.key), { kind: 'invitation', scheduledAt: later });
    const act = (action: string) => server.request('PATCH', routes.mailing(wave.key, id), { token, body: { action } });
    expect((await act('pause')).json()).toMatchObject({ status: 'paused' });
    expect((await act('resume')).json()).toMatchObject({ status: 'planned' });
    expect((await act('resume')).statusCode).toBe(409);
    expect((await act('cancel')).json()).toMatchObject({ status: 'cancelled' });
    expect((await act('resume')).statusCode).toBe(409);
    expect(sentTo(contact.email)).toEqual([]);
  });

  it('are planned on the clock of the Netherlands, also when an hour is skipped', async () => {
    const wave = await newWave();
    const plan = (scheduledAt: string) => post<Mailing>(routes.mailings(wave.key), { kind: 'invitation', scheduledAt });
    expect(await plan('2031-01-15T09:00')).toMatchObject({ scheduledAt: '2031-01-15T08:00:00.000Z', clock: 'once' });
    expect(await plan('2031-03-30T02:30')).toMatchObject({ scheduledAt: '2031-03-30T01:30:00.000Z', clock: 'skipped' });
    expect(await plan('2031-10-26T02:30')).toMatchObject({ scheduledAt: '2031-10-26T00:30:00.000Z', clock: 'twice' });
    const wrong = { kind: 'invitation', scheduledAt: '2031-02-30T09:00' };
    expect(await post(routes.mailings(wave.key), wrong, 400)).toMatchObject({ errors: [{ pointer: '/scheduledAt' }] });
  });

  it('wait when the wave is not open, and say so', async () => {
    const wave = await newWave({ status: 'draft' });
    const contact = await addContact(server.dataSource, wave);
    const { id } = await post<Mailing>(routes.mailings(wave.key), { kind: 'invitation' });
    const paused = await until(
      () => get<Mailing>(routes.mailing(wave.key, id)),
      ({ status }) => status === 'paused',
    );
    expect(paused.detail).toContain('nog niet open');
    await server.dataSource.query(`UPDATE wave SET status = 'open' WHERE id = $1`, [wave.id]);
    await server.request('PATCH', routes.mailing(wave.key, id), { token, body: { action: 'resume' } });
    await finished(wave, id);
    expect(sentTo(contact.email)).toHaveLength(1);
  });

  it('thank whoever completes, with the reference, once', async () => {
    const wave = await newWave();
    const contact = await addContact(server.dataSource, wave);
    await send(wave, { kind: 'invitation' });
    await post(routes.mailings(wave.key), { kind: 'thanks' });
    await post(routes.mailings(wave.key), { kind: 'thanks' }, 409);
    const answerToken = /\/i\/([\w-]{48})/.exec((await sentTo(contact.email)[0]!.parsed()).text ?? '')?.[1];
    const completed = await server.request('POST', routes.completion, {
      token: answerToken,
      headers: { 'idempotency-key': 'een' },
      body: { revision: 0, answers: { netwerk: 'nee' } },
    });
    const { reference } = completed.json<{ reference: string }>();
    await until(
      async () => sentTo(contact.email).length,
      (count) => count === 2,
    );
    expect((await sentTo(contact.email)[1]!.parsed()).text).toContain(reference);
  });

  it('are refused with the name and place of a field that does not exist', async () => {
    const wave = await newWave();
    const body = {
      kind: 'invitation',
      subject: 'Uitnodiging',
      body: 'Beste {{naam}},\n\n{{link}} {{linkje}} {{afmelden}}',
    };
    const refused = await post<{ errors: { pointer: string; detail: string }[] }>(routes.mailings(wave.key), body, 400);
    expect(refused.errors).toEqual([
      {
        pointer: '/body',
        code: 'unknown-field',
        detail: 'Het veld {{linkje}} bestaat niet (de tekst, regel 3, teken 10).',
      },
    ]);
    const put = await server.request('PUT', routes.messageTemplate(wave.studyKey, 'reminder'), {
      token,
      body: { subject: '{{onderzoek', body: 'x' },
    });
    expect(put.json<{ errors: { code: string }[] }>().errors.map(({ code }) => code)).toEqual([
      'open-braces',
      'missing-field',
      'missing-field',
    ]);
  });

  it('use the text of the study once it has its own', async () => {
    const wave = await newWave({ study: 'eigen-tekst' });
    const own = await memberToken(server, wave, 'researcher');
    const path = routes.messageTemplate('eigen-tekst', 'invitation');
    expect((await server.request('GET', path, { token: own })).json()).toMatchObject({ standard: true });
    const text = { subject: 'Doe mee, {{naam|u}}', body: '{{link}}\n\n{{afmelden}}' };
    expect((await server.request('PUT', path, { token: own, body: text })).json()).toMatchObject({
      ...text,
      standard: false,
    });
    const preview = await server.request('POST', routes.mailingPreview(wave.key), {
      token: own,
      body: { kind: 'invitation' },
    });
    expect(preview.json()).toMatchObject({ subject: 'Doe mee, u', errors: [], recipients: 0 });
  });

  it('can be tried on yourself, with links that open nothing', async () => {
    const wave = await newWave();
    await addContact(server.dataSource, wave, { name: 'Noor' });
    const mailing = await post<Mailing>(routes.testMailing(wave.key), { kind: 'reminder' });
    await finished(wave, mailing.id);
    const [message] = sentTo(mailing.createdBy);
    const parsed = await message!.parsed();
    expect(parsed.subject).toBe('[Proef] Herinnering: proef');
    expect(parsed.text).toContain('Beste Noor,');
    expect(parsed.text).toContain('/i/VOORBEELD');
  });

  it('cannot be given headers by what a name or an address holds', async () => {
    const wave = await newWave();
    const name = `Noor\r\nBcc: iedereen@example.nl\r\n"${'x'.repeat(480)}"`;
    const contact = await addContact(server.dataSource, wave, { name });
    const evil = await addContact(server.dataSource, wave, {
      email: 'a@example.nl\r\nBcc: b@example.nl',
      organisation: 'GM0034',
    });
    await send(wave, { kind: 'invitation' });
    const [received] = sentTo(contact.email);
    expect(received!.to).toEqual([contact.email]);
    const parsed = await received!.parsed();
    expect([...parsed.headers.keys()]).not.toContain('bcc');
    const rows = await get<{ items: MessageSummary[] }>(routes.messages(wave.key));
    expect(rows.items.find(({ participant }) => participant === evil.id)?.status).toBe('failed');
    expect(mail.received.flatMap(({ to }) => to)).not.toContain('b@example.nl');
  });

  it('are for researchers', async () => {
    const wave = await newWave();
    const reader = await readerToken(server, wave);
    for (const [method, path] of [
      ['GET', routes.mailings(wave.key)],
      ['GET', routes.messages(wave.key)],
      ['POST', routes.mailings(wave.key)],
    ] as const) {
      const answer = await server.request(method, path, {
        token: reader,
        ...(method === 'POST' && { body: { kind: 'reminder' } }),
      });
      expect(answer.statusCode).toBe(403);
    }
  });
});
