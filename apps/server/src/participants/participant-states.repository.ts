import { Injectable } from '@nestjs/common';
import { nextState, type NextState, type ParticipantEvent, type ParticipantState } from '@ido/fieldwork';
import type { EntityManager } from 'typeorm';
import { movingParticipants } from './moving-participants';

/** What became of a contact: what the state machine said about the state that it was in. */
export interface StateChange {
  readonly participantId: string;
  readonly from: ParticipantState;
  readonly next: NextState;
}

/** $4: the contacts that are meant. */
const changeStatement = (event: ParticipantEvent) => `
  WITH given AS (SELECT id FROM unnest($4::uuid[]) AS g (id)),
  ${movingParticipants({
    event,
    of: 'given g ON p.wave_id = $1::int AND p.id = g.id',
    at: 'now()',
    cause: '$2::text',
    actor: '$3::text',
  })}
  SELECT id, from_state AS "from" FROM moving`;

/** The one place where states of contacts change; inside the caller's transaction, with their history. */
@Injectable()
export class ParticipantStatesRepository {
  /**
   * Lets something happen to one contact. Refusals of the state machine are given, not thrown: nothing has changed then.
   * @param cause a short Dutch sentence for the history on screen: 'Herinnering verstuurd'
   * @param actor e-mail address of who did it, `respondent`, or `system`
   * @returns null when the wave has no such contact
   */
  async changeState(
    manager: EntityManager,
    waveId: number,
    participantId: string,
    event: ParticipantEvent,
    cause: string,
    actor: string,
  ): Promise<StateChange | null> {
    const [change] = await this.changeStates(manager, waveId, [participantId], event, cause, actor);
    return change ?? null;
  }

  /** The same for many at once, in one statement. Contacts that do not exist are left out of the answer. */
  async changeStates(
    manager: EntityManager,
    waveId: number,
    participantIds: readonly string[],
    event: ParticipantEvent,
    cause: string,
    actor: string,
  ): Promise<StateChange[]> {
    if (participantIds.length === 0) return [];
    // Answering locks the response first and then its contacts in order of id; whatever is done here keeps to that.
    if (event === 'sent') await manager.query(COUNT_AS_INVITED, [waveId, participantIds]);
    const rows: { id: string; from: ParticipantState }[] = await manager.query(changeStatement(event), [
      waveId,
      cause,
      actor,
      participantIds,
    ]);
    const consequence = CONSEQUENCES[event];
    if (consequence !== undefined) await manager.query(consequence, [waveId, rows.map(({ id }) => id)]);
    return rows.map(({ id, from }) => ({ participantId: id, from, next: nextState(from, event) }));
  }
}

/** $1 wave, $2 contacts: whoever is sent something is counted as invited. */
const COUNT_AS_INVITED = `
  UPDATE response r SET invited_at = now() FROM participant p
   WHERE p.wave_id = $1 AND p.id = ANY ($2::uuid[]) AND p.state NOT IN ('declined', 'opted-out')
     AND r.wave_id = $1 AND r.id = p.response_id AND r.invited_at IS NULL`;

/** What is kept beside the state, whatever the state ($1 wave, $2 contacts): a bounce says something of the address, also after opening. */
const CONSEQUENCES: Readonly<Partial<Record<ParticipantEvent, string>>> = {
  bounced: `UPDATE participant SET email_status = 'hard' WHERE wave_id = $1 AND id = ANY ($2::uuid[])`,
  readdressed: `UPDATE participant SET email_status = 'ok' WHERE wave_id = $1 AND id = ANY ($2::uuid[])`,
  'opted-out': `UPDATE participant SET opted_out_at = coalesce(opted_out_at, now()) WHERE wave_id = $1 AND id = ANY ($2::uuid[])`,
};
