import { Client } from 'pg';

/**
 * Adds contacts to a wave, each with an address of its own: `contact-<n>@example.nl`. Every municipality of its population gets an owner
 * of its response first, then a second contact, and so on.
 */
export async function addContacts(databaseUrl: string, wave: string, count: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `WITH place AS (
         SELECT w.id AS wave_id, p.organisation_code, row_number() OVER (ORDER BY p.organisation_code) - 1 AS number,
                count(*) OVER () AS of, gen_random_uuid() AS response_id
           FROM wave w JOIN wave_population p ON p.wave_id = w.id WHERE w.key = $1
       ), made AS MATERIALIZED (SELECT * FROM place WHERE number < $2), responses AS (
         INSERT INTO response (wave_id, id, organisation_code, invited_at)
         SELECT wave_id, response_id, organisation_code, now() FROM made RETURNING wave_id
       )
       INSERT INTO participant (wave_id, organisation_code, response_id, email, name, owner, listing)
       SELECT m.wave_id, m.organisation_code, m.response_id, 'contact-' || n || '@example.nl', 'Contact ' || n, n < m.of,
              lower(m.organisation_code || ' ' || n)
         FROM generate_series(0, $2::int - 1) AS n JOIN made m ON m.number = n % m.of`,
      [wave, count],
    );
  } finally {
    await client.end();
  }
}
