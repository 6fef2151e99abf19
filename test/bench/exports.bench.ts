import { API_BASE, routes } from '@ido/api';
import { request } from 'node:http';
import { Client } from 'pg';
import { type Measurement, median, medianMilliseconds } from './measure';
import { memoryGrowth } from './resident-memory';

/** Reads an answer to its end without keeping it; gives its length. */
const drain = (url: string, token: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const call = request(url, { headers: { Authorization: `Bearer ${token}` } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('error', reject);
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url}: ${answer.statusCode}`)),
      );
    });
    call.on('error', reject);
    call.end();
  });

/** CSV and SPSS export of a hundred thousand responses: time, and what the server's memory grows by. */
export async function benchExport(
  url: string,
  token: string,
  wave: string,
  pid: number,
  databaseUrl: string,
): Promise<Measurement[]> {
  const address = `${url}${API_BASE}${routes.export(wave, 'csv')}`;
  const growths: number[] = [];
  const milliseconds = await medianMilliseconds(async () =>
    growths.push(await memoryGrowth(pid, () => drain(address, token))),
  );
  const savAddress = `${url}${API_BASE}${routes.export(wave, 'sav')}`;
  const savGrowths: number[] = [];
  const savMilliseconds = await medianMilliseconds(async () =>
    savGrowths.push(await memoryGrowth(pid, () => drain(savAddress, token))),
  );
  const client = new Client(databaseUrl);
  await client.connect();
  const floor = await medianMilliseconds(() =>
    client.query(
      'SELECT reference, organisation_code, completed_at, answers::text FROM response WHERE wave_id = (SELECT id FROM wave WHERE key = $1) ORDER BY completed_at, reference',
      [wave],
    ),
  );
  await client.end();
  return [
    {
      work: 'CSV export of 100,000 responses',
      value: milliseconds / 1000,
      unit: 's',
      target: { atMost: 4 },
      floor: { value: floor / 1000, what: 'the same rows read by one query' },
    },
    { work: 'memory of the server that this takes', value: median(growths), unit: 'MB', target: { atMost: 60 } },
    {
      work: 'SPSS export of 100,000 responses, 62 variables',
      value: savMilliseconds / 1000,
      unit: 's',
      target: { atMost: 8 },
      floor: { value: floor / 1000, what: 'the same rows read by one query' },
    },
    { work: 'memory of the server that this takes', value: median(savGrowths), unit: 'MB', target: { atMost: 100 } },
  ];
}
