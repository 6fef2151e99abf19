import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WAVE_COLUMNS, WAVE_JOINS } from '../studies/wave-row';
import type { WatchedWave } from './progress.service';

/** What of waves and sessions watching needs. */
@Injectable()
export class WatchersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A wave by id; null when it is gone. */
  async wave(id: number): Promise<WatchedWave | null> {
    const [row]: WatchedWave[] = await this.dataSource.query(
      `SELECT ${WAVE_COLUMNS} FROM wave w ${WAVE_JOINS} WHERE w.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Which of these, by place in the list, still have a session and may see the wave. */
  async stillAllowed(watching: readonly { waveId: number; tokenHash: Buffer }[]): Promise<Set<number>> {
    const rows: { place: number }[] = await this.dataSource.query(
      `SELECT (given.n - 1)::int AS place
         FROM unnest($1::bytea[], $2::int[]) WITH ORDINALITY AS given (hash, wave, n)
         JOIN access_token t ON t.token_hash = given.hash AND t.expires_at > now()
         JOIN account a ON a.id = t.account_id AND a.disabled_at IS NULL
         JOIN wave w ON w.id = given.wave
         LEFT JOIN study_member m ON m.study_id = w.study_id AND m.account_id = a.id
        WHERE a.administrator OR m.role IS NOT NULL`,
      [watching.map(({ tokenHash }) => tokenHash), watching.map(({ waveId }) => waveId)],
    );
    return new Set(rows.map(({ place }) => place));
  }
}
