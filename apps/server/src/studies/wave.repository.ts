import { Injectable } from '@nestjs/common';
import type { CreateWave, WaveStatus } from '@ido/api';
import { sizeClass } from '@ido/catalogue';
import { DataSource, type EntityManager } from 'typeorm';
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
      SELECT count(*) FILTER (WHERE invited_at IS NOT NULL AND withdrawn_at IS NULL)::int AS invited,
             count(*) FILTER (WHERE status <> 'invited')::int AS started,
             count(*) FILTER (WHERE status = 'complete')::int AS completed
        FROM response WHERE wave_id = w.id
    ) r`;

/** A wave to be made; `populationOn` is the day on which its organisations had to exist. */
export type NewWave = Omit<CreateWave, 'questionnaire' | 'opensAt' | 'closesAt'> & {
  readonly studyId: number;
  readonly versionId: number;
  readonly audience: string;
  readonly status: WaveStatus;
  readonly syntheticNote: string | null;
  readonly populationOn: string;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
};

/** Waves in the database. */
@Injectable()
export class WaveRepository {
  constructor(private readonly dataSource: DataSource) {}

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
    if (wave.population !== null) await this.fixPopulation(manager, row.id, wave.population, wave.populationOn);
    return row.id;
  }

  /** The status of a wave, locked until the end of the transaction. */
  async lock(
    manager: EntityManager,
    id: number,
  ): Promise<{ status: WaveStatus; opensAt: Date | null; closesAt: Date | null }> {
    const [row]: { status: WaveStatus; opensAt: Date | null; closesAt: Date | null }[] = await manager.query(
      'SELECT status, opens_at AS "opensAt", closes_at AS "closesAt" FROM wave WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (!row) throw new Error(`there is no wave ${id}`);
    return row;
  }

  async change(
    manager: EntityManager,
    id: number,
    wave: { title: string | null; status: WaveStatus; opensAt: Date | null; closesAt: Date | null },
  ): Promise<void> {
    await manager.query(
      'UPDATE wave SET title = coalesce($2, title), status = $3, opens_at = $4, closes_at = $5 WHERE id = $1',
      [id, wave.title, wave.status, wave.opensAt, wave.closesAt],
    );
  }

  /** The organisations of a type that exist on a day, with province and size class as they are now: later changes do not move them. */
  private async fixPopulation(manager: EntityManager, waveId: number, type: string, on: string): Promise<void> {
    const organisations: { code: string; province: string | null; inhabitants: number | null }[] = await manager.query(
      `SELECT code, province, inhabitants FROM organisation
        WHERE type = $1 AND valid_from <= $2::date AND (valid_to IS NULL OR $2::date < valid_to)`,
      [type, on],
    );
    // Size classes are defined for municipalities only.
    const rows = organisations.map(({ code, province, inhabitants }) => ({
      code,
      province,
      sizeClass: type === 'municipality' && inhabitants !== null ? sizeClass(inhabitants) : null,
    }));
    await manager.query(
      `INSERT INTO wave_population (wave_id, organisation_code, province, size_class)
       SELECT $1, code, province, "sizeClass" FROM json_to_recordset($2) AS given (code text, province text, "sizeClass" text)`,
      [waveId, JSON.stringify(rows)],
    );
  }
}
