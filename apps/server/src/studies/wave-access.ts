import { Injectable } from '@nestjs/common';
import type { StudyRole } from '@ido/api';
import { DataSource } from 'typeorm';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { WAVE_COLUMNS, WAVE_JOINS, type WaveRow, type WaveWithRole } from './wave-row';

/** Finds a wave or a study for somebody, by what he may do in it. */
@Injectable()
export class WaveAccess {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The wave, when this user has at least this role in its study; administrators have every role.
   * @param microdata `optional` for what can be done with a wave of which only figures are known; everything else is refused for it
   * @throws ProblemError `unknown-resource` (404) for a wave that he may not even see, `forbidden` (403) when he may only read,
   * `without-microdata` (409).
   */
  async requireWave(
    user: SignedInUser,
    key: string,
    role: StudyRole,
    microdata: 'needed' | 'optional' = 'needed',
  ): Promise<WaveWithRole> {
    const [row]: (WaveRow & { role: StudyRole | null })[] = await this.dataSource.query(
      `SELECT ${WAVE_COLUMNS}, CASE WHEN $3 THEN 'researcher' ELSE m.role END AS role
         FROM wave w ${WAVE_JOINS} LEFT JOIN study_member m ON m.study_id = s.id AND m.account_id = $2
        WHERE w.key = $1`,
      [key, user.id, user.administrator],
    );
    if (!row || row.role === null) throw problem.unknown({ what: 'Meting', key });
    if (role === 'researcher' && row.role !== 'researcher') throw problem.forbidden({ need: 'researcher' });
    if (microdata === 'needed' && row.withoutMicrodata) throw problem.withoutMicrodata({ wave: row.title });
    return { ...row, role: row.role };
  }

  /**
   * The same for a study.
   * @throws ProblemError `unknown-resource` (404), `forbidden` (403).
   */
  async requireStudy(user: SignedInUser, key: string, role: StudyRole): Promise<{ id: number; role: StudyRole }> {
    const [row]: { id: number; role: StudyRole | null }[] = await this.dataSource.query(
      `SELECT s.id, CASE WHEN $3 THEN 'researcher' ELSE m.role END AS role
         FROM study s LEFT JOIN study_member m ON m.study_id = s.id AND m.account_id = $2
        WHERE s.key = $1`,
      [key, user.id, user.administrator],
    );
    if (!row || row.role === null) throw problem.unknown({ what: 'Onderzoek', key });
    if (role === 'researcher' && row.role !== 'researcher') throw problem.forbidden({ need: 'researcher' });
    return { id: row.id, role: row.role };
  }

  /** The organisations of which this user may see what they answered, beside figures that he may read anyway: those he is `organisation-reader` of. */
  async organisationsOf(user: SignedInUser): Promise<string[]> {
    const rows: { code: string }[] = await this.dataSource.query(
      'SELECT organisation_code AS code FROM organisation_member WHERE account_id = $1 ORDER BY 1',
      [user.id],
    );
    return rows.map(({ code }) => code);
  }

  /** A wave by its key, whoever asks: for respondents of an open wave. Null when there is none. */
  async findWave(key: string): Promise<WaveRow | null> {
    const [row]: WaveRow[] = await this.dataSource.query(
      `SELECT ${WAVE_COLUMNS} FROM wave w ${WAVE_JOINS} WHERE w.key = $1`,
      [key],
    );
    return row ?? null;
  }
}
