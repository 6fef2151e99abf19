import { Injectable } from '@nestjs/common';
import { newToken } from '@ido/fieldwork';
import type { EntityManager } from 'typeorm';

/** How links are made. */
export interface IssueOptions {
  /** What the link is for, as the researcher reads it: 'brief'. */
  readonly label: string | null;
  /** True: links that the contacts have already open nothing any more. */
  readonly withdrawOlder: boolean;
  readonly actor: string;
}

/** A link that was made for a contact. Its token is nowhere else: the database has a hash. */
export interface IssuedLink {
  readonly participantId: string;
  readonly token: string;
}

/** Personal links of contacts; inside the caller's transaction. */
@Injectable()
export class ParticipantLinksRepository {
  /** A new link for each of these contacts, in no order; those that the wave does not have are left out. */
  async issue(
    manager: EntityManager,
    waveId: number,
    participantIds: readonly string[],
    { label, withdrawOlder, actor }: IssueOptions,
  ): Promise<IssuedLink[]> {
    const contacts: { id: string; responseId: string }[] = await manager.query(
      'SELECT id, response_id AS "responseId" FROM participant WHERE wave_id = $1 AND id = ANY ($2::uuid[])',
      [waveId, participantIds],
    );
    const responses = [...new Set(contacts.map(({ responseId }) => responseId))];
    // The response first, as answering does; it also makes two requests for new links wait for each other.
    await manager.query(
      'SELECT FROM response WHERE wave_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE',
      [waveId, responses],
    );
    await this.revive(manager, waveId, responses);
    if (withdrawOlder) await this.withdraw(manager, waveId, participantIds);
    const links = contacts.map(({ id, responseId }) => ({ id, responseId, ...newToken(waveId, responseId) }));
    await manager.query(
      `INSERT INTO answer_link (wave_id, response_id, participant_id, secret_hash, kind, label, created_by)
       SELECT $1, g.response, g.participant, g.hash, 'personal', $5, $6
         FROM unnest($2::uuid[], $3::uuid[], $4::bytea[]) AS g (response, participant, hash)`,
      [
        waveId,
        links.map(({ responseId }) => responseId),
        links.map(({ id }) => id),
        links.map(({ secretHash }) => secretHash),
        label,
        actor,
      ],
    );
    return links.map(({ id, token }) => ({ participantId: id, token }));
  }

  /** Withdraws all links of these contacts; gives how many. Withdrawing again changes nothing. */
  async withdraw(manager: EntityManager, waveId: number, participantIds: readonly string[]): Promise<number> {
    const [, withdrawn]: [unknown, number] = await manager.query(
      `UPDATE answer_link l SET withdrawn_at = now() FROM participant p
        WHERE p.wave_id = $1 AND p.id = ANY ($2::uuid[]) AND l.wave_id = $1 AND l.response_id = p.response_id
          AND l.participant_id = p.id AND l.withdrawn_at IS NULL`,
      [waveId, participantIds],
    );
    return withdrawn;
  }

  /** Responses that were withdrawn as a whole can be opened again, by new links only; and whoever has a link is invited. */
  private async revive(manager: EntityManager, waveId: number, responses: readonly string[]): Promise<void> {
    await manager.query(
      `UPDATE answer_link l SET withdrawn_at = r.withdrawn_at FROM response r
        WHERE r.wave_id = $1 AND r.id = ANY ($2::uuid[]) AND r.withdrawn_at IS NOT NULL
          AND l.wave_id = $1 AND l.response_id = r.id AND l.withdrawn_at IS NULL`,
      [waveId, responses],
    );
    await manager.query(
      `UPDATE response SET withdrawn_at = NULL, invited_at = coalesce(invited_at, now())
        WHERE wave_id = $1 AND id = ANY ($2::uuid[]) AND (withdrawn_at IS NOT NULL OR invited_at IS NULL)`,
      [waveId, responses],
    );
  }
}
