import { API_BASE, routes } from '@ido/api';
import { readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { httpClient } from '../harness/http-client';
import { seededRandom } from '../harness/random';
import { randomAnswers } from '../harness/random-answers';
import { type Measurement, median, medianMilliseconds } from './measure';

const ORGANISATIONS = 10_000;
const PAGES = 200;
const WATCHED_MS = 20_000;
const WARM = 21;
/** Clock ticks per second in Linux's books of a process. */
const TICKS = 100;

/** A wave about ten thousand organisations, each with a contact: a third completed, a third begun, the rest somewhere before. */
export async function createWatchedWave(client: Client, key: string): Promise<void> {
  const random = seededRandom(11);
  const answers = Array.from({ length: 50 }, () => JSON.stringify(randomAnswers(gemeentenRegierol, random)));
  await client.query(
    `INSERT INTO organisation (code, type, name, province, valid_from)
     SELECT 'BN' || lpad(n::text, 6, '0'), 'library', 'Organisatie ' || n, (ARRAY['Drenthe', 'Utrecht', 'Zeeland', 'Limburg'])[1 + n % 4], '2020-01-01'
     FROM generate_series(1, $1::int) AS s (n) ON CONFLICT DO NOTHING`,
    [ORGANISATIONS],
  );
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO wave (key, study_id, questionnaire_version_id, title, audience, status, opens_at)
     SELECT $1, study_id, questionnaire_version_id, $1, audience, 'open', now() - interval '40 days' FROM wave WHERE key = 'regierol-2024'
     RETURNING id`,
    [key],
  );
  const id = rows[0]?.id;
  await client.query(
    `INSERT INTO wave_population SELECT $1, code, province, (ARRAY['klein', 'middel', 'groot', 'zeer-groot'])[1 + right(code, 4)::int % 4]
     FROM organisation WHERE code LIKE 'BN%'`,
    [id],
  );
  await client.query(
    `INSERT INTO response (wave_id, id, organisation_code, status, revision, answers, invited_at, started_at, saved_at, completed_at, coded, reference)
     SELECT $1, gen_random_uuid(), o.code, s.status, 1, ($2::text[])[1 + o.n % 50]::jsonb, now() - interval '35 days',
            s.began, s.began, CASE WHEN s.status = 'complete' THEN s.began + interval '20 minutes' END,
            CASE WHEN s.status = 'complete' THEN '\\x00'::bytea END, CASE WHEN s.status = 'complete' THEN 'W' || o.n END
     FROM (SELECT code, right(code, 6)::int AS n FROM organisation WHERE code LIKE 'BN%') o
     CROSS JOIN LATERAL (SELECT CASE o.n % 3 WHEN 0 THEN 'complete' WHEN 1 THEN 'draft' ELSE 'invited' END AS status,
                                CASE WHEN o.n % 3 < 2 THEN now() - (o.n % 34) * interval '1 day' END AS began) s`,
    [id, answers],
  );
  await client.query(
    `INSERT INTO participant (wave_id, organisation_code, response_id, email, name, owner, state, listing)
     SELECT wave_id, organisation_code, id, lower(organisation_code) || '@example.nl', 'Contact', true,
            CASE status WHEN 'complete' THEN 'completed' WHEN 'draft' THEN 'started' ELSE 'sent' END, lower(organisation_code)
     FROM response WHERE wave_id = $1`,
    [id],
  );
  await client.query('ANALYZE response, participant, wave_population, organisation');
}

/** Seconds of processor time that a process has used. */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Opens the events of a wave as a page does, and resolves when the first has come. */
function watch(url: string, wave: string, token: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = request(
      `${url}${API_BASE}${routes.progressEvents(wave)}`,
      { headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' } },
      (answer) => {
        answer.on('data', (chunk: Buffer) => chunk.includes('event: progress') && resolve(answer));
        answer.on('error', () => undefined);
      },
    );
    call.on('error', reject);
    call.end();
  });
}

/** The page of a wave with ten thousand participants, its filter, many open pages, and the counts of a wave with a million responses. */
export async function benchWatching(
  server: { url: string; pid: number },
  token: string,
  client: Client,
  large: string | null,
): Promise<Measurement[]> {
  const wave = 'bench-watching';
  await createWatchedWave(client, wave);
  const http = httpClient(server.url, 1);
  const get = async (path: string) => {
    const answer = await http.send('GET', API_BASE + path, { headers: { Authorization: `Bearer ${token}` } });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
  };
  const milliseconds = async (path: string) => {
    await get(path);
    return medianMilliseconds(() => get(path), WARM);
  };
  const floor = { value: await milliseconds(routes.health), what: 'GET /health in the same run' };
  const page = {
    work: 'page of a wave with 10,000 participants: progress',
    unit: 'ms',
    target: { atMost: 100 },
    floor,
  } as const;
  const list = routes.progressOrganisations(wave);
  const measurements: Measurement[] = [
    { ...page, value: await milliseconds(routes.progress(wave)) },
    { ...page, work: 'the same: first organisations', value: await milliseconds(`${list}?limit=50`) },
    {
      ...page,
      work: 'the same: where drafts were left',
      value: await milliseconds(routes.progressSteps(wave)),
      target: null,
    },
  ];
  const filter = { ...page, target: { atMost: 50 } } as const;
  for (const [what, query] of [
    ['state', 'state=started'],
    ['search', 'search=tie%2099'],
    ['province and size class', 'province=Utrecht&sizeClass=groot'],
  ] as const) {
    measurements.push({
      ...filter,
      work: `filter of 10,000 organisations by ${what}`,
      value: await milliseconds(`${list}?limit=50&${query}`),
    });
  }
  if (large !== null) {
    measurements.push({
      ...page,
      work: 'counts of a wave with 1,000,000 responses',
      value: await milliseconds(routes.wave(large)),
    });
  }
  http.close();

  const pages = await Promise.all(Array.from({ length: PAGES }, () => watch(server.url, wave, token)));
  const shares: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const before = processorSeconds(server.pid);
    await wait(WATCHED_MS);
    shares.push(((processorSeconds(server.pid) - before) * 100_000) / WATCHED_MS);
  }
  pages.forEach((answer) => answer.destroy());
  measurements.push({
    work: '200 open pages with live updates while nothing changes (part of a core, median of three)',
    value: median(shares),
    unit: '%',
    target: { atMost: 5 },
  });
  return measurements;
}
