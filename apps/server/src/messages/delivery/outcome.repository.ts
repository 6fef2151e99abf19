import { Inject, Injectable } from '@nestjs/common';
import type { MessageKind } from '@ido/fieldwork';
import { MOST_ATTEMPTS, pauseAfter } from '@ido/fieldwork';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../config';
import { Transactions } from '../../database/transactions';
import { ParticipantStatesRepository } from '../../participants/participant-states.repository';
import { SENT_CAUSES } from '../standard-texts';
import type { HandOverFailure } from './hand-over-outcome';

/** What became of a message that was handed over. */
export interface Outcome {
  readonly id: string;
  readonly participantId: string | null;
  readonly kind: MessageKind;
  readonly attempts: number;
  readonly literal: boolean;
  readonly result: { readonly kind: 'sent' | 'outbox'; readonly detail: string } | HandOverFailure;
}

/** Writes down what became of messages, with what it means for their contacts. */
@Injectable()
export class OutcomeRepository {
  constructor(
    private readonly transactions: Transactions,
    private readonly participants: ParticipantStatesRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** All of these at once; committed when this returns. A message on which a person decided meanwhile stays as it is. */
  record(waveId: number, worker: string, given: readonly Outcome[]): Promise<void> {
    const outcomes = given.map(givenUp);
    return this.transactions.run(async (manager) => {
      const recorded = new Set(await this.update(manager, waveId, worker, outcomes));
      const done = outcomes.filter(({ id }) => recorded.has(id));
      for (const kind of new Set(done.map((outcome) => outcome.kind))) {
        const sent = (result: 'sent' | 'outbox') =>
          participantsOf(done, (one) => one.kind === kind && one.result.kind === result);
        const cause = SENT_CAUSES[kind];
        await this.participants.changeStates(manager, waveId, sent('sent'), 'sent', cause, 'system');
        await this.participants.changeStates(manager, waveId, sent('outbox'), 'sent', `${cause} (outbox)`, 'system');
      }
      await this.bounce(
        manager,
        waveId,
        participantsOf(done, ({ result }) => isRefused(result, 'hard')),
        'hard',
      );
      await this.bounce(
        manager,
        waveId,
        participantsOf(done, ({ result }) => isRefused(result, 'soft')),
        'soft',
      );
    });
  }

  /** A message came back: the contact is not reached, and its address exists (`soft`) or not (`hard`). */
  async bounce(manager: EntityManager, waveId: number, ids: readonly string[], bounce: 'hard' | 'soft'): Promise<void> {
    if (ids.length === 0) return;
    const before: { id: string }[] = await manager.query(
      `SELECT id FROM participant WHERE wave_id = $1 AND id = ANY($2::uuid[]) AND email_status <> 'hard'`,
      [waveId, ids],
    );
    const cause = bounce === 'hard' ? 'E-mailadres bestaat niet' : 'Bericht niet bezorgd';
    await this.participants.changeStates(manager, waveId, ids, 'bounced', cause, 'system');
    if (bounce === 'hard') return;
    await manager.query(`UPDATE participant SET email_status = 'soft' WHERE wave_id = $1 AND id = ANY($2::uuid[])`, [
      waveId,
      before.map(({ id }) => id),
    ]);
  }

  private async update(
    manager: EntityManager,
    waveId: number,
    worker: string,
    outcomes: readonly Outcome[],
  ): Promise<string[]> {
    const rows = outcomes.map((outcome) => ({ id: outcome.id, attempts: outcome.attempts, ...this.rowOf(outcome) }));
    // Uncertain too: this worker was given up because its connection broke, and turns out to know after all.
    const [updated]: [{ id: string }[], number] = await manager.query(
      `UPDATE message m SET status = given.status, detail = given.detail, worker = CASE WHEN given.status = 'uncertain' THEN m.worker END,
         attempts = given.attempts,
         next_attempt_at = CASE WHEN given.pause IS NULL THEN m.next_attempt_at ELSE now() + given.pause * interval '1 millisecond' END,
         sent_at = CASE WHEN given.status IN ('sent', 'outbox') THEN now() END,
         text = CASE WHEN given.keep THEN m.text END, html = CASE WHEN given.keep THEN m.html END
       FROM unnest($3::uuid[], $4::integer[], $5::text[], $6::text[], $7::double precision[], $8::boolean[], $9::integer[])
         AS given (id, attempt, status, detail, pause, keep, attempts)
       WHERE m.wave_id = $1 AND m.id = given.id AND m.worker = $2 AND m.attempts = given.attempt
         AND m.status IN ('handing-over', 'uncertain')
       RETURNING m.id`,
      [
        waveId,
        worker,
        rows.map(({ id }) => id),
        rows.map(({ attempts }) => attempts),
        rows.map(({ status }) => status),
        rows.map(({ detail }) => detail),
        rows.map(({ pause }) => pause),
        rows.map(({ keep }) => keep),
        rows.map(({ attempts, counted }) => (counted ? attempts : attempts - 1)),
      ],
    );
    return updated.map(({ id }) => id);
  }

  private rowOf({ result, attempts, literal }: Outcome) {
    const { kind, detail } = result;
    switch (kind) {
      case 'sent':
        return { status: 'sent', detail, pause: null, keep: false, counted: true };
      case 'outbox':
      case 'uncertain':
        return { status: kind, detail, pause: null, keep: true, counted: true };
      case 'refused':
        return { status: 'failed', detail, pause: null, keep: false, counted: true };
      case 'trouble':
        return { status: 'planned', detail: null, pause: 0, keep: literal, counted: false };
      case 'later': {
        const pause = pauseAfter(attempts, this.config.mailRetryMs, Math.random());
        return { status: 'planned', detail, pause, keep: literal, counted: true };
      }
    }
  }
}

/** After so many times "later" it is not delivered; the address may be right. */
function givenUp(outcome: Outcome): Outcome {
  const { result, attempts } = outcome;
  if (result.kind !== 'later' || attempts < MOST_ATTEMPTS) return outcome;
  return { ...outcome, result: { kind: 'refused', bounce: 'soft', detail: result.detail } };
}

function isRefused(result: Outcome['result'], bounce: 'hard' | 'soft'): boolean {
  return result.kind === 'refused' && result.bounce === bounce;
}

function participantsOf(outcomes: readonly Outcome[], which: (outcome: Outcome) => boolean): string[] {
  return outcomes.flatMap((outcome) =>
    outcome.participantId !== null && which(outcome) ? [outcome.participantId] : [],
  );
}
