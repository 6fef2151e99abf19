import { setTimeout as wait } from 'node:timers/promises';
import type { Claim, ClaimedMessage } from './claim.repository';
import { handOverFailure } from './hand-over-outcome';
import { CONNECTIONS, NotTaken, type MailTransport } from './mail-transport';
import type { Outcome } from './outcome.repository';
import { Pace } from './pace';

/** What a run needs of its surroundings. */
export interface RunSurroundings {
  claim(most: number): Promise<Claim>;
  /** Resolves when it is committed. */
  record(outcome: Outcome): Promise<void>;
  /** Null: messages are kept in the outbox. */
  readonly transport: MailTransport | null;
  readonly from: string;
  readonly stopping: AbortSignal;
}

type Stop =
  /** Nothing is due now. */
  | { readonly kind: 'nothingDue' }
  | { readonly kind: 'halted' }
  | { readonly kind: 'waveShut'; readonly shut: 'not-open' | 'closed' }
  /** The mail server cannot be reached, or breaks every connection off. */
  | { readonly kind: 'trouble'; readonly detail: string };

/** Why a run ended, and how many messages were sent in it. */
export type RunEnd = Stop & { readonly sent: number };

/** Messages that are claimed at once: while some are handed over, others are being claimed or recorded. A kill leaves no more than these uncertain. */
const IN_HAND = 2 * CONNECTIONS;
/** With more than this under way it waits before it claims: a claim costs about the same for one message as for several. */
const BUSY = IN_HAND / 2;

/** Hands over the messages of one mailing that are due, a few at a time and not faster than its rate, until there are none or something stands in the way. */
export class MailingRun {
  private readonly underWay = new Set<Promise<void>>();
  private trouble: string | null = null;
  private dropsInARow = 0;
  private sent = 0;

  constructor(
    private readonly surroundings: RunSurroundings,
    private readonly perSecond: number,
  ) {}

  async run(): Promise<RunEnd> {
    const stop = await this.handOverAll();
    await Promise.all(this.underWay);
    if (this.trouble !== null) return { kind: 'trouble', detail: this.trouble, sent: this.sent };
    return { ...stop, sent: this.sent };
  }

  private async handOverAll(): Promise<Stop> {
    const pace = new Pace(this.perSecond, performance.now());
    while (!this.surroundings.stopping.aborted && this.trouble === null) {
      const free = Math.min(IN_HAND - this.underWay.size, pace.available(performance.now()));
      if (free < 1 || this.underWay.size > BUSY) {
        await this.oneIsFree(pace);
        continue;
      }
      const claim = await this.surroundings.claim(free);
      if (claim.kind !== 'taken') return claim;
      if (claim.messages.length === 0 && claim.skipped === 0) {
        if (this.underWay.size === 0) break;
        await Promise.race(this.underWay);
        continue;
      }
      pace.take(claim.messages.length);
      for (const message of claim.messages) this.start(message);
    }
    return { kind: 'nothingDue' };
  }

  private async oneIsFree(pace: Pace): Promise<void> {
    if (this.underWay.size > BUSY) return Promise.race(this.underWay);
    const { stopping } = this.surroundings;
    await wait(Math.max(1, pace.wait(performance.now())), undefined, { signal: stopping }).catch(() => undefined);
  }

  private start(message: ClaimedMessage): void {
    const done: Promise<void> = this.handOver(message).finally(() => this.underWay.delete(done));
    this.underWay.add(done);
  }

  private async handOver(message: ClaimedMessage): Promise<void> {
    const { id, participantId, kind, attempts, literal } = message;
    const result = await this.resultOf(message);
    if (result.kind === 'sent' || result.kind === 'outbox') this.sent++;
    // A server that breaks off after every message too is left alone for a while: each of them is for a person to decide.
    this.dropsInARow = 'dropped' in result && result.dropped ? this.dropsInARow + 1 : 0;
    if (result.kind === 'trouble' || this.dropsInARow >= CONNECTIONS) this.trouble ??= result.detail;
    await this.surroundings.record({ id, participantId, kind, attempts, literal, result });
  }

  private async resultOf(message: ClaimedMessage): Promise<Outcome['result']> {
    const { transport, from } = this.surroundings;
    if (transport === null) return { kind: 'outbox', detail: '' };
    try {
      const { subject, text, html, messageId, leaveUrl } = message;
      const to = { name: message.name ?? '', address: message.address };
      const sender = { name: message.study, address: from };
      return {
        kind: 'sent',
        detail: await transport.send({ from: sender, to, subject, text, html, messageId, leaveUrl }),
      };
    } catch (error) {
      if (error instanceof NotTaken) return handOverFailure(error);
      // Nobody foresaw this: a person looks at it.
      return { kind: 'uncertain', detail: error instanceof Error ? error.message : String(error), dropped: false };
    }
  }
}
