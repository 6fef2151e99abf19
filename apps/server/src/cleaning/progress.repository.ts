import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Place } from './clean-responses.repository';

/** How far the log is that is being replayed over a large wave. */
@Injectable()
export class ProgressRepository {
  /** A wave by its id; null when it is gone. */
  async wave(manager: EntityManager, waveId: number): Promise<{ id: number; versionId: number } | null> {
    const [row]: { id: number; versionId: number }[] = await manager.query(
      'SELECT id, questionnaire_version_id AS "versionId" FROM wave WHERE id = $1',
      [waveId],
    );
    return row ?? null;
  }

  /** From the beginning, also when it was under way. */
  async begin(manager: EntityManager, waveId: number, place: Place, total: number): Promise<void> {
    await manager.query(
      `INSERT INTO cleaning_progress (wave_id, place, done, total) VALUES ($1, $2, 0, $3)
       ON CONFLICT (wave_id) DO UPDATE SET place = EXCLUDED.place, done = 0, total = EXCLUDED.total`,
      [waveId, JSON.stringify(place), total],
    );
  }

  async move(manager: EntityManager, waveId: number, place: Place, rows: number): Promise<void> {
    await manager.query('UPDATE cleaning_progress SET place = $2, done = least(done + $3, total) WHERE wave_id = $1', [
      waveId,
      JSON.stringify(place),
      rows,
    ]);
  }

  async end(manager: EntityManager, waveId: number): Promise<void> {
    await manager.query('DELETE FROM cleaning_progress WHERE wave_id = $1', [waveId]);
  }

  /** Where to go on; null when nothing is under way. */
  async place(manager: EntityManager, waveId: number): Promise<Place | null> {
    const [row]: { place: Place }[] = await manager.query('SELECT place FROM cleaning_progress WHERE wave_id = $1', [
      waveId,
    ]);
    return row?.place ?? null;
  }

  /** How many responses have been done, of how many; null when nothing is under way. */
  async progress(
    queries: Pick<EntityManager, 'query'>,
    waveId: number,
  ): Promise<{ done: number; total: number } | null> {
    const [row]: { done: number; total: number }[] = await queries.query(
      'SELECT done, total FROM cleaning_progress WHERE wave_id = $1',
      [waveId],
    );
    return row ?? null;
  }
}
