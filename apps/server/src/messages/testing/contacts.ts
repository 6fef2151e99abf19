import { randomUUID } from 'node:crypto';
import type { ParticipantState } from '@ido/fieldwork';
import type { DataSource } from 'typeorm';
import { SAMPLE_ORGANISATIONS, type SampleWave } from '../../answering/testing/sample-wave';

/** A contact of a sample wave. */
export interface Contact {
  readonly id: string;
  readonly responseId: string;
  readonly email: string | null;
}

/** Adds a contact that owns the response of its organisation. */
export async function addContact(
  dataSource: DataSource,
  wave: SampleWave,
  contact: { email?: string | null; name?: string | null; state?: ParticipantState; organisation?: string } = {},
): Promise<Contact> {
  const { name = null, state = 'planned', organisation = SAMPLE_ORGANISATIONS[0].code } = contact;
  const email = contact.email === undefined ? `${randomUUID()}@example.nl` : contact.email;
  const [id, responseId] = [randomUUID(), randomUUID()];
  await dataSource.query(
    'INSERT INTO response (wave_id, id, organisation_code, invited_at) VALUES ($1, $2, $3, now())',
    [wave.id, responseId, organisation],
  );
  await dataSource.query(
    `INSERT INTO participant (wave_id, id, organisation_code, response_id, email, name, owner, state, listing)
     VALUES ($1, $2, $3, $4, $5, $6, true, $7, lower($3))`,
    [wave.id, id, organisation, responseId, email, name, state],
  );
  return { id, responseId, email };
}

/** Where a contact stands. */
export async function contactState(dataSource: DataSource, wave: SampleWave, { id }: Contact) {
  const [row]: { state: ParticipantState; emailStatus: string; optedOut: boolean }[] = await dataSource.query(
    `SELECT state, email_status AS "emailStatus", opted_out_at IS NOT NULL AS "optedOut" FROM participant
     WHERE wave_id = $1 AND id = $2`,
    [wave.id, id],
  );
  if (!row) throw new Error(`no contact ${id}`);
  return row;
}
