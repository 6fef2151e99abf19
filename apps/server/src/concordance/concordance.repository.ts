import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StoredRow } from './stored-concordance';

/** A version as a concordance names it. */
export interface NamedVersion {
  readonly id: number;
  readonly key: string;
  readonly version: number;
  readonly title: string;
}

/** Concordances in the database. */
@Injectable()
export class ConcordanceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A published version, or null. */
  async version(key: string, number: number): Promise<NamedVersion | null> {
    const [row]: NamedVersion[] = await this.dataSource.query(
      `SELECT v.id, q.key, v.number AS version, q.title
         FROM questionnaire_version v JOIN questionnaire q ON q.id = v.questionnaire_id
        WHERE q.key = $1 AND v.number = $2 AND v.published_at IS NOT NULL`,
      [key, number],
    );
    return row ?? null;
  }

  /** The stored rows in order; none when the two versions were never compared. */
  rows(from: number, to: number, manager: EntityManager = this.dataSource.manager): Promise<StoredRow[]> {
    return manager.query(
      `SELECT c.variable_from AS "from", c.variable_to AS "to", c.verdict, c.category_map AS categories, c.proposal, c.note,
              c.confirmed_by AS "confirmedBy", a.name AS "confirmedByName", c.confirmed_at AS "confirmedAt"
         FROM concordance c LEFT JOIN account a ON a.id = c.confirmed_by
        WHERE c.from_version_id = $1 AND c.to_version_id = $2 ORDER BY c.number`,
      [from, to],
    );
  }

  /** Keeps everybody else from changing this concordance until the end of the transaction. */
  async lock(manager: EntityManager, from: number, to: number): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1, $2)', [from, to]);
  }

  /** Puts these rows, in this order, in the place of all that there were. */
  async replace(manager: EntityManager, from: number, to: number, rows: readonly StoredRow[]): Promise<void> {
    await manager.query('DELETE FROM concordance WHERE from_version_id = $1 AND to_version_id = $2', [from, to]);
    await manager.query(
      `INSERT INTO concordance (from_version_id, to_version_id, number, variable_from, variable_to, verdict, category_map, proposal,
              note, confirmed_by, confirmed_at)
       SELECT $1, $2, number, "from", "to", verdict, categories, proposal, note, "confirmedBy", "confirmedAt"
         FROM json_to_recordset($3) AS given (number integer, "from" text, "to" text, verdict text, categories jsonb, proposal jsonb,
              note text, "confirmedBy" uuid, "confirmedAt" timestamptz)`,
      [from, to, JSON.stringify(rows.map((row, number) => ({ ...row, number })))],
    );
  }

  /**
   * Whether somebody may confirm: a researcher of a study with a wave of one of the versions. Of versions that no wave uses yet, a
   * researcher of any study.
   */
  async mayDecide(account: string, from: number, to: number): Promise<boolean> {
    const [row]: { may: boolean }[] = await this.dataSource.query(
      `WITH using_study AS (SELECT DISTINCT study_id FROM wave WHERE questionnaire_version_id IN ($2, $3))
       SELECT EXISTS (
         SELECT FROM study_member m WHERE m.account_id = $1 AND m.role = 'researcher'
            AND (m.study_id IN (SELECT study_id FROM using_study) OR NOT EXISTS (SELECT FROM using_study))
       ) AS may`,
      [account, from, to],
    );
    return row?.may ?? false;
  }
}
