import { Injectable } from '@nestjs/common';
import type { MailingCounts, MailingStatus, MessageStatus, Recipients } from '@ido/api';
import type { MessageKind } from '@ido/fieldwork';
import { DataSource, type EntityManager } from 'typeorm';

/** A mailing with how far it is. */
export interface MailingRow {
  readonly id: string;
  readonly kind: MessageKind;
  readonly subject: string;
  readonly body: string;
  readonly status: MailingStatus;
  readonly scheduledAt: Date;
  readonly clock: 'once' | 'skipped' | 'twice';
  readonly ratePerSecond: number;
  readonly recipients: Recipients;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly detail: string | null;
  readonly resumeAt: Date | null;
  readonly counts: MailingCounts;
  /** Its place in the list. */
  readonly place: string;
}

/** A mailing to be made. */
export interface NewMailing {
  readonly kind: MessageKind;
  readonly subject: string;
  readonly body: string;
  readonly scheduledAt: Date;
  readonly clock: 'once' | 'skipped' | 'twice';
  readonly ratePerSecond: number;
  readonly recipients: Recipients;
  readonly createdBy: string;
}

const countOf = (status: MessageStatus) => `count(*) FILTER (WHERE status = '${status}')::int`;

const MAILINGS = `
  SELECT g.id, g.kind, g.subject, g.body, g.status, g.scheduled_at AS "scheduledAt", g.clock, g.rate_per_second AS "ratePerSecond",
    g.recipients, g.created_by AS "createdBy", g.created_at AS "createdAt", g.started_at AS "startedAt",
    g.finished_at AS "finishedAt", g.detail, g.resume_at AS "resumeAt", counted.counts,
    to_char(g.scheduled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') AS place
  FROM mailing g CROSS JOIN LATERAL (
    SELECT json_build_object('total', count(*)::int, 'planned', ${countOf('planned')}, 'handingOver', ${countOf('handing-over')},
      'sent', ${countOf('sent')}, 'uncertain', ${countOf('uncertain')}, 'failed', ${countOf('failed')},
      'skipped', ${countOf('skipped')}, 'outbox', ${countOf('outbox')}) AS counts
    FROM message m WHERE m.wave_id = g.wave_id AND m.mailing_id = g.id
  ) counted
  WHERE g.wave_id = $1`;

/** Mailings of waves in the database. */
@Injectable()
export class MailingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit + 1` mailings, the last planned first, from before this place and id. */
  ofWave(waveId: number, limit: number, before: readonly string[] | null): Promise<MailingRow[]> {
    return this.dataSource.query(
      `SELECT * FROM (${MAILINGS}) listed WHERE $3::text IS NULL OR (place, id) < ($3, $4::uuid)
       ORDER BY place DESC, id DESC LIMIT $2`,
      [waveId, limit + 1, before?.[0] ?? null, before?.[1] ?? null],
    );
  }

  /** One mailing, or null. */
  async find(waveId: number, id: string): Promise<MailingRow | null> {
    const [row]: MailingRow[] = await this.dataSource.query(`${MAILINGS} AND g.id = $2`, [waveId, id]);
    return row ?? null;
  }

  /** Stores a mailing that waits for its moment; gives its id, or null when the wave already has thanks. */
  async add(manager: EntityManager, waveId: number, mailing: NewMailing): Promise<string | null> {
    const [row]: { id: string }[] = await manager.query(
      `INSERT INTO mailing (wave_id, kind, subject, body, status, scheduled_at, clock, rate_per_second, recipients, created_by)
       VALUES ($1, $2, $3, $4, 'planned', $5, $6, $7, $8, $9)
       ON CONFLICT (wave_id) WHERE kind = 'thanks' AND status IN ('planned', 'sending', 'paused') DO NOTHING RETURNING id`,
      [
        waveId,
        mailing.kind,
        mailing.subject,
        mailing.body,
        mailing.scheduledAt,
        mailing.clock,
        mailing.ratePerSecond,
        JSON.stringify(mailing.recipients),
        mailing.createdBy,
      ],
    );
    return row?.id ?? null;
  }

  /** Adds a message of which the text is known already: a test. */
  async addLiteral(
    manager: EntityManager,
    waveId: number,
    mailingId: string,
    message: { kind: MessageKind; address: string; subject: string; text: string; html: string },
  ): Promise<void> {
    await manager.query(
      `INSERT INTO message (wave_id, mailing_id, kind, status, address, subject, text, html)
       VALUES ($1, $2, $3, 'planned', $4, $5, $6, $7)`,
      [waveId, mailingId, message.kind, message.address, message.subject, message.text, message.html],
    );
  }

  /** Status and moment of a mailing, locked until the end of the transaction; null when the wave has none of that id. */
  async lock(
    manager: EntityManager,
    waveId: number,
    id: string,
  ): Promise<{ status: MailingStatus; startedAt: Date | null; scheduledAt: Date } | null> {
    const [row]: { status: MailingStatus; startedAt: Date | null; scheduledAt: Date }[] = await manager.query(
      `SELECT status, started_at AS "startedAt", scheduled_at AS "scheduledAt" FROM mailing
       WHERE wave_id = $1 AND id = $2 FOR UPDATE`,
      [waveId, id],
    );
    return row ?? null;
  }

  /** Sets the status by hand; what stood in the way is forgotten. */
  async setStatus(manager: EntityManager, waveId: number, id: string, status: MailingStatus): Promise<void> {
    await manager.query(
      `UPDATE mailing SET status = $3, detail = NULL, resume_at = NULL, failures = 0,
         finished_at = CASE WHEN $3 = 'cancelled' THEN now() END
       WHERE wave_id = $1 AND id = $2`,
      [waveId, id, status],
    );
  }

  /** What has not been handed over will not be. */
  async skipPlanned(manager: EntityManager, waveId: number, id: string): Promise<void> {
    await manager.query(
      `UPDATE message SET status = 'skipped', detail = 'cancelled', text = NULL, html = NULL
       WHERE wave_id = $1 AND mailing_id = $2 AND status = 'planned'`,
      [waveId, id],
    );
  }
}
