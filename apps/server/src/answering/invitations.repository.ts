import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A personal link that was made for an organisation. */
export interface NewInvitation {
  readonly responseId: string;
  readonly organisation: string;
  readonly secretHash: Buffer;
}

/** Invitations of a wave; every method works inside the caller's transaction. */
@Injectable()
export class InvitationsRepository {
  /** Which of these organisations are in the wave's population. */
  async inPopulation(manager: EntityManager, waveId: number, organisations: readonly string[]): Promise<Set<string>> {
    const rows: { code: string }[] = await manager.query(
      'SELECT organisation_code AS code FROM wave_population WHERE wave_id = $1 AND organisation_code = ANY($2::text[])',
      [waveId, organisations],
    );
    return new Set(rows.map(({ code }) => code));
  }

  /** Stores invitations and says so in the audit. */
  async add(
    manager: EntityManager,
    waveId: number,
    invitations: readonly NewInvitation[],
    actor: string,
  ): Promise<void> {
    await manager.query(
      `WITH invited AS (
         INSERT INTO response (wave_id, id, organisation_code, invited_at)
         SELECT $1, given.id, given.organisation, now() FROM unnest($2::uuid[], $3::text[]) AS given (id, organisation)
         RETURNING wave_id, id, organisation_code
       ), linked AS (
         INSERT INTO answer_link (wave_id, response_id, secret_hash, kind, created_by)
         SELECT $1, given.id, given.hash, 'personal', $5 FROM unnest($2::uuid[], $4::bytea[]) AS given (id, hash)
       )
       INSERT INTO audit (actor, action, subject, detail)
       SELECT $5, 'invitation.create', wave_id || '/' || id, jsonb_build_object('organisation', organisation_code) FROM invited`,
      [
        waveId,
        invitations.map(({ responseId }) => responseId),
        invitations.map(({ organisation }) => organisation),
        invitations.map(({ secretHash }) => secretHash),
        actor,
      ],
    );
  }

  /** Withdraws the link of a response; false when the wave has no such response. Withdrawing again changes nothing. */
  async withdraw(manager: EntityManager, waveId: number, responseId: string, actor: string): Promise<boolean> {
    const rows: { found: boolean }[] = await manager.query(
      `WITH withdrawn AS (
         UPDATE response SET withdrawn_at = now() WHERE wave_id = $1 AND id = $2 AND withdrawn_at IS NULL RETURNING wave_id, id
       ), audited AS (
         INSERT INTO audit (actor, action, subject) SELECT $3, 'invitation.withdraw', wave_id || '/' || id FROM withdrawn
       )
       SELECT true AS found FROM response WHERE wave_id = $1 AND id = $2`,
      [waveId, responseId, actor],
    );
    return rows.length === 1;
  }
}
