import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** One category of a published table. */
export interface PublishedRow {
  readonly variable: string;
  readonly category: string;
  readonly count: number | null;
  readonly share: number;
  readonly base: number;
}

/** A wave of which only figures are known. */
export interface PublishedWave {
  readonly key: string;
  readonly title: string;
  readonly audience: string;
  readonly source: string;
  readonly population: number | null;
  readonly opensAt: string;
  readonly closesAt: string | null;
  readonly studyId: number;
  readonly versionId: number;
}

/** Published tables in the database. */
@Injectable()
export class PublishedRepository {
  constructor(private readonly dataSource: DataSource) {}

  rows(waveId: number): Promise<PublishedRow[]> {
    return this.dataSource.query(
      'SELECT variable, category, count, share, base FROM published_table WHERE wave_id = $1',
      [waveId],
    );
  }

  /** The id of the new wave, published at once; null when the key is taken. */
  async add(manager: EntityManager, wave: PublishedWave, rows: readonly PublishedRow[]): Promise<number | null> {
    const [row]: { id: number }[] = await manager.query(
      `INSERT INTO wave (key, study_id, questionnaire_version_id, title, audience, status, opens_at, closes_at, without_microdata,
              published_population, published_source)
       VALUES ($1, $2, $3, $4, $5, 'published', $6, $7, true, $8, $9) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [
        wave.key,
        wave.studyId,
        wave.versionId,
        wave.title,
        wave.audience,
        wave.opensAt,
        wave.closesAt,
        wave.population,
        wave.source,
      ],
    );
    if (!row) return null;
    await manager.query(
      `INSERT INTO published_table (wave_id, variable, category, count, share, base)
       SELECT $1, variable, category, count, share, base
         FROM json_to_recordset($2) AS given (variable text, category text, count integer, share double precision, base integer)`,
      [row.id, JSON.stringify(rows)],
    );
    return row.id;
  }
}
