import { Injectable } from '@nestjs/common';
import { reasonToSkip, type MessageKind } from '@ido/fieldwork';
import type { Recipients } from '@ido/api';
import { DataSource, type EntityManager } from 'typeorm';
import { Transactions } from '../../database/transactions';
import { ADD_JOB } from '../../jobs/job-queue';
import { isHeld, MAILING_LOCK, WORKER_LOCK } from './mail-worker';
import { RecipientFactsRepository } from './recipient-facts.repository';

/** The kind of job that sends the messages of a mailing. */
export const DELIVER_MAILING = 'deliver-mailing';

/** What a run needs to know of its mailing. */
export interface RunningMailing {
  readonly ratePerSecond: number;
  readonly failures: number;
}

/** Adds the job that sends a mailing at a moment, in the caller's transaction. */
export async function addDelivery(manager: EntityManager, waveId: number, mailingId: string, at: Date): Promise<void> {
  const payload = JSON.stringify({ waveId, mailingId });
  await manager.query(ADD_JOB, [DELIVER_MAILING, payload, `mailing:${mailingId}`, at]);
}

/** Mailings from their start to their end. */
@Injectable()
export class RunningMailingsRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly facts: RecipientFactsRepository,
  ) {}

  /**
   * Makes the messages of a mailing whose moment has come: for every contact that may have one now. Starting again changes nothing.
   * @returns null when it is not to be sent now: it stands still, is over, or its moment has not come.
   */
  start(waveId: number, mailingId: string): Promise<RunningMailing | null> {
    return this.transactions.run(async (manager) => {
      const [mailing]: {
        kind: MessageKind;
        status: string;
        recipients: Recipients;
        due: boolean;
        ratePerSecond: number;
        failures: number;
      }[] = await manager.query(
        `SELECT kind, status, recipients, scheduled_at <= now() AS due, rate_per_second AS "ratePerSecond", failures
         FROM mailing WHERE wave_id = $1 AND id = $2 FOR UPDATE`,
        [waveId, mailingId],
      );
      if (!mailing || !mailing.due) return null;
      if (mailing.status === 'planned') {
        // Thanks have no list: each completion adds its own.
        if (mailing.kind !== 'thanks')
          await this.addMessages(manager, waveId, mailingId, mailing.kind, mailing.recipients);
        await manager.query(
          `UPDATE mailing SET status = 'sending', started_at = now() WHERE wave_id = $1 AND id = $2`,
          [waveId, mailingId],
        );
      } else if (mailing.status !== 'sending') return null;
      return mailing;
    });
  }

  private async addMessages(
    manager: EntityManager,
    waveId: number,
    mailingId: string,
    kind: MessageKind,
    { states, participants }: Recipients,
  ): Promise<void> {
    for await (const contacts of this.facts.pagesOfWave(manager, waveId, states ?? null, participants ?? null)) {
      const wanted = contacts.filter((contact) => reasonToSkip(kind, contact) === null);
      await manager.query(
        `INSERT INTO message (wave_id, mailing_id, participant_id, kind, status)
         SELECT $1, $2, id, $3, 'planned' FROM unnest($4::uuid[]) AS given (id)
         ON CONFLICT ON CONSTRAINT message_recipient DO NOTHING`,
        [waveId, mailingId, kind, wanted.map(({ id }) => id)],
      );
    }
  }

  /** After a run that found nothing more to do: the mailing is done, or goes on when the next message is due. */
  settle(waveId: number, mailingId: string, sent: number): Promise<void> {
    return this.transactions.run(async (manager) => {
      if (sent > 0) await this.clearTrouble(manager, waveId, mailingId);
      const [left]: { open: number; next: Date | null }[] = await manager.query(
        `SELECT count(*)::int AS open, min(next_attempt_at) FILTER (WHERE status = 'planned') AS next
         FROM message WHERE wave_id = $1 AND mailing_id = $2 AND status IN ('planned', 'handing-over')`,
        [waveId, mailingId],
      );
      if (left?.next) return addDelivery(manager, waveId, mailingId, left.next);
      if (left && left.open > 0) return;
      await manager.query(
        `UPDATE mailing SET status = 'done', finished_at = now(), detail = NULL, resume_at = NULL, failures = 0
         WHERE wave_id = $1 AND id = $2 AND status = 'sending' AND kind <> 'thanks'`,
        [waveId, mailingId],
      );
    });
  }

  /** The mail server is in the way: nothing of this mailing goes before this moment. */
  postpone(waveId: number, mailingId: string, detail: string, until: Date, sent: number): Promise<void> {
    return this.transactions.run(async (manager) => {
      await manager.query(
        `UPDATE mailing SET failures = CASE WHEN $5 THEN 1 ELSE failures + 1 END, resume_at = $4, detail = $3
         WHERE wave_id = $1 AND id = $2 AND status = 'sending'`,
        [waveId, mailingId, detail, until, sent > 0],
      );
      await addDelivery(manager, waveId, mailingId, until);
    });
  }

  /** Its wave takes no answers: the mailing stands still until a person goes on. */
  async halt(waveId: number, mailingId: string, detail: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE mailing SET status = 'paused', detail = $3 WHERE wave_id = $1 AND id = $2 AND status = 'sending'`,
      [waveId, mailingId, detail],
    );
  }

  /**
   * Messages of workers that are gone become uncertain: they may or may not have been taken. Nobody sends them again but a person.
   * @returns how many
   */
  async findUncertain(): Promise<number> {
    const [, count]: [unknown, number] = await this.dataSource.query(
      `UPDATE message SET status = 'uncertain', detail = NULL
       WHERE status = 'handing-over' AND NOT ${isHeld(WORKER_LOCK, 'worker::text')}`,
    );
    return count;
  }

  /** Mailings with something to do that nobody is at: their job was lost, or new messages came. Each gets a job. */
  async wake(): Promise<void> {
    const idle: { waveId: number; id: string }[] = await this.dataSource.query(
      `SELECT g.wave_id AS "waveId", g.id FROM mailing g
       WHERE g.status IN ('planned', 'sending') AND g.scheduled_at <= now() AND (g.resume_at IS NULL OR g.resume_at <= now())
         AND (g.status = 'planned'
           OR EXISTS (SELECT FROM message m WHERE m.wave_id = g.wave_id AND m.mailing_id = g.id AND m.status = 'planned'
                        AND m.next_attempt_at <= now())
           OR g.kind <> 'thanks' AND NOT EXISTS (SELECT FROM message m WHERE m.wave_id = g.wave_id AND m.mailing_id = g.id
                        AND m.status IN ('planned', 'handing-over')))
         AND NOT ${isHeld(MAILING_LOCK, 'g.id::text')}`,
    );
    for (const { waveId, id } of idle) {
      await this.transactions.run((manager) => addDelivery(manager, waveId, id, new Date()));
    }
  }

  private async clearTrouble(manager: EntityManager, waveId: number, mailingId: string): Promise<void> {
    await manager.query(
      `UPDATE mailing SET failures = 0, resume_at = NULL, detail = NULL
       WHERE wave_id = $1 AND id = $2 AND status = 'sending' AND failures > 0`,
      [waveId, mailingId],
    );
  }
}
