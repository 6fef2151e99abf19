import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { QueryRunner } from 'typeorm';
import { readBinaryCopy } from './binary-copy';
import type { WaveState } from './wave-state';
import type { PopulationFacts } from './register-attributes';

/** A complete response as it is counted, after cleaning. The bytes are only valid during the call that gives them. */
export interface CodedResponse {
  /** 16 bytes. */
  readonly id: Uint8Array;
  readonly coded: Uint8Array;
  readonly organisation: string | null;
}

/** A response that was changed: no longer complete, no longer counted or gone when `coded` is null. */
export interface ChangedResponse {
  readonly id: Uint8Array;
  readonly coded: Uint8Array | null;
  readonly organisation: string | null;
}

/** From which transaction on changes are still to be read, as text: a transaction id is larger than a number can be exact. */
export type Since = string;

/** The population of the wave $1; in the snapshot $2 it is who had been put in last and not been taken out. */
const NOW_MEMBERS = '(SELECT * FROM wave_population WHERE wave_id = $1)';
const THEN_MEMBERS = `(
         SELECT * FROM (
           SELECT DISTINCT ON (v.organisation_code) v.* FROM wave_population_revision v
            WHERE v.wave_id = $1 AND pg_visible_in_snapshot(v.changed_seq::text::xid8, $2::pg_snapshot)
            ORDER BY v.organisation_code, v.revision DESC) last
          WHERE member)`;

/** $1 wave: what its figures are made from now, and from which transaction on changes are to be read next time. */
const STATE = `
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, pg_current_snapshot()::text AS snapshot,
        v.number AS version, w.population_version AS population, t.which_counts AS "whichCounts",
        (SELECT coalesce(max(e.number), 0) FROM cleaning_entry e WHERE e.wave_id = w.id) AS cleaning
      FROM wave w JOIN study t ON t.id = w.study_id JOIN questionnaire_version v ON v.id = w.questionnaire_version_id WHERE w.id = $1`;

/** Also what was only coded anew. Removed ones come with the others: an id that is in both was removed and added again. */
const CHANGES = {
  name: 'analysis-changes',
  text: `
    SELECT s.*, c.id, c.coded, c.organisation, c.removed
    FROM (${STATE}) s
    LEFT JOIN LATERAL (
      SELECT uuid_send(r.id) AS id, CASE WHEN r.status = 'complete' AND r.counted THEN r.coded END AS coded,
        r.organisation_code AS organisation, false AS removed
      FROM response r WHERE r.wave_id = $1 AND r.changed_seq >= $2::bigint
      UNION ALL
      SELECT uuid_send(r.id), CASE WHEN r.status = 'complete' AND r.counted THEN r.coded END, r.organisation_code, false
      FROM response r WHERE r.wave_id = $1 AND r.changed_seq < $2::bigint
        AND r.id IN (SELECT t.response_id FROM coded_text t WHERE t.wave_id = $1 AND t.changed_seq >= $2::bigint)
      UNION ALL
      SELECT uuid_send(d.response_id), NULL, NULL, true
      FROM response_removed d WHERE d.wave_id = $1 AND d.changed_seq >= $2::bigint
    ) c ON true`,
};

/** Coded rows of a wave, read on a replica where there is one. */
@Injectable()
export class CodedResponsesRepository {
  /** The organisations of the wave with their facts; as they were in an earlier snapshot when one is given, but for the libraries. */
  population(runner: QueryRunner, waveId: number, snapshot: string | null = null): Promise<PopulationFacts[]> {
    return runner.query(
      `SELECT p.organisation_code AS organisation, p.province, p.size_class AS "sizeClass", p.inhabitants, l.libraries
       FROM ${snapshot === null ? NOW_MEMBERS : THEN_MEMBERS} p
       LEFT JOIN (
         SELECT m.municipality_code, json_agg(json_build_object('code', o.code, 'name', o.name)) AS libraries
         FROM wave w
         JOIN library_municipality m ON m.valid_from <= coalesce(w.opens_at, now())::date
          AND (m.valid_to IS NULL OR m.valid_to > coalesce(w.opens_at, now())::date)
         JOIN organisation o ON o.code = m.library_code
         WHERE w.id = $1 GROUP BY 1
       ) l ON l.municipality_code = p.organisation_code`,
      snapshot === null ? [waveId] : [waveId, snapshot],
    );
  }

  /** What the figures of a wave are made from, in the snapshot of the runner. */
  async state(runner: QueryRunner, waveId: number): Promise<WaveState> {
    const rows: (WaveState & { xmin: Since })[] = await runner.query(STATE, [waveId]);
    const { version, population, cleaning, whichCounts, snapshot } = rows[0]!;
    return { version, population, cleaning, whichCounts, snapshot };
  }

  /** Number of complete responses that count, counted no further than `most`. */
  async count(runner: QueryRunner, waveId: number, most: number): Promise<number> {
    const rows: { count: string }[] = await runner.query(
      `SELECT count(*) FROM (SELECT FROM response WHERE wave_id = $1 AND status = 'complete' AND counted LIMIT $2) counted`,
      [waveId, most],
    );
    return Number(rows[0]?.count ?? 0);
  }

  /**
   * Gives every complete response that counts to `each`, without keeping any. Returns from where on changes are to be read afterwards: taken before the rows,
   * so that whatever was in flight is read again rather than missed.
   */
  async readAll(runner: QueryRunner, waveId: number, each: (response: CodedResponse) => void): Promise<Since> {
    const since = await this.now(runner);
    const client = await clientOf(runner);
    // COPY takes no parameters; a wave id is a number of our own.
    const stream = client.query(
      copyTo(
        `COPY (SELECT id, coded, organisation_code FROM response WHERE wave_id = ${Number(waveId)} AND status = 'complete' AND counted)
         TO STDOUT (FORMAT binary)`,
      ),
    );
    await readBinaryCopy(stream, ([id, coded, organisation]) => {
      if (!id || !coded) throw new Error('a complete response without coded row');
      each({ id, coded, organisation: organisation?.toString('latin1') ?? null });
    });
    return since;
  }

  /** From where on changes are to be read by whoever begins to read now. */
  async now(runner: QueryRunner): Promise<Since> {
    const rows: { xmin: Since }[] = await runner.query('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin');
    return rows[0]!.xmin;
  }

  /** What was changed since, removals first, and from where on to read the next time. One look in an index when nothing was. */
  async changes(
    runner: QueryRunner,
    waveId: number,
    since: Since,
  ): Promise<{ changed: ChangedResponse[]; since: Since; state: WaveState }> {
    const client = await clientOf(runner);
    const { rows } = await client.query<
      { xmin: Since; removed: boolean | null } & WaveState &
        (ChangedResponse | { id: null; coded: null; organisation: null })
    >({ ...CHANGES, values: [waveId, since] });
    const changed = rows.flatMap(({ id, coded, organisation, removed }) =>
      id === null ? [] : [{ id, coded, organisation, removed: removed === true }],
    );
    changed.sort((a, b) => Number(b.removed) - Number(a.removed));
    const { xmin, version, population, cleaning, whichCounts, snapshot } = rows[0]!;
    return { changed, since: xmin, state: { version, population, cleaning, whichCounts, snapshot } };
  }
}

/** The connection of a runner, for what TypeORM has no words for: prepared statements and COPY. */
async function clientOf(runner: QueryRunner): Promise<PoolClient> {
  return (await runner.connect()) as PoolClient;
}
