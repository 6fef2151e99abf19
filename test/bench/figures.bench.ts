import { API_BASE, routes } from '@ido/api';
import { Client } from 'pg';
import { type HttpClient, httpClient } from '../harness/http-client';
import { ServerProcess, freePort } from '../harness/server-process';
import { signIn } from '../harness/staff';
import { type Measurement, median, medianMilliseconds } from './measure';
import { memoryGrowth } from './resident-memory';

const WARM_REQUESTS = 101;

async function get(http: HttpClient, path: string, token: string): Promise<void> {
  const answer = await http.send('GET', API_BASE + path, { headers: { Authorization: `Bearer ${token}` } });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
}

/** Middle time of many requests one after the other. */
async function p50(requests: number, send: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < requests; n += 1) {
    const started = performance.now();
    await send();
    times.push(performance.now() - started);
  }
  return median(times);
}

/** First read of a million coded rows, each time by a fresh server; and what it holds afterwards. */
export async function benchFirstRead(databaseUrl: string, dataDir: string, wave: string): Promise<Measurement[]> {
  const times: number[] = [];
  const growths: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const server = await ServerProcess.start({ dataDir, port: await freePort(), env: { DATABASE_URL: databaseUrl } });
    const http = httpClient(server.url, 1);
    const { token } = await signIn(http);
    // A small wave first, so that what is measured is the reading and not the start of the road.
    await get(http, routes.breakdown('regierol-2024'), token);
    const started = performance.now();
    growths.push(await memoryGrowth(server.pid, () => get(http, routes.breakdown(wave), token)));
    times.push((performance.now() - started) / 1000);
    http.close();
    await server.stop();
  }
  const client = new Client(databaseUrl);
  await client.connect();
  const scan = await medianMilliseconds(() =>
    client.query(
      "SELECT count(coded), max(id::text) FROM response WHERE wave_id = (SELECT id FROM wave WHERE key = $1) AND status = 'complete'",
      [wave],
    ),
  );
  await client.end();
  return [
    {
      work: 'first read of 1,000,000 coded rows from PostgreSQL',
      value: median(times),
      unit: 's',
      target: { atMost: 5 },
      floor: { value: scan / 1000, what: 'PostgreSQL reads the same rows itself' },
    },
    { work: 'memory of the server that this takes', value: median(growths), unit: 'MB', target: { atMost: 200 } },
  ];
}

/** Breakdown of all variables of a wave of a hundred thousand, warm, over HTTP. */
export async function benchBreakdown(url: string, token: string, wave: string): Promise<Measurement[]> {
  const http = httpClient(url, 1);
  const breakdown = () => get(http, routes.breakdown(wave), token);
  await p50(10, breakdown);
  const value = await p50(WARM_REQUESTS, breakdown);
  const floor = await p50(WARM_REQUESTS, () => get(http, routes.health, token));
  http.close();
  return [
    {
      work: 'GET breakdown of a wave of 100,000, all variables, warm, p50',
      value,
      unit: 'ms',
      target: { atMost: 25 },
      floor: { value: floor, what: 'GET health' },
    },
  ];
}
