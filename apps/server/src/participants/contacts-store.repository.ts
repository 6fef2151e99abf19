import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CAUSE } from './causes';
import type { CheckedContact } from './checked-contact';

/** A contact to be stored. */
export interface NewParticipant extends CheckedContact {
  readonly id: string;
  readonly organisation: string;
  readonly listing: string;
  /** Whether it was asked to be the owner; an organisation without one gets its first contact. */
  readonly owner: boolean;
}

/** The first half of the key of the lock that changes of a wave's contacts wait for; the second is the wave. */
const CONTACTS_LOCK = 7_140_025;

/** Changes of contacts; every method works inside the caller's transaction, after `lock`. */
@Injectable()
export class ContactsStoreRepository {
  /** One at a time changes who the contacts of a wave are: each has to see the addresses and owners of the one before. */
  async lock(manager: EntityManager, waveId: number): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1::int, $2::int)', [CONTACTS_LOCK, waveId]);
  }

  /**
   * Stores contacts. Those of one organisation share its response: the one its contacts have already, otherwise one that was made
   * by invitation (the one that is furthest), otherwise a new one. Owners are settled by `settleOwners`.
   */
  async add(
    manager: EntityManager,
    waveId: number,
    contacts: readonly NewParticipant[],
    cause: string,
    actor: string,
  ): Promise<void> {
    if (contacts.length === 0) return;
    const responses = await this.responsesOf(manager, waveId, [
      ...new Set(contacts.map(({ organisation }) => organisation)),
    ]);
    const responseOf = ({ organisation }: NewParticipant) => {
      const response = responses.get(organisation);
      if (!response) throw new Error(`there is no response of ${organisation}`);
      return response;
    };
    await manager.query(
      `WITH added AS (
         INSERT INTO participant (wave_id, id, organisation_code, response_id, email, name, phone, note, owner, listing, state, events)
         SELECT $1, g.id, g.organisation, g.response, g.email, g.name, g.phone, g.note, g.owner, g.listing,
                CASE WHEN g.complete THEN 'completed' ELSE 'planned' END, 1
           FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::text[], $10::uuid[],
                       $11::boolean[]) AS g (id, organisation, email, name, phone, note, owner, listing, response, complete)
         RETURNING id, state
       )
       INSERT INTO participant_event (wave_id, participant_id, number, to_state, cause, actor)
       SELECT $1, id, 1, state, CASE WHEN state = 'completed' THEN '${CAUSE.alreadyCompleted}' ELSE $12 END, $13 FROM added`,
      [
        waveId,
        contacts.map(({ id }) => id),
        contacts.map(({ organisation }) => organisation),
        contacts.map(({ email }) => email),
        contacts.map(({ name }) => name),
        contacts.map(({ phone }) => phone),
        contacts.map(({ note }) => note),
        contacts.map(({ owner }) => owner),
        contacts.map(({ listing }) => listing),
        contacts.map((contact) => responseOf(contact).id),
        contacts.map((contact) => responseOf(contact).complete),
        cause,
        actor,
      ],
    );
  }

  /** Makes the longest known contact the owner where an organisation has contacts and no owner. */
  async settleOwners(manager: EntityManager, waveId: number): Promise<void> {
    await manager.query(
      `UPDATE participant p SET owner = true
         FROM (SELECT DISTINCT ON (response_id) id FROM participant c
                WHERE wave_id = $1 AND NOT EXISTS (
                  SELECT FROM participant o WHERE o.wave_id = $1 AND o.response_id = c.response_id AND o.owner)
                ORDER BY response_id, created_at, listing, id) first
        WHERE p.wave_id = $1 AND p.id = first.id`,
      [waveId],
    );
  }

  /** Makes a contact the owner of its response, in place of whoever it was. */
  async makeOwner(manager: EntityManager, waveId: number, id: string): Promise<void> {
    await this.lockTogether(manager, waveId, id);
    await manager.query(
      `UPDATE participant SET owner = false WHERE wave_id = $1 AND owner
          AND response_id = (SELECT response_id FROM participant WHERE wave_id = $1 AND id = $2)`,
      [waveId, id],
    );
    await manager.query('UPDATE participant SET owner = true WHERE wave_id = $1 AND id = $2', [waveId, id]);
  }

  async change(
    manager: EntityManager,
    waveId: number,
    id: string,
    { email, name, phone, note }: CheckedContact,
    listing: string,
  ): Promise<void> {
    await manager.query(
      'UPDATE participant SET email = $3, name = $4, phone = $5, note = $6, listing = $7 WHERE wave_id = $1 AND id = $2',
      [waveId, id, email, name, phone, note, listing],
    );
  }

  /** Forgets a contact and its history. Its links open nothing any more; the response and what was answered stay. */
  async remove(manager: EntityManager, waveId: number, id: string): Promise<void> {
    await this.lockTogether(manager, waveId, id);
    await manager.query(
      `UPDATE answer_link l SET withdrawn_at = coalesce(l.withdrawn_at, now()), participant_id = NULL, label = NULL
         FROM participant p
        WHERE p.wave_id = $1 AND p.id = $2 AND l.wave_id = $1 AND l.response_id = p.response_id AND l.participant_id = p.id`,
      [waveId, id],
    );
    await manager.query('DELETE FROM participant WHERE wave_id = $1 AND id = $2', [waveId, id]);
    await this.settleOwners(manager, waveId);
  }

  /** All contacts that share a response with this one, in the order in which answering locks them. */
  private async lockTogether(manager: EntityManager, waveId: number, id: string): Promise<void> {
    await manager.query(
      `SELECT FROM participant WHERE wave_id = $1
          AND response_id = (SELECT response_id FROM participant WHERE wave_id = $1 AND id = $2) ORDER BY id FOR UPDATE`,
      [waveId, id],
    );
  }

  /** The response of each of these organisations; makes those that are not there yet. */
  private async responsesOf(
    manager: EntityManager,
    waveId: number,
    organisations: readonly string[],
  ): Promise<Map<string, { id: string; complete: boolean }>> {
    const rows: { organisation: string; id: string; complete: boolean }[] = await manager.query(
      `WITH known AS (
         SELECT DISTINCT ON (r.organisation_code) r.organisation_code, r.id, r.status = 'complete' AS complete
           FROM response r
          WHERE r.wave_id = $1 AND r.organisation_code = ANY ($2::text[])
          ORDER BY r.organisation_code,
                   EXISTS (SELECT FROM participant p WHERE p.wave_id = $1 AND p.response_id = r.id) DESC,
                   r.status = 'complete' DESC, r.revision DESC, r.invited_at, r.id
       ), made AS (
         INSERT INTO response (wave_id, id, organisation_code)
         SELECT $1, gen_random_uuid(), code FROM unnest($2::text[]) AS g (code)
          WHERE NOT EXISTS (SELECT FROM known WHERE organisation_code = code)
         RETURNING organisation_code, id, false AS complete
       )
       SELECT organisation_code AS organisation, id, complete FROM known UNION ALL SELECT * FROM made`,
      [waveId, organisations],
    );
    return new Map(rows.map(({ organisation, ...response }) => [organisation, response]));
  }
}
