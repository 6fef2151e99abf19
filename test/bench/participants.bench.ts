import { API_BASE, type Import, type ParticipantPage, routes } from '@ido/api';
import { organisations } from '@ido/catalogue';
import type { Client } from 'pg';
import type { HttpClient } from '../harness/http-client';
import { type Measurement, median, medianMilliseconds } from './measure';

const CONTACTS = 10_000;
const RUNS = 5;

/** A wave like the demo's, for contacts. */
async function newWave(client: Client, key: string): Promise<void> {
  await client.query(
    `INSERT INTO wave (key, study_id, questionnaire_version_id, title, audience, status)
     SELECT $1, study_id, questionnaire_version_id, $1, audience, 'open' FROM wave WHERE key = 'vervolgmeting-demo'`,
    [key],
  );
  await client.query(
    `INSERT INTO wave_population (wave_id, organisation_code, province, size_class)
     SELECT w.id, p.organisation_code, p.province, p.size_class
     FROM wave w, wave_population p JOIN wave d ON d.id = p.wave_id AND d.key = 'vervolgmeting-demo' WHERE w.key = $1`,
    [key],
  );
}

/** Ten thousand contacts, spread over the municipalities. */
function contactsFile(): string {
  const codes = organisations.filter(({ validTo }) => validTo === null).map(({ code }) => code);
  const rows = Array.from(
    { length: CONTACTS },
    (_, n) => `${codes[n % codes.length]};persoon.${n}@gemeente-${n}.nl;"Persoon ""${n}"" O'Neil";010 ${n}`,
  );
  return `organisatie;e-mail;naam;telefoon\r\n${rows.join('\r\n')}\r\n`;
}

/** Import of contacts, and the list of a wave that has ten thousand of them. */
export async function benchParticipants(http: HttpClient, token: string, client: Client): Promise<Measurement[]> {
  const headers = { Authorization: `Bearer ${token}` };
  const file = contactsFile();
  const seconds: number[] = [];
  let key = '';
  for (let run = 0; run <= RUNS; run += 1) {
    key = `bench-contacten-${run}`;
    await newWave(client, key);
    const started = performance.now();
    const answer = await http.send('POST', API_BASE + routes.participantImports(key), {
      headers: { ...headers, 'Content-Type': 'text/csv' },
      body: file,
    });
    const report = answer.json<Import>();
    if (report.accepted !== CONTACTS || report.status !== 'done') throw new Error(JSON.stringify(report).slice(0, 500));
    // The first run warms the server up and is not counted.
    if (run > 0) seconds.push((performance.now() - started) / 1000);
  }
  await client.query('ANALYZE participant');
  const ask = async (path: string) => (await http.send('GET', API_BASE + path, { headers })).json<ParticipantPage>();
  const floor = await medianMilliseconds(() => ask(routes.health));
  const list = async (work: string, query: string, atMost: number, found: number): Promise<Measurement> => {
    const path = `${routes.participants(key)}${query}`;
    const { total } = await ask(path);
    if (total < found) throw new Error(`${path} finds ${total}`);
    const value = await medianMilliseconds(() => ask(path));
    return { work, value, unit: 'ms', target: { atMost }, floor: { value: floor, what: 'GET /health' } };
  };
  return [
    {
      work: 'import of 10,000 contacts from CSV',
      value: median(seconds),
      unit: 's',
      target: { atMost: 5 },
    },
    await list('list of a wave with 10,000 contacts, first page of 100', '', 100, CONTACTS),
    await list('the same, searched for two words', '?search=persoon%2077', 50, 1),
    await list('the same, filtered by province', '?province=Utrecht', 50, 1),
    await list('the same, filtered by state and size', '?state=planned&sizeClass=middel', 50, 1),
  ];
}
