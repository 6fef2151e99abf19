import { Injectable } from '@nestjs/common';
import type { Variable } from '@ido/questionnaire';
import type { QueryRunner } from 'typeorm';
import { codeVariablesOf, type CodeRow, type CodeVariable } from './code-variables';

/** What counted for a text, with the hash of the text that was coded. */
export interface CountedThen {
  readonly response: string;
  readonly frameId: number;
  readonly codes: readonly number[];
  readonly hash: string;
}

/** A revision `v` whose transaction had been committed in the snapshot $2. */
const THEN = 'pg_visible_in_snapshot(v.changed_seq::text::xid8, $2::pg_snapshot)';

/** Codes of open answers as they were in an earlier snapshot: the same as `CodeVariables` gives of now. */
@Injectable()
export class CodeHistory {
  /** The variables that the codes made. */
  async of(
    runner: QueryRunner,
    waveId: number,
    codebook: readonly Variable[],
    snapshot: string,
  ): Promise<CodeVariable[]> {
    const rows: CodeRow[] = await runner.query(
      `WITH c AS (
         SELECT DISTINCT ON (v.frame_id, v.number) v.frame_id, f.key, v.number, v.label, v.place, v.retired, v.merged_into
           FROM wave w JOIN code_frame f ON f.study_id = w.study_id JOIN code_revision v ON v.frame_id = f.id
          WHERE w.id = $1 AND ${THEN} ORDER BY v.frame_id, v.number, v.revision DESC
       ), counted AS (
         SELECT DISTINCT ON (v.frame_id, v.wave_id, v.response_id) v.frame_id, v.codes
           FROM coded_text_revision v
          WHERE v.frame_id IN (SELECT frame_id FROM c WHERE retired) AND ${THEN}
          ORDER BY v.frame_id, v.wave_id, v.response_id, v.revision DESC
       )
       SELECT c.frame_id AS "frameId", c.key, c.number, c.label, c.merged_into AS "mergedInto" FROM c
        WHERE NOT c.retired OR EXISTS (SELECT FROM counted t WHERE t.frame_id = c.frame_id AND c.number = ANY (t.codes))
        ORDER BY c.frame_id, c.retired, c.place, c.number`,
      [waveId, snapshot],
    );
    return codeVariablesOf(codebook, rows);
  }

  /** What counted for the texts of a wave. Whether a text was still the one that was coded is for whoever knows the answers of then. */
  counted(
    runner: QueryRunner,
    waveId: number,
    variables: readonly CodeVariable[],
    snapshot: string,
  ): Promise<CountedThen[]> {
    return runner.query(
      `SELECT response, "frameId", codes, hash FROM (
         SELECT DISTINCT ON (v.response_id, v.frame_id) v.response_id AS response, v.frame_id AS "frameId", v.codes, v.text_hash AS hash
           FROM coded_text_revision v WHERE v.wave_id = $1 AND v.frame_id = ANY ($3::int[]) AND ${THEN}
          ORDER BY v.response_id, v.frame_id, v.revision DESC) earlier
        WHERE codes IS NOT NULL`,
      [waveId, snapshot, variables.map(({ frameId }) => frameId)],
    );
  }
}
