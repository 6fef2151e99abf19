import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** A kept table with whose it is. */
export interface SavedTableRow {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly savedAt: Date;
}

const COLUMNS = `t.id, t.name, t.query, t.owner_id AS "ownerId", a.name AS owner, t.saved_at AS "savedAt"`;

/** Tables of a wave that were kept under a name. */
@Injectable()
export class SavedTablesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In order of name. */
  all(waveId: number): Promise<SavedTableRow[]> {
    return this.dataSource.query(
      `SELECT ${COLUMNS} FROM saved_table t LEFT JOIN account a ON a.id = t.owner_id
        WHERE t.wave_id = $1 ORDER BY lower(t.name), t.id`,
      [waveId],
    );
  }

  async find(waveId: number, id: string): Promise<SavedTableRow | null> {
    const [row]: SavedTableRow[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM saved_table t LEFT JOIN account a ON a.id = t.owner_id WHERE t.wave_id = $1 AND t.id = $2`,
      [waveId, id],
    );
    return row ?? null;
  }

  /** @returns its id; null when the wave has `most` already */
  async add(
    manager: EntityManager,
    waveId: number,
    table: { name: string; query: string; owner: string },
    most: number,
  ): Promise<string | null> {
    const id = randomBytes(6).toString('base64url');
    const rows: { id: string }[] = await manager.query(
      `INSERT INTO saved_table (wave_id, id, name, query, owner_id)
       SELECT $1, $2, $3, $4, $5 WHERE (SELECT count(*) FROM saved_table WHERE wave_id = $1) < $6 RETURNING id`,
      [waveId, id, table.name, table.query, table.owner, most],
    );
    return rows[0]?.id ?? null;
  }

  async change(
    manager: EntityManager,
    waveId: number,
    id: string,
    { name = null, query = null }: { name?: string | null; query?: string | null },
  ): Promise<void> {
    await manager.query(
      'UPDATE saved_table SET name = coalesce($3, name), query = coalesce($4, query) WHERE wave_id = $1 AND id = $2',
      [waveId, id, name, query],
    );
  }

  async remove(manager: EntityManager, waveId: number, id: string): Promise<void> {
    await manager.query('DELETE FROM saved_table WHERE wave_id = $1 AND id = $2', [waveId, id]);
  }
}
