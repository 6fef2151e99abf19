import { Injectable } from '@nestjs/common';
import type { ProgressCounts, Target } from '@ido/api';
import type { DayCounts } from '@ido/fieldwork';
import { DataSource, type EntityManager } from 'typeorm';
import type { WaveRow } from '../studies/wave-row';
import { organisationsSql, RESPONSES_OF_ORGANISATION, type ResponsesOfOrganisation } from './organisations-sql';

/** How far the organisations of one class are; both null: all of them. */
export interface CountedClass extends ProgressCounts {
  readonly variable: 'total' | 'province' | 'sizeClass';
  /** Null: the register does not know it. */
  readonly code: string | null;
  readonly population: number;
}

/** A mailing with when it went out and how many messages were sent. */
export interface SentMailing {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly at: Date;
  readonly day: string;
  readonly sent: number;
}

/** What the progress of a wave is made of. */
@Injectable()
export class ProgressRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** How far the organisations of the population are: all, by province and by size class. */
  async classes(wave: Pick<WaveRow, 'id' | 'openAccess'>): Promise<CountedClass[]> {
    const responses = await this.responsesOfOrganisation(wave.id);
    return this.dataSource.query(
      `WITH ${organisationsSql({ responses })}
       SELECT CASE WHEN grouping(province) = 0 THEN 'province' WHEN grouping(size_class) = 0 THEN 'sizeClass' ELSE 'total' END AS variable,
              coalesce(province, size_class) AS code, count(*)::int AS population,
              count(*) FILTER (WHERE invited)::int AS invited,
              count(*) FILTER (WHERE invited AND (delivered OR status IS NOT NULL))::int AS delivered,
              count(*) FILTER (WHERE invited AND (opened OR status IS NOT NULL))::int AS opened,
              count(*) FILTER (WHERE status IS NOT NULL)::int AS started,
              count(*) FILTER (WHERE status = 'complete')::int AS completed
         FROM progress GROUP BY GROUPING SETS ((), (province), (size_class))`,
      [wave.id, !wave.openAccess],
    );
  }

  /** Which road the queries over organisations take. */
  async responsesOfOrganisation(waveId: number): Promise<ResponsesOfOrganisation> {
    const [row]: { responses: ResponsesOfOrganisation }[] = await this.dataSource.query(RESPONSES_OF_ORGANISATION, [
      waveId,
    ]);
    return row?.responses ?? 'few';
  }

  /** Counts in responses, for a wave whose population is no list. */
  async responses(waveId: number): Promise<ProgressCounts> {
    const [row]: { invited: number; started: number; completed: number }[] = await this.dataSource.query(
      `SELECT (SELECT count(*)::int FROM response WHERE wave_id = $1 AND invited_at IS NOT NULL AND withdrawn_at IS NULL) AS invited,
              coalesce(sum(count) FILTER (WHERE kind = 'started'), 0)::int AS started,
              coalesce(sum(count) FILTER (WHERE kind = 'completed'), 0)::int AS completed
         FROM response_tally WHERE wave_id = $1`,
      [waveId],
    );
    const { invited = 0, started = 0, completed = 0 } = row ?? {};
    return { invited, delivered: invited, opened: Math.min(invited, started), started, completed };
  }

  /** What happened on each day in the Netherlands on which something did. */
  days(waveId: number): Promise<DayCounts[]> {
    return this.dataSource.query(
      `SELECT day::text, coalesce(sum(count) FILTER (WHERE kind = 'started'), 0)::int AS started,
              coalesce(sum(count) FILTER (WHERE kind = 'completed'), 0)::int AS completed
         FROM response_tally WHERE wave_id = $1 GROUP BY day HAVING bool_or(count <> 0) ORDER BY day`,
      [waveId],
    );
  }

  /** The days in the Netherlands on which a wave opens and now is. */
  async edges(waveId: number): Promise<{ opens: string | null; today: string }> {
    const [row]: { opens: string | null; today: string }[] = await this.dataSource.query(
      `SELECT day_in_the_netherlands(opens_at)::text AS opens, day_in_the_netherlands(now())::text AS today FROM wave WHERE id = $1`,
      [waveId],
    );
    if (!row) throw new Error(`there is no wave ${waveId}`);
    return row;
  }

  async targets(waveId: number): Promise<Target[]> {
    return this.dataSource.query(
      `SELECT variable, code, target_share::float8 AS share FROM wave_target WHERE wave_id = $1
        ORDER BY variable DESC, code`,
      [waveId],
    );
  }

  /** Replaces all targets of a wave. */
  async setTargets(manager: EntityManager, waveId: number, targets: readonly Target[]): Promise<void> {
    await manager.query('DELETE FROM wave_target WHERE wave_id = $1', [waveId]);
    await manager.query(
      `INSERT INTO wave_target (wave_id, variable, code, target_share)
       SELECT $1, variable, code, share FROM json_to_recordset($2) AS given (variable text, code text, share numeric)`,
      [waveId, JSON.stringify(targets)],
    );
  }

  /** From how many inhabitants the size classes of a study begin. */
  async sizeLimits(studyId: number): Promise<readonly number[]> {
    const [row]: { limits: number[] }[] = await this.dataSource.query(
      'SELECT size_limits AS limits FROM study WHERE id = $1',
      [studyId],
    );
    if (!row) throw new Error(`there is no study ${studyId}`);
    return row.limits;
  }
}
