import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { QuestionnaireWithDrafts } from './questionnaire-schemas';

/** A version as it is stored. */
export interface VersionRow {
  readonly id: number;
  readonly questionnaire: string;
  readonly number: number;
  readonly contentHash: string;
  readonly publishedAt: Date | null;
  readonly definition: Record<string, unknown>;
}

const SUMMARY = `
  SELECT q.key, q.title, q.audience,
         coalesce(json_agg(v.number ORDER BY v.number) FILTER (WHERE v.published_at IS NOT NULL), '[]') AS versions,
         coalesce(json_agg(v.number ORDER BY v.number) FILTER (WHERE v.id IS NOT NULL AND v.published_at IS NULL), '[]') AS drafts
    FROM questionnaire q LEFT JOIN questionnaire_version v ON v.questionnaire_id = q.id`;

const VERSION = `
  SELECT v.id, q.key AS questionnaire, v.number, v.content_hash AS "contentHash", v.published_at AS "publishedAt", v.definition
    FROM questionnaire_version v JOIN questionnaire q ON q.id = v.questionnaire_id`;

/** Questionnaires and their versions in the database. */
@Injectable()
export class QuestionnaireRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit + 1` questionnaires in order of key, from after this key. */
  list(limit: number, after: string | null): Promise<QuestionnaireWithDrafts[]> {
    return this.dataSource.query(
      `${SUMMARY} WHERE $2::text IS NULL OR q.key > $2 GROUP BY q.id ORDER BY q.key LIMIT $1`,
      [limit + 1, after],
    );
  }

  async find(key: string, manager: EntityManager = this.dataSource.manager): Promise<QuestionnaireWithDrafts | null> {
    const [row]: QuestionnaireWithDrafts[] = await manager.query(`${SUMMARY} WHERE q.key = $1 GROUP BY q.id`, [key]);
    return row ?? null;
  }

  async version(
    key: string,
    number: number,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<VersionRow | null> {
    const [row]: VersionRow[] = await manager.query(`${VERSION} WHERE q.key = $1 AND v.number = $2`, [key, number]);
    return row ?? null;
  }

  /** The newest published version, or null. */
  async newestPublished(manager: EntityManager, key: string): Promise<VersionRow | null> {
    const [row]: VersionRow[] = await manager.query(
      `${VERSION} WHERE q.key = $1 AND v.published_at IS NOT NULL ORDER BY v.number DESC LIMIT 1`,
      [key],
    );
    return row ?? null;
  }

  /** Whether it is new: false when the key is taken, and then nothing changes. */
  async add(manager: EntityManager, row: { key: string; title: string; audience: string }): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      'INSERT INTO questionnaire (key, title, audience) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING RETURNING id',
      [row.key, row.title, row.audience],
    );
    return rows.length > 0;
  }

  /** Adds the next version as a draft; gives its number. The questionnaire is locked, so that two do not get the same. */
  async addDraft(manager: EntityManager, key: string, definition: unknown, contentHash: string): Promise<number> {
    await manager.query('SELECT FROM questionnaire WHERE key = $1 FOR UPDATE', [key]);
    const [row]: { number: number }[] = await manager.query(
      `INSERT INTO questionnaire_version (questionnaire_id, number, definition, content_hash)
       SELECT q.id, coalesce((SELECT max(number) FROM questionnaire_version WHERE questionnaire_id = q.id), 0) + 1, $2, $3
         FROM questionnaire q WHERE q.key = $1 RETURNING number`,
      [key, JSON.stringify(definition), contentHash],
    );
    if (!row) throw new Error(`there is no questionnaire ${key}`);
    return row.number;
  }

  /** Replaces the definition of a draft; the database refuses a published one. */
  async changeDraft(manager: EntityManager, id: number, definition: unknown, contentHash: string): Promise<void> {
    await manager.query('UPDATE questionnaire_version SET definition = $2, content_hash = $3 WHERE id = $1', [
      id,
      JSON.stringify(definition),
      contentHash,
    ]);
  }

  /** From now on nothing of this version can change. */
  async publish(manager: EntityManager, key: string, number: number): Promise<void> {
    await manager.query(
      `UPDATE questionnaire_version v SET published_at = now() FROM questionnaire q
        WHERE q.id = v.questionnaire_id AND q.key = $1 AND v.number = $2`,
      [key, number],
    );
  }

  /** Whether somebody may write questionnaires: a researcher in any study. */
  async isResearcher(accountId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `SELECT FROM study_member WHERE account_id = $1 AND role = 'researcher' LIMIT 1`,
      [accountId],
    );
    return rows.length > 0;
  }
}
