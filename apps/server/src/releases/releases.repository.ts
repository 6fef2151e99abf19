import { Injectable } from '@nestjs/common';
import type { ChangedCell } from '@ido/api';
import { DataSource, type EntityManager } from 'typeorm';

/** A release as it is stored. */
export interface StoredRelease {
  readonly number: number;
  readonly state: string;
  /** Canonical JSON of `ReleasedFigures`. */
  readonly figures: string;
  readonly contentHash: string;
  readonly changes: readonly ChangedCell[];
  readonly note: string;
  readonly author: string;
  readonly software: string;
  readonly at: Date;
}

/** Of a list: without its figures and changes, which may be large. */
export type ListedRelease = Omit<StoredRelease, 'figures' | 'changes'> & {
  readonly responses: number | null;
  readonly changed: number;
};

const LISTED = `l.number, l.state, l.content_hash AS "contentHash", l.note, l.author, l.software, l.at,
  (l.figures::jsonb ->> 'responses')::int AS responses, jsonb_array_length(l.changes) AS changed`;

/** A wave with its last release. */
export interface ReleasedWave extends ListedRelease {
  readonly key: string;
  readonly title: string;
  readonly audience: string;
  readonly opensAt: Date | null;
  readonly population: number | null;
  readonly syntheticNote: string | null;
}

/** The last release of a wave, by which its figures can be read. */
export interface LastReleaseRow {
  readonly waveId: number;
  readonly wave: string;
  readonly number: number;
  readonly at: Date;
  readonly contentHash: string;
}

/** What was released of waves. */
@Injectable()
export class ReleasesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Of a wave, newest first. */
  list(waveId: number): Promise<ListedRelease[]> {
    return this.dataSource.query(`SELECT ${LISTED} FROM wave_release l WHERE l.wave_id = $1 ORDER BY l.number DESC`, [
      waveId,
    ]);
  }

  /** The last release of each wave of a study, from the oldest wave to the newest; none for a study that does not exist. */
  lastOfStudy(key: string): Promise<LastReleaseRow[]> {
    return this.dataSource.query(
      `SELECT w.id AS "waveId", w.key AS wave, l.number, l.at, l.content_hash AS "contentHash"
         FROM study s JOIN wave w ON w.study_id = s.id
         JOIN LATERAL (SELECT number, at, content_hash FROM wave_release l WHERE l.wave_id = w.id ORDER BY l.number DESC LIMIT 1) l ON true
        WHERE s.key = $1 ORDER BY coalesce(w.opens_at, w.created_at), w.key`,
      [key],
    );
  }

  /** One of a wave; the last one without a number. */
  async find(waveId: number, number: number | null = null): Promise<StoredRelease | null> {
    const rows: StoredRelease[] = await this.dataSource.query(
      `SELECT number, state, figures, content_hash AS "contentHash", changes, note, author, software, at FROM wave_release
        WHERE wave_id = $1 AND ($2::int IS NULL OR number = $2) ORDER BY number DESC LIMIT 1`,
      [waveId, number],
    );
    return rows[0] ?? null;
  }

  /** Adds a release with this number; false when somebody else released that one first. */
  async add(
    manager: EntityManager,
    waveId: number,
    release: StoredRelease & { readonly authorId: string },
  ): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `INSERT INTO wave_release (wave_id, number, state, figures, content_hash, changes, note, author_id, author, software, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING number`,
      [
        waveId,
        release.number,
        release.state,
        release.figures,
        release.contentHash,
        JSON.stringify(release.changes),
        release.note,
        release.authorId,
        release.author,
        release.software,
        release.at,
      ],
    );
    return rows.length > 0;
  }

  /** The waves of a study that were released, newest first, each with its last release; null for a study that does not exist. */
  async ofStudy(
    key: string,
  ): Promise<{ key: string; title: string; description: string; waves: ReleasedWave[] } | null> {
    const [study]: { id: number; key: string; title: string; description: string }[] = await this.dataSource.query(
      'SELECT id, key, title, description FROM study WHERE key = $1',
      [key],
    );
    if (!study) return null;
    const waves: ReleasedWave[] = await this.dataSource.query(
      `SELECT w.key, w.title, w.audience, w.opens_at AS "opensAt", w.synthetic_note AS "syntheticNote",
              nullif((SELECT count(*)::int FROM wave_population p WHERE p.wave_id = w.id), 0) AS population, ${LISTED}
         FROM wave w JOIN LATERAL (SELECT * FROM wave_release l WHERE l.wave_id = w.id ORDER BY l.number DESC LIMIT 1) l ON true
        WHERE w.study_id = $1 ORDER BY w.opens_at DESC NULLS LAST, w.key`,
      [study.id],
    );
    return { key: study.key, title: study.title, description: study.description, waves };
  }
}
