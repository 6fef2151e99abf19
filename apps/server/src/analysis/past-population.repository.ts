import { Injectable } from '@nestjs/common';
import type { SizeClassLimits } from '@ido/catalogue';
import type { QueryRunner } from 'typeorm';

/** A version of a population. */
export interface PastPopulation {
  readonly version: number;
  /** Limits of its size classes. */
  readonly sizeLimits: SizeClassLimits;
}

/** Which population a wave had in an earlier snapshot. Its members: `CodedResponsesRepository.population`. */
@Injectable()
export class PastPopulationRepository {
  /** Null when that is not known: before there was a history of populations. */
  async find(runner: QueryRunner, waveId: number, snapshot: string): Promise<PastPopulation | null> {
    const rows: PastPopulation[] = await runner.query(
      `SELECT v.version, v.size_limits AS "sizeLimits" FROM population_version v
        WHERE v.wave_id = $1 AND pg_visible_in_snapshot(v.changed_seq::text::xid8, $2::pg_snapshot)
        ORDER BY v.version DESC LIMIT 1`,
      [waveId, snapshot],
    );
    return rows[0] ?? null;
  }
}
