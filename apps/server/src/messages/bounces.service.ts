import { Injectable } from '@nestjs/common';
import type { BounceReport } from '@ido/api';
import { readDeliveryStatus, type DeliveryReport } from '@ido/fieldwork';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions';
import { OutcomeRepository } from './delivery/outcome.repository';
import { messagesOf } from './mailbox';
import { messageOf } from './message-identity';

/** At most this many addresses are told of which nothing was found. */
const TOLD = 100;

interface Found {
  readonly waveId: number;
  readonly id: string;
  readonly participantId: string | null;
  readonly status: string;
}

/** Takes in what mail servers report about messages that were sent. */
@Injectable()
export class BouncesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly outcomes: OutcomeRepository,
  ) {}

  /**
   * Reads messages, one or a mailbox full, and marks what was not delivered. Reading the same again changes nothing.
   * @param waveId only messages of this wave; null: of whatever wave the report is about
   */
  async take(chunks: AsyncIterable<Buffer | string>, waveId: number | null): Promise<BounceReport> {
    const total = { messages: 0, reports: 0, hard: 0, soft: 0, unchanged: 0, unmatched: [] as string[] };
    for await (const message of messagesOf(chunks)) {
      total.messages++;
      for (const report of readDeliveryStatus(message)) {
        total.reports++;
        const change = await this.transactions.run((manager) => this.apply(manager, report, waveId));
        if (change !== 'unmatched') total[change]++;
        else if (total.unmatched.length < TOLD) total.unmatched.push(report.recipient);
      }
    }
    return total;
  }

  private async apply(
    manager: EntityManager,
    { messageId, recipient, outcome, status, diagnostic }: DeliveryReport,
    waveId: number | null,
  ): Promise<'hard' | 'soft' | 'unchanged' | 'unmatched'> {
    const found = await this.find(manager, messageId, recipient, waveId);
    if (!found) return 'unmatched';
    if (outcome !== 'hard' && outcome !== 'soft') return 'unchanged';
    // Known to have failed already: the same report again.
    if (found.status === 'failed') return 'unchanged';
    const detail = [status, diagnostic].filter(Boolean).join(' ').slice(0, 500);
    await manager.query(
      `UPDATE message SET status = 'failed', detail = $3, text = NULL, html = NULL, worker = NULL WHERE wave_id = $1 AND id = $2`,
      [found.waveId, found.id, detail],
    );
    if (found.participantId !== null) {
      await this.outcomes.bounce(manager, found.waveId, [found.participantId], outcome);
    }
    return outcome;
  }

  /** The message that a report is about: by its own identity; without one, the newest to this address in the wave. */
  private async find(
    manager: EntityManager,
    messageId: string | null,
    recipient: string,
    waveId: number | null,
  ): Promise<Found | null> {
    const key = messageId === null ? null : messageOf(messageId);
    if (key !== null && (waveId === null || key.waveId === waveId)) {
      const [row]: Found[] = await manager.query(
        `SELECT wave_id AS "waveId", id, participant_id AS "participantId", status FROM message
         WHERE wave_id = $1 AND id = $2 AND status IN ('handing-over', 'sent', 'uncertain', 'failed') FOR UPDATE`,
        [key.waveId, key.id],
      );
      return row ?? null;
    }
    if (key !== null || waveId === null) return null;
    const [row]: Found[] = await manager.query(
      `SELECT wave_id AS "waveId", id, participant_id AS "participantId", status FROM message
       WHERE wave_id = $1 AND lower(address) = $2 AND kind <> 'test' AND status IN ('sent', 'uncertain', 'failed')
       ORDER BY sent_at DESC NULLS LAST LIMIT 1 FOR UPDATE`,
      [waveId, recipient],
    );
    return row ?? null;
  }
}
