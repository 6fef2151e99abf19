import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { StudyRole } from '@ido/api';
import type { TestApp } from '../../testing/test-server';
import type { SampleWave } from './sample-wave';

/** A bearer token of a new account with this role in the study of the wave. */
export async function memberToken(server: TestApp, wave: SampleWave, role: StudyRole): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await server.dataSource.query(
    `WITH account AS (
       INSERT INTO account (email, name, password_hash) VALUES ($1, $1, 'geen') RETURNING id
     ), member AS (
       INSERT INTO study_member (study_id, account_id, role)
       SELECT wave.study_id, account.id, $2 FROM wave, account WHERE wave.id = $3
     )
     INSERT INTO access_token (token_hash, account_id, kind, csrf_token, expires_at)
     SELECT $4, id, 'session', 'geen', now() + interval '1 hour' FROM account`,
    [`${randomUUID()}@example.nl`, role, wave.id, createHash('sha256').update(token).digest()],
  );
  return token;
}

/** Somebody who may only read figures. */
export const readerToken = (server: TestApp, wave: SampleWave) => memberToken(server, wave, 'reader');
