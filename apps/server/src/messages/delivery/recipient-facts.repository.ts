import { Injectable } from '@nestjs/common';
import type { MessageKind, ParticipantState, Recipient } from '@ido/fieldwork';
import type { EntityManager } from 'typeorm';
import type { MessageFacts } from '../merge-values';

/** A contact with all that decides about messages to it, and all that messages say of it. */
export interface RecipientFacts extends Recipient, MessageFacts {
  readonly id: string;
  readonly responseId: string;
  readonly organisationCode: string;
}

interface FactsRow extends Omit<RecipientFacts, 'state'> {
  readonly state: ParticipantState;
}

/** An invitation that went, may have gone, or is under way; one that came back is none. */
const INVITED = `EXISTS (
  SELECT FROM message i WHERE i.wave_id = p.wave_id AND i.participant_id = p.id AND i.kind = 'invitation'
     AND i.status IN ('handing-over', 'uncertain', 'sent', 'outbox'))`;

const FACTS = `
  SELECT p.id, p.response_id AS "responseId", p.organisation_code AS "organisationCode", p.state, p.email,
    p.email_status AS "emailStatus", p.opted_out_at IS NOT NULL AS "optedOut", p.name,
    r.status = 'complete' AS completed, ${INVITED} AS invited, r.reference, o.name AS organisation,
    s.title AS study, w.title AS wave, w.closes_at AS "closesAt"
  FROM participant p
  JOIN response r ON r.wave_id = p.wave_id AND r.id = p.response_id
  JOIN organisation o ON o.code = p.organisation_code
  JOIN wave w ON w.id = p.wave_id
  JOIN study s ON s.id = w.study_id
  WHERE p.wave_id = $1`;

const PAGE = 1000;

/** What is known of contacts at this moment. */
@Injectable()
export class RecipientFactsRepository {
  /**
   * Locks contacts until the end of the transaction, so that neither their state changes nor another message to them is decided on.
   * What is read afterwards is what others committed before.
   */
  async lock(manager: EntityManager, waveId: number, ids: readonly string[]): Promise<void> {
    await manager.query(
      'SELECT FROM participant WHERE wave_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE',
      [waveId, ids],
    );
  }

  /** These contacts, those that still exist. */
  async of(manager: EntityManager, waveId: number, ids: readonly string[]): Promise<Map<string, RecipientFacts>> {
    const rows: FactsRow[] = await manager.query(`${FACTS} AND p.id = ANY($2::uuid[])`, [waveId, ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /**
   * Contacts of a wave, some at a time, so that ten thousand of them are never in memory together: those in one of these states, those
   * with these ids; null: all.
   */
  async *pagesOfWave(
    manager: EntityManager,
    waveId: number,
    states: readonly string[] | null,
    ids: readonly string[] | null,
  ): AsyncGenerator<RecipientFacts[]> {
    let after: string | null = null;
    for (;;) {
      const page: RecipientFacts[] = await manager.query(
        `${FACTS} AND ($2::text[] IS NULL OR p.state = ANY($2)) AND ($3::uuid[] IS NULL OR p.id = ANY($3))
           AND ($4::uuid IS NULL OR p.id > $4) ORDER BY p.id LIMIT ${PAGE}`,
        [waveId, states, ids, after],
      );
      yield page;
      after = page.at(-1)?.id ?? null;
      if (page.length < PAGE) return;
    }
  }

  /** A contact to show a message for: this one, or the first owner that has an address. */
  async example(
    manager: EntityManager,
    waveId: number,
    kind: MessageKind,
    id: string | null,
  ): Promise<RecipientFacts | null> {
    const [row]: FactsRow[] = await manager.query(
      `${FACTS} AND ($2::uuid IS NULL OR p.id = $2)
       ORDER BY ($3 = 'thanks') = (r.status = 'complete') DESC, p.email IS NOT NULL DESC, p.owner DESC, o.name, p.id LIMIT 1`,
      [waveId, id, kind],
    );
    return row ?? null;
  }
}
