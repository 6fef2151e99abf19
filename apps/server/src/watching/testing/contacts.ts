import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { SampleWave } from '../../answering/testing/sample-wave';

/** A contact of an organisation as a test needs it. */
export interface SampleContact {
  readonly organisation: string;
  readonly state: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly emailStatus?: 'ok' | 'soft' | 'hard';
}

/** Stores contacts, those of one organisation sharing a response; gives the response by organisation. */
export async function addContacts(
  dataSource: DataSource,
  wave: SampleWave,
  contacts: readonly SampleContact[],
): Promise<Map<string, string>> {
  const responses = new Map<string, string>();
  for (const { organisation } of contacts) if (!responses.has(organisation)) responses.set(organisation, randomUUID());
  await dataSource.query(
    `INSERT INTO response (wave_id, id, organisation_code) SELECT $1, id, code FROM unnest($2::uuid[], $3::text[]) AS r (id, code)`,
    [wave.id, [...responses.values()], [...responses.keys()]],
  );
  const owned = new Set<string>();
  for (const { organisation, state, name = null, email = null, phone = null, emailStatus = 'ok' } of contacts) {
    await dataSource.query(
      `INSERT INTO participant (wave_id, organisation_code, response_id, state, name, email, phone, email_status, owner, listing)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, lower($2))`,
      [
        wave.id,
        organisation,
        responses.get(organisation),
        state,
        name,
        email,
        phone,
        emailStatus,
        !owned.has(organisation),
      ],
    );
    owned.add(organisation);
  }
  return responses;
}
