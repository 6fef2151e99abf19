import type { Answers } from '@ido/questionnaire';
import type { Client } from 'pg';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { seededRandom } from '../harness/random';
import { randomAnswers } from '../harness/random-answers';

const DIFFERENT = 2_000;

/** A wave with so many completed responses, drawn from two thousand different ones. Only figures and exports look at it. */
export async function createWave(client: Client, key: string, responses: number): Promise<void> {
  const random = seededRandom(responses);
  const sets: Answers[] = Array.from({ length: DIFFERENT }, () => randomAnswers(gemeentenRegierol, random));
  await client.query('CREATE TEMP TABLE IF NOT EXISTS example (n integer PRIMARY KEY, answers jsonb, coded bytea)');
  await client.query('TRUNCATE example');
  await client.query(
    'INSERT INTO example SELECT ord - 1, a::jsonb, c FROM unnest($1::text[], $2::bytea[]) WITH ORDINALITY AS e (a, c, ord)',
    [
      sets.map((answers) => JSON.stringify(answers)),
      sets.map((answers) => Buffer.from(gemeentenRegierol.encode(answers))),
    ],
  );
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO wave (key, study_id, questionnaire_version_id, title, audience, status, synthetic_note)
     SELECT $1, study_id, questionnaire_version_id, $1, audience, 'closed', 'synthetische gegevens voor een meting van snelheid'
     FROM wave WHERE key = 'regierol-2024' RETURNING id`,
    [key],
  );
  const wave = rows[0]?.id;
  await client.query(
    `INSERT INTO wave_population SELECT $1, p.organisation_code, p.province, p.size_class
     FROM wave_population p JOIN wave w ON w.id = p.wave_id WHERE w.key = 'regierol-2024'`,
    [wave],
  );
  await client.query(
    `INSERT INTO response (wave_id, id, organisation_code, status, revision, answers, coded, reference, completed_at, saved_at, started_at)
     SELECT $1, gen_random_uuid(), p.codes[1 + series.n % cardinality(p.codes)], 'complete', 1, e.answers, e.coded,
            'R' || lpad(series.n::text, 9, '0'), timestamptz '2026-01-01' + series.n * interval '1 second', now(), now()
     FROM generate_series(0, $2 - 1) AS series (n)
     JOIN example e ON e.n = (series.n::bigint * 7919) % $3
     CROSS JOIN (SELECT array_agg(organisation_code ORDER BY organisation_code) AS codes FROM wave_population WHERE wave_id = $1) p`,
    [wave, responses, DIFFERENT],
  );
  await client.query('ANALYZE response');
}
