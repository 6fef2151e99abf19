import { Injectable } from '@nestjs/common';
import type { Code, CodeChange } from '@ido/api';
import { DataSource, type EntityManager } from 'typeorm';

/** A frame without its codes. */
export interface FrameRow {
  readonly id: number;
  readonly revision: number;
}

/** Number of the locks of code frames, beside which the id of the frame stands. */
const LOCK = 7140032;

/** Code frames in the database. */
@Injectable()
export class CodeFramesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The frame of a question in a study; null when nobody made a code yet. */
  async find(studyId: number, key: string, manager: EntityManager = this.dataSource.manager): Promise<FrameRow | null> {
    const [row]: FrameRow[] = await manager.query(
      'SELECT id, revision FROM code_frame WHERE study_id = $1 AND key = $2',
      [studyId, key],
    );
    return row ?? null;
  }

  /** The frame, made when there is none, and locked until the end of the transaction: codes and codings change one after the other. */
  async locked(manager: EntityManager, studyId: number, key: string): Promise<FrameRow> {
    await manager.query(
      'INSERT INTO code_frame (study_id, key) VALUES ($1, $2) ON CONFLICT (study_id, key) DO NOTHING',
      [studyId, key],
    );
    const frame = await this.find(studyId, key, manager);
    if (!frame) throw new Error(`no code frame of study ${studyId}`);
    await manager.query('SELECT pg_advisory_xact_lock($1, $2)', [LOCK, frame.id]);
    return (await this.find(studyId, key, manager)) ?? frame;
  }

  codes(frameId: number, manager: EntityManager = this.dataSource.manager): Promise<Code[]> {
    return manager.query(
      `SELECT number, label, kind, role, description, retired, merged_into AS "mergedInto"
         FROM code WHERE frame_id = $1 ORDER BY place, number`,
      [frameId],
    );
  }

  /** The last changes, newest first. */
  changes(frameId: number, most: number): Promise<(Omit<CodeChange, 'at'> & { at: Date })[]> {
    return this.dataSource.query(
      `SELECT number, action, label, detail, author, at FROM code_change WHERE frame_id = $1 ORDER BY number DESC LIMIT $2`,
      [frameId, most],
    );
  }

  async add(manager: EntityManager, frameId: number, code: Pick<Code, 'label' | 'kind' | 'role' | 'description'>) {
    await manager.query(
      `INSERT INTO code (frame_id, number, label, kind, role, description, place)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, coalesce(max(place), 0) + 1 FROM code WHERE frame_id = $1`,
      [frameId, code.label, code.kind, code.role, code.description],
    );
  }

  async change(manager: EntityManager, frameId: number, code: Code): Promise<void> {
    await manager.query(
      `UPDATE code SET label = $3, kind = $4, role = $5, description = $6, retired = $7, merged_into = $8
        WHERE frame_id = $1 AND number = $2`,
      [frameId, code.number, code.label, code.kind, code.role, code.description, code.retired, code.mergedInto],
    );
  }

  async order(manager: EntityManager, frameId: number, numbers: readonly number[]): Promise<void> {
    await manager.query(
      `UPDATE code SET place = coalesce(array_position($2::integer[], number), place + $3) WHERE frame_id = $1`,
      [frameId, numbers, numbers.length],
    );
  }

  /** Writes in the trail, and counts the revision up. */
  async record(
    manager: EntityManager,
    frameId: number,
    change: Pick<CodeChange, 'action' | 'label' | 'detail'>,
    author: { readonly id: string; readonly name: string },
  ): Promise<void> {
    await manager.query(
      `WITH next AS (UPDATE code_frame SET revision = revision + 1 WHERE id = $1 RETURNING revision)
       INSERT INTO code_change (frame_id, number, action, label, detail, author_id, author, at)
       SELECT $1, revision, $2, $3, $4, $5, $6, now() FROM next`,
      [frameId, change.action, change.label, change.detail, author.id, author.name],
    );
  }
}
