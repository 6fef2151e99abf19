import { API_BASE, routes } from '@ido/api';
import type { Client } from 'pg';
import { httpClient } from '../harness/http-client';
import { type Measurement, median } from './measure';
import { createWave } from './waves-at-scale';

const WAVES = 4;
const MUNICIPALITIES = 342;
const REQUESTS = 41;

/** The whole trend dashboard: the demo's wave and four of all municipalities, 18 questions; warm, and after every change. */
export async function benchTrends(url: string, token: string, client: Client): Promise<Measurement[]> {
  const keys = Array.from({ length: WAVES }, (_, at) => `bench-trend-${2025 + at}`);
  for (const [at, key] of keys.entries()) {
    await createWave(client, key, MUNICIPALITIES);
    await client.query('UPDATE wave SET opens_at = $2 WHERE key = $1', [key, `${2025 + at}-10-01T08:00:00Z`]);
  }
  const http = httpClient(url, 1);
  const waves = ['regierol-2024', ...keys].map((key) => `wave=${key}`).join('&');
  const get = async (path: string) => {
    const started = performance.now();
    const answer = await http.send('GET', API_BASE + path, { headers: { Authorization: `Bearer ${token}` } });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    return performance.now() - started;
  };
  const dashboard = () => get(`${routes.trends('ido-monitor')}?${waves}`);
  const changed = async () => {
    await client.query(
      `UPDATE response SET changed_seq = (pg_current_xact_id()::text)::bigint
        WHERE id = (SELECT r.id FROM response r JOIN wave w ON w.id = r.wave_id WHERE w.key = $1 LIMIT 1)
          AND wave_id = (SELECT id FROM wave WHERE key = $1)`,
      [keys.at(-1)],
    );
    return dashboard();
  };
  const times = async (work: () => Promise<number>, requests: number) => {
    const found: number[] = [];
    for (let request = 0; request < requests; request += 1) found.push(await work());
    return median(found);
  };
  await times(dashboard, 5);
  const warm = await times(dashboard, REQUESTS);
  const counted = await times(changed, REQUESTS);
  const floor = await times(() => get(routes.health), REQUESTS);
  http.close();
  const work = `whole trend dashboard, ${WAVES + 1} waves × 18 questions × ${MUNICIPALITIES}`;
  return [
    {
      work: `${work}, warm`,
      value: warm,
      unit: 'ms',
      target: { atMost: 60 },
      floor: { value: floor, what: 'GET health' },
    },
    { work: `${work}, after a response changed`, value: counted, unit: 'ms', target: null },
  ];
}
