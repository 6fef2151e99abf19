import { Injectable } from '@nestjs/common';
import type { ChangeStudy, Study, StudyRole } from '@ido/api';
import { DataSource, type EntityManager } from 'typeorm';
import type { SignedInUser } from '../http/access';
import type { CreateStudy, StudyMember } from './study-schemas';

/** $1 account, $2 whether an administrator: the studies that he may see. */
const VISIBLE = `
  SELECT s.key, s.title, s.description, s.percentages_from AS "percentagesFrom", s.publish_from AS "publishFrom",
         s.open_dimensions AS "openDimensions",
         s.size_limits AS "sizeLimits", s.show_previous_answers AS "showPreviousAnswers",
         (SELECT count(*)::int FROM wave w WHERE w.study_id = s.id) AS waves,
         CASE WHEN $2 THEN 'researcher' ELSE m.role END AS role
    FROM study s LEFT JOIN study_member m ON m.study_id = s.id AND m.account_id = $1
   WHERE ($2 OR m.role IS NOT NULL)`;

/** Studies and who has a role in them. */
@Injectable()
export class StudyRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit + 1` studies that somebody may see, in order of key, from after this key. */
  list(user: SignedInUser, limit: number, after: string | null): Promise<Study[]> {
    return this.dataSource.query(`${VISIBLE} AND ($4::text IS NULL OR s.key > $4) ORDER BY s.key LIMIT $3`, [
      user.id,
      user.administrator,
      limit + 1,
      after,
    ]);
  }

  /** A study that somebody may see, or null. */
  async find(user: SignedInUser, key: string): Promise<Study | null> {
    const [row]: Study[] = await this.dataSource.query(`${VISIBLE} AND s.key = $3`, [user.id, user.administrator, key]);
    return row ?? null;
  }

  /** The new study's id, or null when the key is taken. */
  async add(manager: EntityManager, study: CreateStudy): Promise<number | null> {
    const [row]: { id: number }[] = await manager.query(
      `INSERT INTO study (key, title, description, percentages_from, publish_from, open_dimensions)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (key) DO NOTHING RETURNING id`,
      [study.key, study.title, study.description, study.percentagesFrom, study.publishFrom, study.openDimensions],
    );
    return row?.id ?? null;
  }

  /** Keeps new limits of the size classes; false when they were so already. */
  async setSizeLimits(manager: EntityManager, studyId: number, limits: readonly number[]): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      'UPDATE study SET size_limits = $2 WHERE id = $1 AND size_limits <> $2',
      [studyId, limits],
    );
    return changed > 0;
  }

  /** Keeps the settings for small numbers that are given; false when they were so already. */
  async setSmallNumbers(
    manager: EntityManager,
    studyId: number,
    {
      percentagesFrom,
      publishFrom,
      openDimensions,
    }: Pick<ChangeStudy, 'percentagesFrom' | 'publishFrom' | 'openDimensions'>,
  ): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `UPDATE study s SET percentages_from = n.percentages, publish_from = n.publish, open_dimensions = n.open
         FROM (SELECT id, coalesce($2, percentages_from) AS percentages, coalesce($3, publish_from) AS publish,
                      coalesce($4, open_dimensions) AS open FROM study WHERE id = $1) n
        WHERE s.id = n.id AND (s.percentages_from, s.publish_from, s.open_dimensions) IS DISTINCT FROM (n.percentages, n.publish, n.open)`,
      [studyId, percentagesFrom ?? null, publishFrom ?? null, openDimensions ?? null],
    );
    return changed > 0;
  }

  /** Sets whether respondents see what their organisation answered before; false when that was so already. */
  async setShowPreviousAnswers(manager: EntityManager, studyId: number, show: boolean): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      'UPDATE study SET show_previous_answers = $2 WHERE id = $1 AND show_previous_answers <> $2',
      [studyId, show],
    );
    return changed > 0;
  }

  /** Everybody with a role in a study, in order of e-mail address. */
  members(studyId: number): Promise<StudyMember[]> {
    return this.dataSource.query(
      `SELECT a.id AS account, a.email, a.name, m.role FROM study_member m JOIN account a ON a.id = m.account_id
        WHERE m.study_id = $1 ORDER BY a.email`,
      [studyId],
    );
  }

  /** Gives an account a role in a study; false when there is no such account. */
  async setMember(manager: EntityManager, studyId: number, account: string, role: StudyRole): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `INSERT INTO study_member (study_id, account_id, role) SELECT $1, id, $3 FROM account WHERE id = $2
       ON CONFLICT (study_id, account_id) DO UPDATE SET role = EXCLUDED.role RETURNING account_id`,
      [studyId, account, role],
    );
    return rows.length > 0;
  }

  /** Takes an account's role in a study away; false when it had none. */
  async removeMember(manager: EntityManager, studyId: number, account: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await manager.query(
      'DELETE FROM study_member WHERE study_id = $1 AND account_id = $2',
      [studyId, account],
    );
    return removed > 0;
  }
}
