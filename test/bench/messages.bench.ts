import { API_BASE, type Mailing, routes, type Wave } from '@ido/api';
import { createTransport } from 'nodemailer';
import { setTimeout as wait } from 'node:timers/promises';
import { addContacts } from '../harness/contacts';
import { type HttpClient, httpClient } from '../harness/http-client';
import { startMailServer, type TestMailServer } from '../harness/mail-server';
import { freePort, newDataDir, ServerProcess } from '../harness/server-process';
import { signIn } from '../harness/staff';
import { type Measurement, median } from './measure';
import { highestMemory } from './resident-memory';

const WAVE = 'bench-berichten';
const CONTACTS = 10_000;
/** The most that a mailing can be set to. */
const RATE = 1000;
const KINDS = ['invitation', 'reminder', 'last-call'] as const;
const FLOOR_MESSAGES = 2_000;
/** As many as the server has. */
const CONNECTIONS = 8;
const LOOK_EVERY_MS = 100;

/** Messages a second that the program that sends can hand to the same mail server, without a database and without a text of their own. */
async function bareHandOver(mail: TestMailServer): Promise<number> {
  const pool = createTransport({ url: mail.url, pool: true, maxConnections: CONNECTIONS, maxMessages: 500 });
  const text = 'Beste heer of mevrouw,\n\n'.padEnd(900, 'Een zin van de gewone lengte. ');
  const message = { from: 'noreply@example.nl', subject: 'Uitnodiging', text, html: `<p>${text}</p>` };
  const started = performance.now();
  await Promise.all(
    Array.from({ length: FLOOR_MESSAGES }, (_, n) => pool.sendMail({ ...message, to: `floor-${n}@example.nl` })),
  );
  pool.close();
  return (FLOOR_MESSAGES * 1000) / (performance.now() - started);
}

/** Rendering 10,000 messages with a link each and handing them to a mail server on this machine; a killed server would double none. */
export async function benchMessages(databaseUrl: string): Promise<Measurement[]> {
  const mail = await startMailServer();
  const floor = await bareHandOver(mail);
  const data = newDataDir();
  const env = { DATABASE_URL: databaseUrl, SMTP_URL: mail.url, LOG_REQUESTS: 'false' };
  const server = await ServerProcess.start({ dataDir: data.path, port: await freePort(), env });
  const http = httpClient(server.url, 2);
  const { token } = await signIn(http);
  const call = <T>(method: string, path: string, body?: unknown) => ask<T>(http, token, method, path, body);
  await call<Wave>('POST', routes.waves('ido-monitor'), {
    key: WAVE,
    title: 'Berichten',
    questionnaire: 'gemeenten-regierol',
    population: 'municipality',
  });
  await call<Wave>('PATCH', routes.wave(WAVE), { status: 'open' });
  await addContacts(databaseUrl, WAVE, CONTACTS);

  const rates: number[] = [];
  const peaks: number[] = [];
  for (const kind of KINDS) {
    mail.taken.length = 0;
    const peak = await highestMemory(server.pid, async () => {
      const started = performance.now();
      const { id } = await call<Mailing>('POST', routes.mailings(WAVE), { kind, ratePerSecond: RATE });
      let mailing = await call<Mailing>('GET', routes.mailing(WAVE, id));
      while (mailing.status !== 'done') {
        await wait(LOOK_EVERY_MS);
        mailing = await call<Mailing>('GET', routes.mailing(WAVE, id));
      }
      rates.push((mailing.counts.sent * 1000) / (performance.now() - started));
      if (mailing.counts.sent !== CONTACTS) throw new Error(`${mailing.counts.sent} of ${CONTACTS} were sent`);
    });
    peaks.push(peak);
  }
  http.close();
  await server.stop();
  await mail.close();
  data.remove();
  return [
    {
      work: '10,000 messages rendered and handed to a mail server on this machine',
      value: median(rates),
      unit: 'per second',
      target: { atLeast: 200 },
      floor: { value: floor, what: 'nodemailer alone, one text, no database' },
    },
    {
      // Flat: thirty thousand messages need no more than ten thousand did. What one mailing grows by says little, as what is thrown
      // away (a message with its streams is a quarter of a megabyte) stays until the next large collection.
      work: 'highest memory of 30,000 messages, over that of the first 10,000',
      value: Math.max(...peaks) - (peaks[0] ?? 0),
      unit: 'MB',
      target: { atMost: 50 },
    },
  ];
}

async function ask<T>(http: HttpClient, token: string, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await http.send(method, API_BASE + path, { body, headers: { Authorization: `Bearer ${token}` } });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.json<T>();
}
