import { API_BASE, type Mailing, type MessageSummary, routes } from '@ido/api';
import { setTimeout as wait } from 'node:timers/promises';
import { breakConnections } from '../harness/break-connections';
import { addContacts } from '../harness/contacts';
import { embeddedUrl } from '../harness/embedded-url';
import { type HttpClient, httpClient } from '../harness/http-client';
import { startMailServer, type TestMailServer } from '../harness/mail-server';
import { freePort, demoDataDir, ServerProcess } from '../harness/server-process';
import { signIn, type Staff } from '../harness/staff';

const WAVE = 'vervolgmeting-demo';
const CONTACTS = 500;
/** Messages that a server has claimed at once. */
const IN_HAND = 16;
const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 90_000;
/** Long enough that a kill finds messages that were taken and not yet acknowledged. */
const ANSWERS_AFTER_MS = 25;

describe('messages, and servers that are killed while they send them', () => {
  let mail: TestMailServer;
  let http: HttpClient;
  let staff: Staff;
  const servers: ServerProcess[] = [];
  const data = demoDataDir();

  const startServer = async (port: number, database: Record<string, string> = {}) => {
    const env = { SMTP_URL: mail.url, MAIL_RETRY_SECONDS: '1', LOG_REQUESTS: 'false', ...database };
    const server = await ServerProcess.start({ dataDir: data.path, port, env });
    servers.push(server);
    return server;
  };
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { Authorization: `Bearer ${staff.token}` };
    const answer = await http.send(method, API_BASE + path, { body, headers });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json<T>();
  };
  const mailing = (id: string) => call<Mailing>('GET', routes.mailing(WAVE, id));
  const messagesOf = async (id: string): Promise<MessageSummary[]> => {
    const items: MessageSummary[] = [];
    let cursor = '';
    for (;;) {
      const path = `${routes.messages(WAVE)}?mailing=${id}&limit=500${cursor}`;
      const page = await call<{ items: MessageSummary[]; next: string | null }>('GET', path);
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  };
  const until = async (what: string, right: () => Promise<boolean> | boolean) => {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await right())) {
      if (Date.now() > deadline) throw new Error(`it did not come so far: ${what}`);
      await wait(LOOK_EVERY_MS);
    }
  };
  /** A database that is away for a moment is told with 503, 'try again': then that is what is done. */
  const done = (id: string) =>
    until('the mailing is done', async () => {
      try {
        return (await mailing(id)).status === 'done';
      } catch (error) {
        if (String(error).includes('database-unavailable')) return false;
        throw error;
      }
    });
  /** How often each Message-ID was taken by the mail server. */
  const times = (from = 0) => {
    const counts = new Map<string, number>();
    for (const { messageId } of mail.taken.slice(from)) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
    return counts;
  };

  let port: number;
  beforeAll(async () => {
    mail = await startMailServer(ANSWERS_AFTER_MS);
    port = await freePort();
    const { url } = await startServer(port);
    http = httpClient(url, 4);
    staff = await signIn(http);
    await addContacts(embeddedUrl(data.path), WAVE, CONTACTS);
  });
  afterAll(async () => {
    http?.close();
    for (const server of servers.reverse()) await server.stop();
    await mail?.close();
    data.remove();
  });

  it('nobody gets a message twice and nobody is forgotten, whenever the server is killed', async () => {
    const { id } = await call<Mailing>('POST', routes.mailings(WAVE), { kind: 'invitation', ratePerSecond: 1000 });
    for (const reached of [60, 150, 260, 370]) {
      await until(`${reached} messages were taken`, () => mail.taken.length >= reached);
      await servers.at(-1)?.kill();
      await startServer(port);
    }
    await done(id);

    const messages = await messagesOf(id);
    const withStatus = (status: string) => messages.filter((message) => message.status === status);
    const taken = times();
    expect(messages).toHaveLength(CONTACTS);
    expect(new Set(messages.map(({ address }) => address)).size).toBe(CONTACTS);
    expect(withStatus('sent').length + withStatus('uncertain').length).toBe(CONTACTS);
    expect([...taken.values()].filter((count) => count > 1)).toEqual([]);
    // What counts as sent was taken; what was taken and is not known to be sent is uncertain.
    expect(withStatus('sent').filter(({ messageId }) => !taken.has(messageId ?? ''))).toEqual([]);
    const known = new Set(messages.map(({ messageId }) => messageId));
    expect([...taken.keys()].filter((messageId) => !known.has(messageId))).toEqual([]);
    const uncertain = withStatus('uncertain');
    // Each kill finds no more than what was being handed over at that moment.
    expect(uncertain.length).toBeGreaterThan(0);
    expect(uncertain.length).toBeLessThanOrEqual(4 * IN_HAND);
    expect((await mailing(id)).counts).toMatchObject({ uncertain: uncertain.length, planned: 0, handingOver: 0 });

    // On a person's word they go again: the same message, with the same Message-ID.
    const before = new Map(mail.taken.map((one) => [one.messageId, one]));
    const from = mail.taken.length;
    for (const message of uncertain) await call('POST', routes.messageAgain(WAVE, message.id), { decision: 'send' });
    await done(id);
    expect((await mailing(id)).counts).toMatchObject({ sent: CONTACTS, uncertain: 0 });
    expect(times(from)).toEqual(new Map(uncertain.map(({ messageId }) => [messageId, 1])));
    const linkIn = (raw: string) => /\/i\/[\w-]+/.exec(raw.replaceAll(/=\r?\n/g, ''))?.[0];
    for (const again of mail.taken.slice(from)) {
      const first = before.get(again.messageId);
      if (first) expect([again.to, linkIn(again.raw)]).toEqual([first.to, linkIn(first.raw)]);
    }
    expect(new Set(mail.taken.map(({ to }) => to)).size).toBe(CONTACTS);
  });

  it('two servers share a mailing: each message goes once, and the second takes over when the first is killed', async () => {
    const other = await startServer(await freePort(), { DATABASE_URL: embeddedUrl(data.path), DEMO: 'false' });
    const from = mail.taken.length;
    const { id } = await call<Mailing>('POST', routes.mailings(WAVE), { kind: 'reminder', ratePerSecond: 1000 });
    await until('100 reminders were taken', () => mail.taken.length >= from + 100);
    // Whichever of the two was sending: the one that is left goes on.
    await other.kill();
    await done(id);
    const { counts } = await mailing(id);
    expect(counts.sent + counts.uncertain).toBe(CONTACTS);
    expect([...times(from).values()].filter((count) => count > 1)).toEqual([]);
    expect(counts.uncertain).toBeLessThanOrEqual(IN_HAND);
  });

  it('a database that is away for a moment costs no message and doubles none', async () => {
    const from = mail.taken.length;
    const { id } = await call<Mailing>('POST', routes.mailings(WAVE), { kind: 'last-call', ratePerSecond: 1000 });
    await until('100 messages were taken', () => mail.taken.length >= from + 100);
    await breakConnections(embeddedUrl(data.path));
    await done(id);
    const { counts } = await mailing(id);
    expect([...times(from).values()].filter((count) => count > 1)).toEqual([]);
    expect(counts.sent + counts.uncertain).toBe(CONTACTS);
  });
});
