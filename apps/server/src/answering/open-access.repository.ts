import { Injectable } from '@nestjs/common';
import type { WaveDates } from '@ido/fieldwork';
import { DataSource } from 'typeorm';
import { runStatement, type Statement } from './statements';

/** What of a wave decides whether somebody without an invitation can answer. */
export interface OpenAccessWave extends WaveDates {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly openAccess: boolean;
  readonly versionId: number;
  /** Whether something is to be done with a response once it is complete. */
  readonly cleaned: boolean;
}

/** A response that nobody was invited to. */
export interface NewResponse {
  readonly waveId: number;
  readonly responseId: string;
  readonly secretHash: Buffer;
  readonly now: Date;
  /** JSON text; null: nothing has been answered yet. */
  readonly answers: string | null;
  /** Null: it is not complete yet. */
  readonly completion: { readonly coded: Uint8Array; readonly reference: string; readonly key: string | null } | null;
}

/** A response that was registered before, found by the key of the request. */
export interface RegisteredResponse {
  /** Null, as is `reference`: it was opened again since. */
  readonly completedAt: Date | null;
  readonly reference: string | null;
  /** Whether it was registered with the answers that are sent now. */
  readonly sameAnswers: boolean;
}

const FIND: Statement = {
  name: 'open-access-wave',
  text: `SELECT id, key, title, status, open_access AS "openAccess", opens_at AS "opensAt", closes_at AS "closesAt",
    questionnaire_version_id AS "versionId", cleaned FROM wave WHERE key = $1`,
};

/** Stored under the condition that the wave is still open: nothing comes in between looking and storing. */
const START: Statement = {
  name: 'open-access-start',
  text: `
    WITH started AS (
      INSERT INTO response (wave_id, id, status, revision, answers, started_at, saved_at, completed_at, coded, reference, completion_key)
      SELECT w.id, $2, CASE WHEN $6::bytea IS NOT NULL THEN 'complete' WHEN $5::jsonb IS NOT NULL THEN 'draft' ELSE 'invited' END,
        CASE WHEN $5::jsonb IS NULL THEN 0 ELSE 1 END, coalesce($5::jsonb, '{}'), $4,
        CASE WHEN $5::jsonb IS NOT NULL THEN $4::timestamptz END, CASE WHEN $6::bytea IS NOT NULL THEN $4::timestamptz END, $6, $7, $8
      FROM wave w WHERE w.id = $1 AND w.open_access AND w.status = 'open' AND (w.closes_at IS NULL OR w.closes_at > $4)
      ON CONFLICT (wave_id, id) DO NOTHING
      RETURNING wave_id, id, revision, status, answers, saved_at
    ), linked AS (
      INSERT INTO answer_link (wave_id, response_id, secret_hash, kind, created_at, created_by, opened_at)
      SELECT wave_id, id, $3, 'open', $4, 'respondent', $4 FROM started
    ), kept AS (
      INSERT INTO response_revision (wave_id, response_id, revision, status, answers, author, saved_at)
      SELECT wave_id, id, revision, status, answers, 'respondent', saved_at FROM started WHERE revision > 0
    ), audited AS (
      INSERT INTO audit (at, actor, action, subject)
      SELECT saved_at, 'respondent', 'response.complete', wave_id || '/' || id FROM started WHERE status = 'complete'
    )
    SELECT id FROM started`,
};

/** $1 wave, $2 response, $3 answers as JSON text: one look-up in the primary key. */
const REGISTERED: Statement = {
  name: 'open-access-registered',
  text: `SELECT completed_at AS "completedAt", reference, answers = $3::jsonb AS "sameAnswers" FROM response WHERE wave_id = $1 AND id = $2`,
};

const ADD_LINK: Statement = {
  name: 'open-access-link',
  text: `INSERT INTO answer_link (wave_id, response_id, secret_hash, kind, created_at, created_by, opened_at)
    VALUES ($1, $2, $3, 'open', $4, 'respondent', $4)`,
};

/** Responses of open waves, which begin without an invitation. */
@Injectable()
export class OpenAccessRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The wave with this key, or null. */
  async find(key: string): Promise<OpenAccessWave | null> {
    return (await runStatement<OpenAccessWave>(this.dataSource, FIND, [key]))[0] ?? null;
  }

  /** A response by the id that its idempotency key gave it, or null. */
  async registered(waveId: number, responseId: string, answers: string): Promise<RegisteredResponse | null> {
    const values = [waveId, responseId, answers];
    return (await runStatement<RegisteredResponse>(this.dataSource, REGISTERED, values))[0] ?? null;
  }

  /** One more link to a response: of the first one only a hash is kept. */
  async addLink(waveId: number, responseId: string, secretHash: Buffer, now: Date): Promise<void> {
    await runStatement(this.dataSource, ADD_LINK, [waveId, responseId, secretHash, now]);
  }

  /** Stores a new response, committed when this returns; false when the wave has closed meanwhile or there already is one with this id. */
  async start({ waveId, responseId, secretHash, now, answers, completion }: NewResponse): Promise<boolean> {
    const coded = completion === null ? null : Buffer.from(completion.coded);
    const reference = completion?.reference ?? null;
    const key = completion?.key ?? null;
    const values = [waveId, responseId, secretHash, now, answers, coded, reference, key];
    return (await runStatement(this.dataSource, START, values)).length === 1;
  }
}
