import { organisations } from '@ido/catalogue';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { httpClient } from '../harness/http-client';
import { seededRandom } from '../harness/random';
import { randomAnswers } from '../harness/random-answers';
import { Respondent } from '../harness/respondent';
import type { Staff } from '../harness/staff';
import { type Measurement, median, medianMilliseconds } from './measure';

const AT_ONCE = 32;
const RUNS = 5;
const WAVE = 'vervolgmeting-demo';

/** One respondent after the other until the queue is empty, so many at once. */
const together = (count: number, work: (index: number) => Promise<unknown>) => {
  let next = 0;
  const one = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  return Promise.all(Array.from({ length: AT_ONCE }, one));
};

/** Three durable transactions' worth of work in PostgreSQL alone, at the same concurrency: what no server on this machine can beat. */
async function bareTransactions(databaseUrl: string): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const client = new Client(databaseUrl);
      await client.connect();
      return client;
    }),
  );
  await clients[0]?.query('CREATE TABLE IF NOT EXISTS bench_floor (id uuid PRIMARY KEY, body jsonb)');
  const body = JSON.stringify(randomAnswers(gemeentenRegierol, seededRandom(1)));
  const perClient = 150;
  const started = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (let n = 0; n < perClient; n += 1) {
        const id = randomUUID();
        await client.query('SELECT 1 FROM bench_floor WHERE id = $1', [id]);
        await client.query('INSERT INTO bench_floor VALUES ($1, $2)', [id, body]);
        await client.query('UPDATE bench_floor SET body = $2 WHERE id = $1', [id, body]);
      }
    }),
  );
  const perSecond = (clients.length * perClient * 1000) / (performance.now() - started);
  await clients[0]?.query('DROP TABLE bench_floor');
  await Promise.all(clients.map((client) => client.end()));
  return perSecond;
}

/** Whole respondents per second: open, save once, complete. */
export async function benchAnswering(url: string, staff: Staff, databaseUrl: string): Promise<Measurement[]> {
  const http = httpClient(url, AT_ONCE);
  const random = seededRandom(7);
  const sets = Array.from({ length: 500 }, () => randomAnswers(gemeentenRegierol, random));
  const codes = organisations.filter((o) => o.validTo === null).map((o) => o.code);
  const rates: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    // Several links for a municipality, as when more people of it are asked.
    const invitations = [...(await staff.invite(WAVE, codes)), ...(await staff.invite(WAVE, codes))];
    const started = performance.now();
    await together(invitations.length, async (index) => {
      const answers = sets[index % sets.length] ?? {};
      const respondent = new Respondent(http, invitations[index]?.token ?? '');
      await respondent.open();
      await respondent.save(answers);
      await respondent.complete(answers, `bench-${run}-${index}`);
    });
    // The first run warms the server up and is not counted.
    if (run > 0) rates.push((invitations.length * 1000) / (performance.now() - started));
  }
  http.close();
  return [
    {
      work: 'whole respondent (GET, PUT, completion), 32 at once, load generator included',
      value: median(rates),
      unit: '/s',
      target: { atLeast: 250 },
      floor: {
        value: await bareTransactions(databaseUrl),
        what: 'SELECT, INSERT and UPDATE in PostgreSQL alone, 8 connections',
      },
    },
  ];
}

/** Checking and coding one response, without HTTP. */
export async function benchValidation(): Promise<Measurement[]> {
  const random = seededRandom(3);
  const sets = Array.from({ length: 1_000 }, () => randomAnswers(gemeentenRegierol, random));
  const each = async (work: (answers: Record<string, unknown>) => unknown) =>
    (await medianMilliseconds(() => sets.forEach(work))) / sets.length;
  const floor = await each((answers) => JSON.parse(JSON.stringify(answers)));
  return [
    {
      work: 'validation of one response',
      value: await each((answers) => gemeentenRegierol.check(answers, 'complete')),
      unit: 'ms',
      target: { atMost: 0.2 },
      floor: { value: floor, what: 'JSON there and back' },
    },
    {
      work: 'coding of one response',
      value: await each((answers) => gemeentenRegierol.encode(answers)),
      unit: 'ms',
      target: null,
    },
  ];
}
