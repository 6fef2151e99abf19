import { setTimeout as wait } from 'node:timers/promises';
import type { Outcome, OutcomeRepository } from './outcome.repository';

const AGAIN_MS = 500;

interface Waiting {
  readonly outcome: Outcome;
  readonly done: () => void;
}

/**
 * Writes outcomes down as they come, those that came meanwhile together. When the database cannot be reached it keeps trying: what
 * it does not get written becomes uncertain.
 */
export class OutcomeRecorder {
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(
    private readonly outcomes: OutcomeRepository,
    private readonly waveId: number,
    private readonly worker: string,
    private readonly stopping: AbortSignal,
  ) {}

  /** Resolves when the outcome is committed, or when the server stops without a database to write it to. */
  record(outcome: Outcome): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ outcome, done: resolve });
      if (!this.writing) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      await this.insist(batch.map(({ outcome }) => outcome));
      for (const { done } of batch) done();
    }
    this.writing = false;
  }

  private async insist(outcomes: readonly Outcome[]): Promise<void> {
    for (;;) {
      try {
        return await this.outcomes.record(this.waveId, this.worker, outcomes);
      } catch (error) {
        if (this.stopping.aborted) return;
        console.error('outcomes of messages could not be written, trying again', error);
        await wait(AGAIN_MS);
      }
    }
  }
}
