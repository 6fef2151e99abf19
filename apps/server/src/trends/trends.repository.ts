import { Injectable } from '@nestjs/common';
import type { MergerFacts } from '@ido/fieldwork';
import { DataSource } from 'typeorm';
import { WAVE_COLUMNS, WAVE_JOINS, type WaveRow } from '../studies/wave-row';

/** Name of an organisation of the register. */
export interface NamedOrganisation {
  readonly code: string;
  readonly name: string;
}

/** What trends are made of besides answers. */
@Injectable()
export class TrendsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The waves of a study that were opened, the first first. */
  waves(studyId: number): Promise<WaveRow[]> {
    return this.dataSource.query(
      `SELECT ${WAVE_COLUMNS} FROM wave w ${WAVE_JOINS} WHERE s.id = $1 AND w.status <> 'draft'
        ORDER BY coalesce(w.opens_at, w.created_at), w.key`,
      [studyId],
    );
  }

  /** Every organisation that was merged into another. */
  mergers(): Promise<MergerFacts[]> {
    return this.dataSource.query(
      `SELECT code, valid_to::text AS "validTo", successor_code AS "successorCode" FROM organisation
        WHERE successor_code IS NOT NULL ORDER BY code`,
    );
  }

  /** Organisations by name. */
  named(codes: readonly string[]): Promise<NamedOrganisation[]> {
    return this.dataSource.query('SELECT code, name FROM organisation WHERE code = ANY ($1) ORDER BY name, code', [
      codes,
    ]);
  }
}
