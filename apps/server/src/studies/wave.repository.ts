import { Injectable } from '@nestjs/common';
import type { CreateWave, WaveStatus } from '@ido/api';
import { DataSource, type EntityManager } from 'typeorm';
import { PopulationFixing } from '../population/population-fixing';
import { PopulationRepository } from '../population/population.repository';
import { WAVE_COLUMNS, WAVE_JOINS, type WaveRow } from './wave-row';

/** How far the fieldwork of a wave is, in responses. */
export interface WaveCounts {
  /** Organisations with a personal link that was not withdrawn. */
  readonly invited: number;
  /** Saved or sent in. */
  readonly started: number;
  readonly completed: number;
}

export type CountedWave = WaveRow & WaveCounts;

const COUNTED = `
  SELECT ${WAVE_COLUMNS}, r.invited, r.started, r.completed
    FROM wave w ${WAVE_JOINS}
    CROSS JOIN LATERAL (
      -- Never over the responses themselves: there may be a million. Invitations are as many as there are organisations.
      SELECT (SELECT count(*)::int FROM response WHERE wave_id = w.id AND invited_at IS NOT NULL AND withdrawn_at IS NULL) AS invited,
             coalesce(sum(count) FILTER (WHERE kind = 'started'), 0)::int AS started,
             coalesce(sum(count) FILTER (WHERE kind = 'completed'), 0)::int AS completed
        FROM response_tally WHERE wave_id = w.id
    ) r`;

/** What of a wave a researcher can change. */
export interface ChangeableWave {
  readonly status: WaveStatus;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly graceDays: number;
}

/** A wave to be made; `populationOn` is the day on which its organisations have to exist, null for the day on which it opens. */
export type NewWave = Omit<CreateWave, 'questionnaire' | 'opensAt' | 'closesAt'> & {
  readonly studyId: number;
  readonly versionId: number;
  readonly audience: string;
  readonly status: WaveStatus;
  readonly syntheticNote: string | null;
  readonly populationOn: string | null;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
};

/** Waves in the database. */
@Injectable()
export class WaveRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly populations: PopulationRepository,
    private readonly fixing: PopulationFixing,
  ) {}

  /** At most `limit + 1` waves of a study, the first opened first, from after this moment and key. */
  ofStudy(
    studyId: number,
    limit: number,
    after: readonly string[] | null,
  ): Promise<(CountedWave & { place: string })[]> {
    return this.dataSource.query(
      `SELECT * FROM (${COUNTED} WHERE w.study_id = $1) counted
         JOIN LATERAL (SELECT to_char(coalesce(opens_at, created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') AS place
                         FROM wave WHERE wave.id = counted.id) ordered ON true
        WHERE $3::text IS NULL OR (place, key) > ($3, $4)
        ORDER BY place, key LIMIT $2`,
      [studyId, limit + 1, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  /** A wave with its counts, by id. */
  async counted(id: number, manager: EntityManager = this.dataSource.manager): Promise<CountedWave> {
    const [row]: CountedWave[] = await manager.query(`${COUNTED} WHERE w.id = $1`, [id]);
    if (!row) throw new Error(`there is no wave ${id}`);
    return row;
  }

  /** The new wave's id with its population fixed, or null when the key is taken. */
  async add(manager: EntityManager, wave: NewWave): Promise<number | null> {
    const [row]: { id: number }[] = await manager.query(
      `INSERT INTO wave (key, study_id, questionnaire_version_id, title, audience, status, open_access, synthetic_note, opens_at, closes_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [
        wave.key,
        wave.studyId,
        wave.versionId,
        wave.title,
        wave.audience,
        wave.status,
        wave.openAccess,
        wave.syntheticNote,
        wave.opensAt,
        wave.closesAt,
      ],
    );
    if (!row) return null;
    await this.fixPopulation(manager, row.id, wave);
    return row.id;
  }

  /** The status of a wave, locked until the end of the transaction. */
  async lock(manager: EntityManager, id: number): Promise<ChangeableWave> {
    const [row]: ChangeableWave[] = await manager.query(
      `SELECT status, opens_at AS "opensAt", closes_at AS "closesAt", grace_days AS "graceDays" FROM wave
        WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (!row) throw new Error(`there is no wave ${id}`);
    return row;
  }

  async change(manager: EntityManager, id: number, wave: ChangeableWave & { title: string | null }): Promise<void> {
    await manager.query(
      'UPDATE wave SET title = coalesce($2, title), status = $3, opens_at = $4, closes_at = $5, grace_days = $6 WHERE id = $1',
      [id, wave.title, wave.status, wave.opensAt, wave.closesAt, wave.graceDays],
    );
  }

  /** All organisations of a type; frozen at once for a wave that is open from the beginning. */
  private async fixPopulation(manager: EntityManager, id: number, wave: NewWave): Promise<void> {
    if (wave.population !== null) {
      const { population: type, populationOn: on } = wave;
      await this.populations.keep(manager, id, { kind: 'choice', type, provinces: [], sizeClasses: [], on }, null);
      await this.fixing.refreshWave(manager, id);
    }
    if (wave.status === 'draft') return;
    await this.fixing.freeze(manager, id, wave.opensAt === null ? new Date() : new Date(wave.opensAt));
  }
}
