import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { pauseAfter } from '@ido/fieldwork';
import { z } from 'zod';
import { CONFIG, type Config } from '../../config';
import { JobQueue } from '../../jobs/job-queue';
import { ClaimRepository } from './claim.repository';
import { smtpTransport, type MailTransport } from './mail-transport';
import { MailWorker } from './mail-worker';
import { MailingRun, type RunEnd } from './mailing-run';
import { OutcomeRecorder } from './outcome-recorder';
import { OutcomeRepository } from './outcome.repository';
import { DELIVER_MAILING, RunningMailingsRepository, type RunningMailing } from './running-mailings.repository';

const Payload = z.object({ waveId: z.number().int(), mailingId: z.uuid() });

const SHUT = {
  'not-open': 'De meting is nog niet open. Open de meting en ga daarna verder met versturen.',
  closed: 'De meting is gesloten. Berichten met een link worden niet meer verstuurd.',
} as const;

/** Sends mailings, as jobs of the queue. */
@Injectable()
export class DeliveryService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly transport: MailTransport | null;

  constructor(
    private readonly jobs: JobQueue,
    private readonly worker: MailWorker,
    private readonly claims: ClaimRepository,
    private readonly outcomes: OutcomeRepository,
    private readonly mailings: RunningMailingsRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.transport = config.smtpUrl === null ? null : smtpTransport(config.smtpUrl);
  }

  onModuleInit(): void {
    this.jobs.register(DELIVER_MAILING, async (payload, stopping) => {
      const { waveId, mailingId } = Payload.parse(payload);
      await this.worker.alone(mailingId, () => this.deliver(waveId, mailingId, stopping));
    });
  }

  beforeApplicationShutdown(): void {
    this.transport?.close();
  }

  private async deliver(waveId: number, mailingId: string, stopping: AbortSignal): Promise<void> {
    const mailing = await this.mailings.start(waveId, mailingId);
    if (!mailing) return;
    const worker = await this.worker.id();
    const recorder = new OutcomeRecorder(this.outcomes, waveId, worker, stopping);
    const run = new MailingRun(
      {
        claim: async (most) => {
          // A worker whose connection broke is given up by the others: it takes nothing more.
          if ((await this.worker.id()) !== worker) return { kind: 'halted' };
          return this.claims.claim(waveId, mailingId, most, worker);
        },
        record: (outcome) => recorder.record(outcome),
        transport: this.transport,
        from: this.config.mailFrom,
        stopping,
      },
      mailing.ratePerSecond,
    );
    await this.end(waveId, mailingId, mailing, await run.run());
  }

  private async end(waveId: number, mailingId: string, mailing: RunningMailing, end: RunEnd): Promise<void> {
    switch (end.kind) {
      case 'nothingDue':
        return this.mailings.settle(waveId, mailingId, end.sent);
      case 'waveShut':
        return this.mailings.halt(waveId, mailingId, SHUT[end.shut]);
      case 'trouble': {
        const failures = end.sent > 0 ? 1 : mailing.failures + 1;
        const until = new Date(Date.now() + pauseAfter(failures, this.config.mailRetryMs, Math.random()));
        const detail = `De mailserver neemt geen berichten aan: ${end.detail}`;
        return this.mailings.postpone(waveId, mailingId, detail, until, end.sent);
      }
      case 'halted':
        return;
    }
  }
}
