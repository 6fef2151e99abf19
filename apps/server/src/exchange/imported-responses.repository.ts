import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A response of a file, checked and coded. */
export interface ImportedResponse {
  readonly id: string;
  readonly organisation: string | null;
  /** JSON text. */
  readonly answers: string;
  readonly coded: Uint8Array;
  readonly reference: string;
  readonly completedAt: Date;
}

/** The first half of the key of the lock that an import holds while it is at work; the second is the wave. */
export const IMPORT_LOCK = 7_140_024;

/** Responses from files; every method works inside the transaction of the import. */
@Injectable()
export class ImportedResponsesRepository {
  /** The organisations that a response may be of: the wave's population or, when that is no list, the whole register. */
  async organisations(manager: EntityManager, waveId: number): Promise<Set<string>> {
    const rows: { code: string }[] = await manager.query(
      `SELECT organisation_code AS code FROM wave_population WHERE wave_id = $1
       UNION ALL
       SELECT code FROM organisation WHERE NOT EXISTS (SELECT FROM wave_population WHERE wave_id = $1)`,
      [waveId],
    );
    return new Set(rows.map(({ code }) => code));
  }

  /** Which of these references the wave has already. */
  async taken(manager: EntityManager, waveId: number, references: readonly string[]): Promise<Set<string>> {
    if (references.length === 0) return new Set();
    const rows: { reference: string }[] = await manager.query(
      'SELECT reference FROM response WHERE wave_id = $1 AND reference = ANY($2::text[])',
      [waveId, references],
    );
    return new Set(rows.map(({ reference }) => reference));
  }

  /** Stores complete responses with their first revision. `changed_seq` is that of the transaction, by default. */
  async add(
    manager: EntityManager,
    waveId: number,
    author: string,
    responses: readonly ImportedResponse[],
  ): Promise<void> {
    if (responses.length === 0) return;
    await manager.query(
      `WITH stored AS (
         INSERT INTO response (wave_id, id, organisation_code, status, revision, answers, coded, reference, started_at, saved_at, completed_at)
         SELECT $1, g.id, g.organisation, 'complete', 1, g.answers::jsonb, g.coded, g.reference, g.completed, g.completed, g.completed
         FROM unnest($3::uuid[], $4::text[], $5::text[], $6::bytea[], $7::text[], $8::timestamptz[])
           AS g (id, organisation, answers, coded, reference, completed)
         RETURNING wave_id, id, revision, status, answers
       )
       INSERT INTO response_revision (wave_id, response_id, revision, status, answers, author, saved_at)
       SELECT wave_id, id, revision, status, answers, $2, now() FROM stored`,
      [
        waveId,
        author,
        responses.map(({ id }) => id),
        responses.map(({ organisation }) => organisation),
        responses.map(({ answers }) => answers),
        responses.map(({ coded }) => Buffer.from(coded.buffer, coded.byteOffset, coded.byteLength)),
        responses.map(({ reference }) => reference),
        responses.map(({ completedAt }) => completedAt),
      ],
    );
  }
}
