import { movesOf, type ParticipantEvent } from '@ido/fieldwork';

/** What happens to which contacts, as pieces of SQL. */
interface Moving {
  readonly event: ParticipantEvent;
  /** What `participant p` is joined with, and on what: `changed c ON p.id = c.participant_id`. */
  readonly of: string;
  /** When, who and why: SQL expressions over `p` and what it is joined with. */
  readonly at: string;
  readonly cause: string;
  readonly actor?: string;
}

/**
 * Two common table expressions, `moving` and `moved`, that move contacts by the table of the state machine and write their history.
 * For statements that change something else in the same round trip; everybody else uses `ParticipantRepository.changeStates`.
 * `moving` locks what it reads, in order of id, so that no two statements wait for each other.
 */
export function movingParticipants({ event, of, at, cause, actor = `'respondent'` }: Moving): string {
  const moves = movesOf(event)
    .map(({ from, to }) => `('${from}', '${to}')`)
    .join(', ');
  return `
  moving AS MATERIALIZED (
    SELECT p.wave_id, p.id, p.state AS from_state, ${at} AS at, ${cause} AS cause, ${actor} AS actor
    FROM participant p JOIN ${of}
    ORDER BY p.id FOR NO KEY UPDATE OF p
  ), moved AS (
    UPDATE participant p SET state = move.to_state, state_at = m.at, events = p.events + 1
    FROM moving m JOIN (VALUES ${moves}) AS move (from_state, to_state) USING (from_state)
    WHERE p.wave_id = m.wave_id AND p.id = m.id
    RETURNING p.wave_id, p.id, p.events AS number, m.at, m.from_state, p.state AS to_state, m.cause, m.actor
  ), told AS (
    INSERT INTO participant_event (wave_id, participant_id, number, at, from_state, to_state, cause, actor)
    SELECT * FROM moved
  )`;
}
