import { Injectable } from '@nestjs/common';
import type { RawResponse } from '@ido/questionnaire';
import type { QueryRunner } from 'typeorm';

/** Rows that are fetched at a time. */
const BATCH = 500;
/** A revision of `response r` whose transaction had been committed in the snapshot $2. */
const THEN = 'v.wave_id = $1 AND pg_visible_in_snapshot(v.changed_seq::text::xid8, $2::pg_snapshot)';

/** Completed responses as they were in an earlier snapshot, from their revisions. */
@Injectable()
export class PastResponsesRepository {
  /** What became of them since: how many are gone for good, because a respondent had the answers removed or the response was deleted. `later`: this database has not come so far. */
  async since(runner: QueryRunner, waveId: number, snapshot: string): Promise<{ removed: number; later: boolean }> {
    const rows: { removed: number; later: boolean }[] = await runner.query(
      `SELECT ((SELECT count(*) FROM response r
                 WHERE r.wave_id = $1 AND r.erased_at IS NOT NULL
                   AND (SELECT v.status FROM response_revision v WHERE ${THEN} AND v.response_id = r.id ORDER BY v.revision DESC LIMIT 1) = 'complete')
             + (SELECT count(*) FROM response_removed d
                 WHERE d.wave_id = $1 AND NOT pg_visible_in_snapshot(d.changed_seq::text::xid8, $2::pg_snapshot)))::int AS removed,
              pg_snapshot_xmax($2::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) AS later`,
      [waveId, snapshot],
    );
    return rows[0]!;
  }

  /** Whether somebody released the wave in this state: then who may read figures may see it too. */
  async isReleased(runner: QueryRunner, waveId: number, state: string): Promise<boolean> {
    const rows: unknown[] = await runner.query('SELECT FROM wave_release WHERE wave_id = $1 AND state = $2 LIMIT 1', [
      waveId,
      state,
    ]);
    return rows.length > 0;
  }

  /**
   * The raw responses that were complete then; those of one organisation follow each other, who has none comes first. To be called within a transaction: they
   * come through a cursor, which goes with it, so that other statements may come in between.
   */
  async *complete(runner: QueryRunner, waveId: number, snapshot: string): AsyncGenerator<RawResponse> {
    // All of them are read: the plan that gives the first rows soonest is not the quickest.
    await runner.query('SET LOCAL cursor_tuple_fraction = 1');
    await runner.query(
      // The moment of completion is kept with the response; a completion that was undone since has that of its revision.
      `DECLARE past_responses NO SCROLL CURSOR FOR
       SELECT r.id, r.organisation_code AS organisation, l.answers,
              CASE WHEN r.revision = l.revision THEN r.completed_at ELSE l.saved_at END AS "completedAt"
         FROM (SELECT DISTINCT ON (v.response_id) v.response_id, v.revision, v.status, v.answers, v.saved_at
                 FROM response_revision v WHERE ${THEN} ORDER BY v.response_id, v.revision DESC) l
         JOIN response r ON r.wave_id = $1 AND r.id = l.response_id
        WHERE l.status = 'complete' ORDER BY r.organisation_code NULLS FIRST, r.id`,
      [waveId, snapshot],
    );
    for (;;) {
      const rows: RawResponse[] = await runner.query(`FETCH ${BATCH} FROM past_responses`);
      if (rows.length === 0) return;
      yield* rows;
    }
  }
}
