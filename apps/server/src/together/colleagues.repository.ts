import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** A link of a colleague that was not withdrawn. */
export interface ColleagueRow {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Date;
  readonly openedAt: Date | null;
}

const COLUMNS = `id, label, created_at AS "createdAt", opened_at AS "openedAt"`;
const OF_RESPONSE = `wave_id = $1 AND response_id = $2 AND kind = 'colleague'`;

/** Links of colleagues. */
@Injectable()
export class ColleaguesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that still work, the oldest first. */
  list(waveId: number, responseId: string): Promise<ColleagueRow[]> {
    return this.dataSource.query(
      `SELECT ${COLUMNS} FROM answer_link WHERE ${OF_RESPONSE} AND withdrawn_at IS NULL ORDER BY created_at, id`,
      [waveId, responseId],
    );
  }

  /** What anybody at this response is or was called: links, withdrawn ones too, and contacts. */
  async labels(
    manager: EntityManager,
    waveId: number,
    responseId: string,
  ): Promise<{ label: string; live: boolean }[]> {
    return manager.query(
      `SELECT label, withdrawn_at IS NULL AS live FROM answer_link WHERE ${OF_RESPONSE} AND label IS NOT NULL
       UNION ALL SELECT name, false FROM participant WHERE wave_id = $1 AND response_id = $2 AND name IS NOT NULL`,
      [waveId, responseId],
    );
  }

  async add(
    manager: EntityManager,
    waveId: number,
    responseId: string,
    link: { readonly secretHash: Buffer; readonly label: string; readonly by: string },
  ): Promise<ColleagueRow> {
    const [row]: ColleagueRow[] = await manager.query(
      `INSERT INTO answer_link (wave_id, response_id, secret_hash, kind, label, created_by)
       VALUES ($1, $2, $3, 'colleague', $4, $5) RETURNING ${COLUMNS}`,
      [waveId, responseId, link.secretHash, link.label, link.by],
    );
    if (!row) throw new Error('the link was not stored');
    return row;
  }

  /** Whether there is such a link; from now on it opens nothing. */
  async withdraw(manager: EntityManager, waveId: number, responseId: string, id: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await manager.query(
      `UPDATE answer_link SET withdrawn_at = coalesce(withdrawn_at, now()) WHERE ${OF_RESPONSE} AND id = $3 RETURNING id`,
      [waveId, responseId, id],
    );
    return rows.length === 1;
  }
}
