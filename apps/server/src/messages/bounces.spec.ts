import { routes, type BounceReport, type Mailing, type MessageSummary } from '@ido/api';
import { createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { memberToken, readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import { addContact, contactState, type Contact } from './testing/contacts';
import { startMailServer, type MailServer } from './testing/mail-server';
import { until } from './testing/until';

const SECRET = 'een geheim van twintig tekens'.replaceAll(' ', '-');

/** A notification as a mail server sends it. */
const notification = (
  recipient: string,
  status: string,
  messageId: string | null,
  action = 'failed',
) => `From: MAILER-DAEMON@example.nl
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.nl

Final-Recipient: rfc822; ${recipient}
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 ${status} niet bezorgd

--grens
Content-Type: text/rfc822-headers

Subject: Uitnodiging
${messageId === null ? 'X-Niets: x' : `Message-ID: <${messageId}>`}

--grens--
`;

describe('what mail servers report', () => {
  let mail: MailServer;
  let server: TestApp;
  let wave: SampleWave;
  let token: string;
  let waves = 0;
  let contacts: Contact[];
  let messages: MessageSummary[];

  beforeAll(async () => {
    mail = await startMailServer();
    server = await startTestApp({ SMTP_URL: mail.url, MAIL_EVENTS_SECRET: SECRET });
  });
  afterAll(async () => {
    await server.close();
    await mail.close();
  });
  beforeEach(async () => {
    wave = await createSampleWave(server.dataSource, { key: `terug-${++waves}` });
    token = await memberToken(server, wave, 'researcher');
    contacts = [
      await addContact(server.dataSource, wave),
      await addContact(server.dataSource, wave, { organisation: 'GM0034' }),
      await addContact(server.dataSource, wave, { organisation: 'GM0037' }),
    ];
    const body = { kind: 'invitation', ratePerSecond: 100 };
    const { id } = (await server.request('POST', routes.mailings(wave.key), { token, body })).json<Mailing>();
    await until(
      async () => (await server.request('GET', routes.mailing(wave.key, id), { token })).json<Mailing>(),
      ({ status }) => status === 'done',
    );
    messages = await listed();
  });
  const listed = async () =>
    (await server.request('GET', routes.messages(wave.key), { token })).json<{ items: MessageSummary[] }>().items;
  const messageTo = (contact: Contact) => messages.find(({ participant }) => participant === contact.id)!;
  const event = (body: string, secret = SECRET) =>
    server.request('POST', routes.mailEvents, {
      body,
      headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${secret}` },
    });
  const mailbox = (body: string, as = token) =>
    server.request('POST', routes.bounces(wave.key), {
      token: as,
      body,
      headers: { 'content-type': 'application/mbox' },
    });
  const stateOf = (contact: Contact) => contactState(server.dataSource, wave, contact);

  it('one by one, tells addresses that do not exist from mailboxes that are full', async () => {
    const [hard, soft, fine] = contacts as [Contact, Contact, Contact];
    const first = await event(notification(hard.email!, '5.1.1', messageTo(hard).messageId));
    expect(first.json<BounceReport>()).toMatchObject({ messages: 1, reports: 1, hard: 1, soft: 0, unmatched: [] });
    await event(notification(soft.email!, '5.2.2', messageTo(soft).messageId));
    expect(await stateOf(hard)).toMatchObject({ state: 'bounced', emailStatus: 'hard' });
    expect(await stateOf(soft)).toMatchObject({ state: 'bounced', emailStatus: 'soft' });
    expect(await stateOf(fine)).toMatchObject({ state: 'sent', emailStatus: 'ok' });
    const failed = (await listed()).filter(({ status }) => status === 'failed');
    expect(failed.map(({ detail }) => detail).sort()).toEqual([
      '5.1.1 550 5.1.1 niet bezorgd',
      '5.2.2 550 5.2.2 niet bezorgd',
    ]);
    expect((await event(notification(hard.email!, '5.1.1', messageTo(hard).messageId))).json()).toMatchObject({
      hard: 0,
      unchanged: 1,
    });
  });

  it('leaves a delay and a delivery as they are', async () => {
    const [contact] = contacts as [Contact];
    const answer = await event(notification(contact.email!, '4.4.1', messageTo(contact).messageId, 'delayed'));
    expect(answer.json()).toMatchObject({ reports: 1, unchanged: 1 });
    expect(await stateOf(contact)).toMatchObject({ state: 'sent', emailStatus: 'ok' });
  });

  it('in a mailbox file, among other messages, also without the Message-ID', async () => {
    const [hard, soft] = contacts as [Contact, Contact];
    const box = [
      'Subject: Afwezig\n\nIk ben er niet.\n',
      notification(hard.email!, '5.1.1', messageTo(hard).messageId),
      notification(soft.email!.toUpperCase(), '4.2.2', null),
      notification('onbekend@example.nl', '5.1.1', null),
    ].map((message) => `From MAILER-DAEMON Mon Nov 23 10:00:00 2026\n${message}\n`);
    const report = (await mailbox(box.join(''))).json<BounceReport>();
    expect(report).toEqual({
      messages: 4,
      reports: 3,
      hard: 1,
      soft: 1,
      unchanged: 0,
      unmatched: ['onbekend@example.nl'],
    });
    expect(await stateOf(soft)).toMatchObject({ emailStatus: 'soft' });
  });

  it('says nothing about a message of another wave', async () => {
    const [contact] = contacts as [Contact];
    const elsewhere = await createSampleWave(server.dataSource, { key: `elders-${waves}` });
    const answer = await server.request('POST', routes.bounces(elsewhere.key), {
      token,
      body: notification(contact.email!, '5.1.1', messageTo(contact).messageId),
      headers: { 'content-type': 'application/mbox' },
    });
    expect(answer.json()).toMatchObject({ hard: 0, unmatched: [contact.email] });
  });

  it('is taken from who has the secret, and from researchers', async () => {
    expect((await event(notification('a@b.nl', '5.1.1', null), 'geraden')).statusCode).toBe(401);
    expect((await mailbox('', await readerToken(server, wave))).statusCode).toBe(403);
    const none = await startTestApp();
    const answer = await none.request('POST', routes.mailEvents, {
      body: 'x',
      headers: { 'content-type': 'message/rfc822', authorization: 'Bearer undefined' },
    });
    await none.close();
    expect(answer.statusCode).toBe(401);
  });

  describe('who leaves', () => {
    const leaveToken = (contact: Contact) =>
      mail.received
        .find(({ to }) => to.includes(contact.email!))!
        .parsed()
        .then(({ text }) => /\/afmelden\/([\w-]{48})/.exec(text ?? '')?.[1] ?? '');

    it('gets no more messages, from the page', async () => {
      const [contact] = contacts as [Contact];
      const body = { token: await leaveToken(contact) };
      const answer = await server.request('POST', routes.unsubscriptions, { body });
      expect(answer.json()).toEqual({ study: 'proef', wave: `Meting ${wave.key}` });
      expect(await stateOf(contact)).toMatchObject({ state: 'opted-out', optedOut: true });
      expect((await server.request('POST', routes.unsubscriptions, { body })).statusCode).toBe(200);
    });

    it('gets no more messages, with one click in the mail program', async () => {
      const [contact] = contacts as [Contact];
      const answer = await server.inject({
        method: 'POST',
        url: `/afmelden/${await leaveToken(contact)}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['referrer-policy']).toBe('no-referrer');
      expect(await stateOf(contact)).toMatchObject({ optedOut: true });
    });

    it('needs the link of his own message', async () => {
      const [contact, other] = contacts as [Contact, Contact];
      const right = await leaveToken(contact);
      for (const wrong of ['x', `${right.slice(0, -1)}${right.endsWith('A') ? 'B' : 'A'}`]) {
        const answer = await server.request('POST', routes.unsubscriptions, { body: { token: wrong } });
        expect(answer.json()).toMatchObject({ type: 'urn:ido-monitor:problem:unknown-unsubscribe-link' });
      }
      expect((await stateOf(other)).optedOut).toBe(false);
      expect((await stateOf(contact)).optedOut).toBe(false);
    });
  });
});
