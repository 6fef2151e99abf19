import { routes, type Mailing, type MessageSummary } from '@ido/api';
import { createSampleWave, type SampleWave } from '../../answering/testing/sample-wave';
import { memberToken } from '../../answering/testing/staff';
import { startTestApp, type TestApp } from '../../testing/test-server';
import { addContact, contactState, type Contact } from '../testing/contacts';
import { reply, startMailServer, type MailServer } from '../testing/mail-server';
import { until } from '../testing/until';

/** How the mail server behaves in a test. */
let behaviour: {
  sender?: () => Error | null;
  recipient?: (address: string) => Error | null;
  /** Milliseconds before it answers a message. */
  slow?: number;
  drop?: () => boolean;
} = {};

describe('a mail server', () => {
  let mail: MailServer;
  let server: TestApp;
  let token: string;
  let waves = 0;

  beforeAll(async () => {
    mail = await startMailServer({
      onMailFrom: (_address, _session, done) => done(behaviour.sender?.() ?? null),
      onRcptTo: ({ address }, _, done) => done(behaviour.recipient?.(address) ?? null),
      onData(stream, session, done) {
        const drops = behaviour.drop?.() ?? false;
        stream.resume();
        stream.on('end', () =>
          setTimeout(() => {
            if (drops) return mail.drop(session);
            mail.received.push({
              to: session.envelope.rcptTo.map(({ address }) => address),
              raw: '',
              parsed: () => Promise.reject(new Error('not kept')),
            });
            done();
          }, behaviour.slow ?? 0),
        );
      },
    });
    server = await startTestApp({ SMTP_URL: mail.url, MAIL_RETRY_SECONDS: '1' });
    token = await memberToken(server, await newWave(), 'researcher');
  });
  afterAll(async () => {
    await server.close();
    await mail.close();
  });
  beforeEach(() => (behaviour = {}));

  const newWave = () => createSampleWave(server.dataSource, { key: `storing-${++waves}` });
  const invite = async (wave: SampleWave): Promise<string> => {
    const body = { kind: 'invitation', ratePerSecond: 1000 };
    return (await server.request('POST', routes.mailings(wave.key), { token, body })).json<Mailing>().id;
  };
  const mailing = async (wave: SampleWave, id: string) =>
    (await server.request('GET', routes.mailing(wave.key, id), { token })).json<Mailing>();
  const messages = async (wave: SampleWave) =>
    (await server.request('GET', routes.messages(wave.key), { token })).json<{ items: MessageSummary[] }>().items;
  const done = (wave: SampleWave, id: string) =>
    until(
      () => mailing(wave, id),
      ({ status }) => status === 'done',
    );
  const timesSent = ({ email }: Contact) => mail.received.filter(({ to }) => to.includes(email ?? '')).length;

  it('that does not know an address gives a hard bounce, and the others go on', async () => {
    const wave = await newWave();
    const [wrong, full, right] = [
      await addContact(server.dataSource, wave, { email: 'weg@example.nl' }),
      await addContact(server.dataSource, wave, { email: 'vol@example.nl', organisation: 'GM0034' }),
      await addContact(server.dataSource, wave, { organisation: 'GM0037' }),
    ];
    behaviour.recipient = (address) =>
      address.startsWith('weg')
        ? reply(550, '5.1.1 user unknown')
        : address.startsWith('vol')
          ? reply(552, '5.2.2 mailbox full')
          : null;
    const { counts } = await done(wave, await invite(wave));
    expect(counts).toMatchObject({ sent: 1, failed: 2 });
    expect(await contactState(server.dataSource, wave, wrong)).toMatchObject({ state: 'bounced', emailStatus: 'hard' });
    expect(await contactState(server.dataSource, wave, full)).toMatchObject({ state: 'bounced', emailStatus: 'soft' });
    expect(await contactState(server.dataSource, wave, right)).toMatchObject({ state: 'sent', emailStatus: 'ok' });
    const told = (await messages(wave)).find(({ participant }) => participant === wrong.id);
    expect(told?.detail).toContain('user unknown');
  });

  it('that says "later" gets the message again after a pause, and the page says so', async () => {
    const wave = await newWave();
    const contact = await addContact(server.dataSource, wave);
    let refusals = 0;
    behaviour.recipient = () => (refusals++ < 2 ? reply(451, '4.7.1 greylisted, come back later') : null);
    const id = await invite(wave);
    const waiting = await until(
      () => messages(wave),
      ([message]) => message?.attempts === 1 && message.status === 'planned',
    );
    expect(waiting[0]).toMatchObject({ status: 'planned', detail: expect.stringContaining('greylisted') });
    expect(waiting[0]?.nextAttemptAt).not.toBeNull();
    expect((await done(wave, id)).counts.sent).toBe(1);
    expect((await messages(wave))[0]?.attempts).toBe(3);
    expect(timesSent(contact)).toBe(1);
  });

  it('that drops the connection before the end of a message gets it again', async () => {
    const wave = await newWave();
    const contact = await addContact(server.dataSource, wave);
    let drops = 0;
    behaviour.recipient = () => (drops++ < 1 ? reply(421, '4.3.2 closing') : null);
    expect((await done(wave, await invite(wave))).counts.sent).toBe(1);
    expect(timesSent(contact)).toBe(1);
  });

  it('that drops the connection after the whole message leaves it uncertain, until a person decides', async () => {
    const wave = await newWave();
    const [again, kept] = [
      await addContact(server.dataSource, wave),
      await addContact(server.dataSource, wave, { organisation: 'GM0034' }),
    ];
    let drops = 0;
    behaviour.drop = () => drops++ < 2;
    const id = await invite(wave);
    expect((await done(wave, id)).counts).toMatchObject({ uncertain: 2, sent: 0 });
    expect((await contactState(server.dataSource, wave, again)).state).toBe('planned');
    const uncertain = await messages(wave);
    const decide = (contact: Contact, decision: string) => {
      const message = uncertain.find(({ participant }) => participant === contact.id);
      return server.request('POST', routes.messageAgain(wave.key, message?.id ?? ''), { token, body: { decision } });
    };
    expect((await decide(again, 'send')).statusCode).toBe(200);
    expect((await decide(kept, 'keep')).json()).toMatchObject({ status: 'sent' });
    expect((await decide(kept, 'send')).statusCode).toBe(409);
    expect((await done(wave, id)).counts).toMatchObject({ uncertain: 0, sent: 2 });
    expect([timesSent(again), timesSent(kept)]).toEqual([1, 0]);
    const before = uncertain.find(({ participant }) => participant === again.id);
    const after = (await messages(wave)).find(({ participant }) => participant === again.id);
    expect(after?.messageId).toBe(before?.messageId);
  });

  it('that breaks off after every message is left alone for a while, so that few are uncertain', async () => {
    const wave = await newWave();
    for (let n = 0; n < 40; n += 1) await addContact(server.dataSource, wave, { organisation: 'GM0050' });
    behaviour.drop = () => true;
    const id = await invite(wave);
    const stuck = await until(
      () => mailing(wave, id),
      ({ detail }) => detail !== null,
    );
    expect(stuck).toMatchObject({ status: 'sending', detail: expect.stringContaining('verbinding verbroken') });
    expect(stuck.resumesAt).not.toBeNull();
    behaviour.drop = () => false;
    // Eight in a row, and what was already in hand.
    const { uncertain } = stuck.counts;
    expect(uncertain).toBeLessThanOrEqual(24);
    expect((await done(wave, id)).counts).toMatchObject({ uncertain, sent: 40 - uncertain });
  });

  it('that refuses us stops the mailing and not its messages, and goes on by itself', async () => {
    const wave = await newWave();
    const contact = await addContact(server.dataSource, wave);
    let refusals = 0;
    behaviour.sender = () => (refusals++ < 2 ? reply(554, '5.7.1 not from you') : null);
    const id = await invite(wave);
    const stuck = await until(
      () => mailing(wave, id),
      ({ detail }) => detail !== null,
    );
    expect(stuck).toMatchObject({ status: 'sending', detail: expect.stringContaining('neemt geen berichten aan') });
    expect(stuck.resumesAt).not.toBeNull();
    const finished = await done(wave, id);
    expect(finished).toMatchObject({ detail: null, counts: { sent: 1 } });
    expect((await messages(wave))[0]?.attempts).toBe(1);
    expect(timesSent(contact)).toBe(1);
  });

  it('that is slow gets each message once', async () => {
    const wave = await newWave();
    const contacts = await Promise.all(
      Array.from({ length: 12 }, () => addContact(server.dataSource, wave, { organisation: 'GM0050' })),
    );
    behaviour.slow = 400;
    const id = await invite(wave);
    const busy = await until(
      () => mailing(wave, id),
      ({ counts }) => counts.handingOver > 0,
    );
    expect(busy.status).toBe('sending');
    expect((await done(wave, id)).counts.sent).toBe(12);
    expect(contacts.map(timesSent)).toEqual(Array(12).fill(1));
  });
});
