import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A kept revision with its answers. */
export interface RevisionRow {
  readonly revision: number;
  readonly status: string;
  readonly author: string;
  readonly at: Date;
  readonly answers: Record<string, unknown>;
  /** The answers of the revision before; null for the first. */
  readonly before: Record<string, unknown> | null;
}

/** A request to reopen. */
export interface RequestRow {
  readonly at: Date;
  readonly author: string;
  readonly reason: string;
}

/** What was kept of a response: who changed what and when. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit` revisions before revision `before` (null: from the newest on), the newest first. */
  revisions(waveId: number, responseId: string, before: number | null, limit: number): Promise<RevisionRow[]> {
    return this.dataSource.query(
      `SELECT v.revision, v.status, v.author, v.saved_at AS at, v.answers, p.answers AS before
         FROM response_revision v
         LEFT JOIN LATERAL (
           SELECT answers FROM response_revision
            WHERE wave_id = v.wave_id AND response_id = v.response_id AND revision < v.revision
            ORDER BY revision DESC LIMIT 1
         ) p ON true
        WHERE v.wave_id = $1 AND v.response_id = $2 AND ($3::int IS NULL OR v.revision < $3)
        ORDER BY v.revision DESC LIMIT $4`,
      [waveId, responseId, before, limit],
    );
  }

  /** All revisions, the oldest first, each with its own answers alone. */
  all(waveId: number, responseId: string): Promise<Omit<RevisionRow, 'before'>[]> {
    return this.dataSource.query(
      `SELECT revision, status, author, saved_at AS at, answers FROM response_revision
        WHERE wave_id = $1 AND response_id = $2 ORDER BY revision`,
      [waveId, responseId],
    );
  }

  /** All requests to reopen, also those that were acted on. */
  requests(waveId: number, responseId: string): Promise<RequestRow[]> {
    return this.dataSource.query(
      'SELECT at, author, reason FROM reopening_request WHERE wave_id = $1 AND response_id = $2',
      [waveId, responseId],
    );
  }
}
