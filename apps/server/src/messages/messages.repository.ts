import { Injectable } from '@nestjs/common';
import type { MessageStatus } from '@ido/api';
import type { MessageKind } from '@ido/fieldwork';
import { DataSource, type EntityManager } from 'typeorm';

/** A message with who it is for. */
export interface MessageRow {
  readonly id: string;
  readonly mailing: string;
  readonly kind: MessageKind;
  readonly status: MessageStatus;
  readonly participant: string | null;
  readonly organisation: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly messageId: string | null;
  readonly subject: string | null;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly sentAt: Date | null;
  readonly detail: string | null;
}

/** An uncertain message that is decided on. */
export interface UncertainMessage {
  readonly mailingId: string;
  readonly mailingStatus: string;
  readonly participantId: string | null;
  readonly kind: MessageKind;
}

const COLUMNS = `
  m.id, m.mailing_id AS mailing, m.kind, m.status, m.participant_id AS participant, o.name AS organisation, p.name,
  coalesce(m.address, p.email) AS address, m.message_id AS "messageId", m.subject, m.attempts,
  m.next_attempt_at AS "nextAttemptAt", m.sent_at AS "sentAt", m.detail`;
const JOINS = `
  LEFT JOIN participant p ON p.wave_id = m.wave_id AND p.id = m.participant_id
  LEFT JOIN organisation o ON o.code = p.organisation_code`;

/** Messages in the database. */
@Injectable()
export class MessagesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit + 1` messages of a wave with this status and of this mailing, in order of id, from after this one. */
  ofWave(
    waveId: number,
    status: MessageStatus | null,
    mailing: string | null,
    limit: number,
    after: string | null,
  ): Promise<MessageRow[]> {
    return this.dataSource.query(
      `SELECT ${COLUMNS} FROM message m ${JOINS}
       WHERE m.wave_id = $1 AND ($2::text IS NULL OR m.status = $2) AND ($3::uuid IS NULL OR m.mailing_id = $3)
         AND ($5::uuid IS NULL OR m.id > $5)
       ORDER BY m.id LIMIT $4`,
      [waveId, status, mailing, limit + 1, after],
    );
  }

  /** One message with its text, or null. */
  async find(waveId: number, id: string): Promise<(MessageRow & { text: string | null; html: string | null }) | null> {
    const [row]: (MessageRow & { text: string | null; html: string | null })[] = await this.dataSource.query(
      `SELECT ${COLUMNS}, m.text, m.html FROM message m ${JOINS} WHERE m.wave_id = $1 AND m.id = $2`,
      [waveId, id],
    );
    return row ?? null;
  }

  /** What is to be decided on, locked; null when there is no such message, `certain` when nothing is to be decided. */
  async lockUncertain(
    manager: EntityManager,
    waveId: number,
    id: string,
  ): Promise<UncertainMessage | 'certain' | null> {
    const [row]: (UncertainMessage & { status: MessageStatus })[] = await manager.query(
      `SELECT m.status, m.mailing_id AS "mailingId", g.status AS "mailingStatus", m.participant_id AS "participantId", m.kind
       FROM mailing g JOIN message m ON m.wave_id = g.wave_id AND m.mailing_id = g.id
       WHERE m.wave_id = $1 AND m.id = $2 FOR UPDATE OF g, m`,
      [waveId, id],
    );
    if (!row) return null;
    return row.status === 'uncertain' ? row : 'certain';
  }

  /** It goes again, word for word and with the same Message-ID. */
  async sendAgain(manager: EntityManager, waveId: number, id: string, mailingId: string): Promise<void> {
    await manager.query(
      `UPDATE message SET status = 'planned', worker = NULL, next_attempt_at = now(), detail = NULL WHERE wave_id = $1 AND id = $2`,
      [waveId, id],
    );
    await manager.query(
      `UPDATE mailing SET status = 'sending', finished_at = NULL
       WHERE wave_id = $1 AND id = $2 AND status IN ('done', 'cancelled')`,
      [waveId, mailingId],
    );
  }

  /** It counts as sent; its text goes, since nobody has to send it any more. */
  async keep(manager: EntityManager, waveId: number, id: string, detail: string): Promise<void> {
    await manager.query(
      `UPDATE message SET status = 'sent', worker = NULL, text = NULL, html = NULL, detail = $3 WHERE wave_id = $1 AND id = $2`,
      [waveId, id, detail],
    );
  }
}
