import { Injectable } from '@nestjs/common';
import type { WeightingDefinition, WeightingFit } from '@ido/api';
import type { Weighting } from '@ido/tabulation';
import { DataSource, type EntityManager } from 'typeorm';

/** A version as it is stored. */
export interface StoredVersion {
  readonly scheme: string;
  readonly title: string;
  readonly current: number;
  readonly version: number;
  readonly definition: WeightingDefinition;
  readonly fit: WeightingFit;
  readonly author: string;
  readonly at: Date;
}

type FittedWeighting = Omit<Weighting, 'key' | 'title'>;

/** Weighting schemes of waves. What is stored was written by this program, in the shapes of its schemas. */
@Injectable()
export class WeightingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every version of every scheme of a wave: by title, the newest version first. */
  versions(waveId: number): Promise<StoredVersion[]> {
    return this.dataSource.query(
      `SELECT s.key AS scheme, s.title, s.current_version AS current, v.version, v.definition, v.fit, v.author, v.at
         FROM weighting_scheme s JOIN weighting_version v ON v.wave_id = s.wave_id AND v.scheme = s.key
        WHERE s.wave_id = $1 ORDER BY s.title, s.key, v.version DESC`,
      [waveId],
    );
  }

  /** The weights of a version of a scheme (null: the current one), or null when there is no such version. */
  async weighting(waveId: number, scheme: string, version: number | null): Promise<Weighting | null> {
    const [row]: { title: string; version: number; weighting: FittedWeighting }[] = await this.dataSource.query(
      `SELECT s.title, v.version, v.weighting
         FROM weighting_scheme s JOIN weighting_version v ON v.wave_id = s.wave_id AND v.scheme = s.key
        WHERE s.wave_id = $1 AND s.key = $2 AND v.version = coalesce($3, s.current_version)`,
      [waveId, scheme, version],
    );
    return row ? { key: `${scheme}.${row.version}`, title: row.title, ...row.weighting } : null;
  }

  /** Keeps a fit as the next version of a scheme, which becomes the current one. Gives its number. */
  async add(
    manager: EntityManager,
    waveId: number,
    scheme: { readonly key: string; readonly title: string },
    fitted: {
      readonly definition: WeightingDefinition;
      readonly weighting: FittedWeighting;
      readonly fit: WeightingFit;
    },
    by: { readonly id: string; readonly name: string },
  ): Promise<number> {
    const [stored]: { version: number }[] = await manager.query(
      `INSERT INTO weighting_scheme (wave_id, key, title, current_version) VALUES ($1, $2, $3, 1)
       ON CONFLICT (wave_id, key) DO UPDATE SET title = EXCLUDED.title,
         current_version = 1 + (SELECT max(version) FROM weighting_version WHERE wave_id = $1 AND scheme = $2)
       RETURNING current_version AS version`,
      [waveId, scheme.key, scheme.title],
    );
    const { version } = stored!;
    await manager.query(
      `INSERT INTO weighting_version (wave_id, scheme, version, definition, weighting, fit, author_id, author, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
      [
        waveId,
        scheme.key,
        version,
        JSON.stringify(fitted.definition),
        JSON.stringify(fitted.weighting),
        JSON.stringify(fitted.fit),
        by.id,
        by.name,
      ],
    );
    return version;
  }

  /** Makes a version the current one of its scheme; false when there is no such version. */
  async choose(manager: EntityManager, waveId: number, scheme: string, version: number): Promise<boolean> {
    const chosen: unknown[] = await manager.query(
      `WITH chosen AS (
         UPDATE weighting_scheme s SET current_version = $3
          WHERE wave_id = $1 AND key = $2
            AND EXISTS (SELECT FROM weighting_version v WHERE v.wave_id = $1 AND v.scheme = $2 AND v.version = $3)
          RETURNING 1)
       SELECT FROM chosen`,
      [waveId, scheme, version],
    );
    return chosen.length > 0;
  }

  /** Responses that count per organisation; null: of no organisation. */
  respondents(waveId: number): Promise<{ organisation: string | null; n: number }[]> {
    return this.dataSource.query(
      `SELECT organisation_code AS organisation, count(*)::int AS n FROM response
        WHERE wave_id = $1 AND status = 'complete' AND counted GROUP BY 1`,
      [waveId],
    );
  }
}
