import { Injectable } from '@nestjs/common';
import type { Answers } from '@ido/questionnaire';
import { DataSource } from 'typeorm';

/** A completed response with everything that review looks at. */
export interface ExaminedRow {
  readonly id: string;
  readonly organisation: string | null;
  readonly organisationName: string | null;
  readonly reference: string;
  readonly completedAt: Date;
  /** Minutes since it was begun; null when it was not begun on the page, as an imported response. */
  readonly minutes: number | null;
  readonly answers: Answers;
  readonly counted: boolean;
}

const SELECT = `
  SELECT r.id, r.organisation_code AS organisation, o.name AS "organisationName", r.reference, r.completed_at AS "completedAt",
    CASE WHEN r.started_at < r.completed_at THEN (extract(epoch FROM r.completed_at - r.started_at) / 60)::float8 END AS minutes,
    r.answers, r.counted
  FROM response r LEFT JOIN organisation o ON o.code = r.organisation_code`;
const COMPLETE = `r.wave_id = $1 AND r.status = 'complete'`;

/** What of the figures is not as it was sent in. */
export interface CleanedCounts {
  readonly responses: number;
  readonly counted: number;
  readonly corrected: number;
  readonly correctedAnswers: number;
}

/** Completed responses in review; read on the primary, so that whoever decided something sees it at once. */
@Injectable()
export class ExaminedResponsesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The last `most` completed responses, the newest first. */
  last(waveId: number, most: number): Promise<ExaminedRow[]> {
    return this.dataSource.query(`${SELECT} WHERE ${COMPLETE} ORDER BY r.completed_at DESC, r.id DESC LIMIT $2`, [
      waveId,
      most,
    ]);
  }

  /** Median of the minutes that completing took; null when no time is known. */
  async medianMinutes(waveId: number): Promise<number | null> {
    const [row]: { median: number | null }[] = await this.dataSource.query(
      `SELECT (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.completed_at - r.started_at)) / 60)::float8 AS median
         FROM response r WHERE ${COMPLETE} AND r.started_at < r.completed_at`,
      [waveId],
    );
    return row?.median ?? null;
  }

  /** The organisations with several completed responses, with how many. */
  async several(waveId: number): Promise<ReadonlyMap<string, number>> {
    const rows: { code: string; count: number }[] = await this.dataSource.query(
      `SELECT r.organisation_code AS code, count(*)::int AS count FROM response r
        WHERE ${COMPLETE} AND r.organisation_code IS NOT NULL GROUP BY 1 HAVING count(*) > 1`,
      [waveId],
    );
    return new Map(rows.map(({ code, count }) => [code, count]));
  }

  /** How many responses and answers are not as they were sent in. */
  async counts(waveId: number): Promise<CleanedCounts> {
    const [row]: CleanedCounts[] = await this.dataSource.query(
      `SELECT (SELECT count(*)::int FROM response r WHERE ${COMPLETE}) AS responses,
              (SELECT count(*)::int FROM response r WHERE ${COMPLETE})
                - (SELECT count(*)::int FROM response r WHERE ${COMPLETE} AND NOT r.counted) AS counted, c.*
         FROM (SELECT count(*)::int AS corrected, coalesce(sum(d.differing), 0)::int AS "correctedAnswers"
                 FROM response r CROSS JOIN LATERAL (
                   SELECT count(*) AS differing FROM jsonb_object_keys(r.answers || r.clean_answers) AS question
                    WHERE r.answers -> question IS DISTINCT FROM r.clean_answers -> question) d
                WHERE ${COMPLETE} AND r.clean_answers IS NOT NULL) c`,
      [waveId],
    );
    return row!;
  }

  /** Of these responses, those that are completed: excluded ones do not count. */
  async completed(waveId: number, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const [row]: { count: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS count FROM response r WHERE ${COMPLETE} AND r.id = ANY ($2::uuid[])`,
      [waveId, ids],
    );
    return row!.count;
  }

  /** One completed response, or null. */
  async find(waveId: number, id: string): Promise<ExaminedRow | null> {
    const [row]: ExaminedRow[] = await this.dataSource.query(`${SELECT} WHERE ${COMPLETE} AND r.id = $2`, [waveId, id]);
    return row ?? null;
  }

  /** All completed responses of an organisation, in order of completion. */
  ofOrganisation(waveId: number, code: string): Promise<ExaminedRow[]> {
    return this.dataSource.query(
      `${SELECT} WHERE ${COMPLETE} AND r.organisation_code = $2 ORDER BY r.completed_at, r.id`,
      [waveId, code],
    );
  }
}
