import { Injectable } from '@nestjs/common';
import type { FindingKind, FindingSource, RoleName, StoredWords, WriteFinding, WriteRoleState } from '@ido/api';
import { DataSource, type EntityManager } from 'typeorm';

/** A finding that was entered by hand. */
export interface FindingRow {
  readonly id: number;
  readonly revision: number;
  readonly kind: FindingKind;
  readonly role: RoleName;
  readonly text: string;
  readonly source: FindingSource;
  readonly count: number | null;
  readonly quotations: string[];
}

/** A code that says a knelpunt or behoefte. */
export interface FindingCode {
  readonly frameId: number;
  readonly number: number;
  readonly label: string;
  readonly kind: FindingKind;
  readonly role: RoleName | null;
}

/** A wave of a study whose answers can be counted. */
export interface FindingsWave {
  readonly key: string;
  readonly title: string;
}

/** Quotations of a code that are shown at most. */
const MOST_QUOTATIONS = 20;

/** Findings and states of roles in the database. */
@Injectable()
export class FindingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async study(id: number): Promise<{ key: string; title: string }> {
    const [row]: { key: string; title: string }[] = await this.dataSource.query(
      'SELECT key, title FROM study WHERE id = $1',
      [id],
    );
    return row!;
  }

  /** Waves with answers, those with coded texts first, then the newest first. */
  waves(studyId: number): Promise<FindingsWave[]> {
    return this.dataSource.query(
      `SELECT w.key, w.title FROM wave w
        WHERE w.study_id = $1 AND NOT w.without_microdata AND EXISTS (SELECT FROM response r WHERE r.wave_id = w.id AND r.status = 'complete')
        ORDER BY EXISTS (SELECT FROM coded_text t WHERE t.wave_id = w.id AND t.codes IS NOT NULL) DESC, w.opens_at DESC NULLS LAST, w.id DESC`,
      [studyId],
    );
  }

  findings(studyId: number): Promise<FindingRow[]> {
    return this.dataSource.query(
      `SELECT id, revision, kind, role, text, source, count, quotations FROM finding WHERE study_id = $1 ORDER BY id`,
      [studyId],
    );
  }

  states(
    studyId: number,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<{ role: RoleName; state: string; revision: number; writtenBy: string }[]> {
    return manager.query(
      'SELECT role, state, revision, written_by AS "writtenBy" FROM role_state WHERE study_id = $1',
      [studyId],
    );
  }

  /** What a finding says now, by whom; nobody else changes it until the end of the transaction. */
  async locked(manager: EntityManager, studyId: number, id: number): Promise<StoredWords | null> {
    const [row]: StoredWords[] = await manager.query(
      'SELECT revision, written_by AS "writtenBy", text FROM finding WHERE study_id = $1 AND id = $2 FOR UPDATE',
      [studyId, id],
    );
    return row ?? null;
  }

  /** Codes of kind knelpunt or behoefte, in order. */
  codes(studyId: number): Promise<FindingCode[]> {
    return this.dataSource.query(
      `SELECT c.frame_id AS "frameId", c.number, c.label, c.kind, c.role
         FROM code_frame f JOIN code c ON c.frame_id = f.id
        WHERE f.study_id = $1 AND c.kind <> 'plain' AND c.merged_into IS NULL ORDER BY f.id, c.place, c.number`,
      [studyId],
    );
  }

  /** Quotations by the codes that count for their texts, as far as the answer is still the one that was quoted. Edited, never the answer itself. */
  quotations(
    waveId: number,
    frames: readonly number[],
    questions: readonly string[],
  ): Promise<{ frameId: number; number: number; quotations: string[] }[]> {
    return this.dataSource.query(
      `SELECT t.frame_id AS "frameId", code AS number, (array_agg(q.text ORDER BY q.at))[1:${MOST_QUOTATIONS}] AS quotations
         FROM unnest($2::int[], $3::text[]) AS of (frame, question)
         JOIN coded_text t ON t.wave_id = $1 AND t.frame_id = of.frame
         JOIN quotation q ON q.wave_id = $1 AND q.response_id = t.response_id AND q.frame_id = t.frame_id AND q.text_hash = t.text_hash
         JOIN response r ON r.wave_id = $1 AND r.id = t.response_id AND r.status = 'complete' AND r.counted
              AND md5(coalesce(r.clean_answers, r.answers) ->> of.question) = t.text_hash
         CROSS JOIN unnest(t.codes) AS code GROUP BY 1, 2`,
      [waveId, frames, questions],
    );
  }

  async add(manager: EntityManager, studyId: number, finding: WriteFinding, by: string): Promise<number> {
    const [row]: { id: number }[] = await manager.query(
      `INSERT INTO finding (study_id, kind, role, text, source, count, quotations, written_by, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now()) RETURNING id`,
      [studyId, ...valuesOf(finding), by],
    );
    return row!.id;
  }

  async change(manager: EntityManager, studyId: number, id: number, finding: WriteFinding, by: string): Promise<void> {
    await manager.query(
      `UPDATE finding SET kind = $3, role = $4, text = $5, source = $6, count = $7, quotations = $8, written_by = $9, at = now(), revision = revision + 1
        WHERE study_id = $1 AND id = $2`,
      [studyId, id, ...valuesOf(finding), by],
    );
  }

  async remove(manager: EntityManager, studyId: number, id: number): Promise<void> {
    await manager.query('DELETE FROM finding WHERE study_id = $1 AND id = $2', [studyId, id]);
  }

  /** False when the state is not of this revision (any more); 0 is of none. */
  async writeState(
    manager: EntityManager,
    studyId: number,
    role: RoleName,
    { state, revision }: WriteRoleState,
    by: string,
  ): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `INSERT INTO role_state (study_id, role, state, written_by, at) VALUES ($1, $2, $3, $4, now())
       ON CONFLICT (study_id, role) DO UPDATE
         SET state = EXCLUDED.state, written_by = EXCLUDED.written_by, at = EXCLUDED.at, revision = role_state.revision + 1
       WHERE role_state.revision = $5 RETURNING revision`,
      [studyId, role, state, by, revision],
    );
    return rows.length > 0;
  }
}

const valuesOf = ({ kind, role, text, source, count, quotations }: WriteFinding) => [
  kind,
  role,
  text,
  JSON.stringify(source),
  count,
  quotations,
];
