import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SentMailing } from './progress.repository';

/** When contacts were written to, for the curve of the response. */
@Injectable()
export class MailingsOfWaveRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Mailings to everybody or many, in order of time; not the receipts that go one by one, tests, or what has not begun. An uncertain message does not count as sent. */
  of(waveId: number): Promise<SentMailing[]> {
    return this.dataSource.query(
      `SELECT g.id, g.kind, g.status, coalesce(g.started_at, g.scheduled_at) AS at,
              day_in_the_netherlands(coalesce(g.started_at, g.scheduled_at))::text AS day,
              (SELECT count(*)::int FROM message m
                WHERE m.wave_id = g.wave_id AND m.mailing_id = g.id AND m.status IN ('sent', 'outbox')) AS sent
         FROM mailing g
        WHERE g.wave_id = $1 AND g.kind NOT IN ('thanks', 'test')
          AND (g.started_at IS NOT NULL OR g.status NOT IN ('planned', 'paused', 'cancelled'))
        ORDER BY at, g.id`,
      [waveId],
    );
  }
}
