import { Injectable } from '@nestjs/common';
import type { PanelState } from '@ido/fieldwork';
import type { QueryRunner } from 'typeorm';

/** A wave that was held among organisations. */
export interface PanelWaveRow {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly audience: string;
  readonly opensAt: Date | null;
}

/** What an organisation did in a wave; `member`: whether it was in the population. */
export interface PanelStateRow {
  readonly waveId: number;
  readonly code: string;
  readonly state: PanelState;
  readonly member: boolean;
}

/** An organisation of the register, as far as a panel shows it. */
export interface PanelOrganisation {
  readonly code: string;
  readonly name: string;
  readonly province: string | null;
  readonly validTo: string | null;
  readonly successorCode: string | null;
}

/** What a panel is made of. */
@Injectable()
export class PanelRepository {
  /** Waves of a study with organisations that were opened, the first first. Waves without microdata know no organisations. */
  waves(runner: QueryRunner, studyId: number): Promise<PanelWaveRow[]> {
    return runner.query(
      `SELECT id, key, title, audience, opens_at AS "opensAt" FROM wave w
        WHERE study_id = $1 AND NOT open_access AND NOT without_microdata AND status <> 'draft'
          AND EXISTS (SELECT FROM wave_population p WHERE p.wave_id = w.id)
        ORDER BY coalesce(opens_at, created_at), key`,
      [studyId],
    );
  }

  /** Members of the population and whoever has a response, with the furthest that any response of them came. */
  states(runner: QueryRunner, waveIds: readonly number[]): Promise<PanelStateRow[]> {
    return runner.query(
      `WITH furthest AS (
         SELECT wave_id, organisation_code AS code, min(CASE
                  WHEN status = 'complete' THEN 1 WHEN declined_at IS NOT NULL THEN 3 WHEN status = 'draft' THEN 2
                  WHEN invited_at IS NOT NULL AND withdrawn_at IS NULL THEN 4 ELSE 5 END) AS place
           FROM response WHERE wave_id = ANY($1) AND organisation_code IS NOT NULL GROUP BY 1, 2
       )
       SELECT coalesce(p.wave_id, f.wave_id) AS "waveId", coalesce(p.organisation_code, f.code) AS code,
              (ARRAY['completed', 'started', 'declined', 'invited', 'none'])[coalesce(f.place, 5)] AS state,
              p.wave_id IS NOT NULL AS member
         FROM (SELECT wave_id, organisation_code FROM wave_population WHERE wave_id = ANY($1)) p
         FULL JOIN furthest f ON f.wave_id = p.wave_id AND f.code = p.organisation_code
        WHERE p.wave_id IS NOT NULL OR f.place <= 2`,
      [waveIds],
    );
  }

  register(runner: QueryRunner): Promise<PanelOrganisation[]> {
    return runner.query(
      `SELECT code, name, province, valid_to::text AS "validTo", successor_code AS "successorCode" FROM organisation`,
    );
  }
}
