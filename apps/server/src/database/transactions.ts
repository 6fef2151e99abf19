import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { isConflict, isUnavailable } from './database-errors';

const ATTEMPTS = 5;
const pauseBefore = (attempt: number) => 20 * 2 ** attempt * (0.5 + Math.random());

/** The one gate through which transactions go. */
@Injectable()
export class Transactions {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /**
   * Does the work in one transaction: all of it, or nothing. Work that lost from another transaction, or whose connection broke
   * before the commit was sent, is done again from the start, so it may touch nothing but the database. A connection that breaks
   * during the commit leaves unknown whether it happened: that error goes to the caller (who is told 503 and may ask again).
   */
  async run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(work);
      if ('value' in outcome) return outcome.value;
      const again = isConflict(outcome.error) || (isUnavailable(outcome.error) && !outcome.committing);
      if (!again || attempt === ATTEMPTS) throw outcome.error;
      await wait(pauseBefore(attempt));
    }
  }

  /** Reads on a replica when there is one (figures may lag a moment), otherwise on the primary. Nothing may be written. */
  async read<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner('slave');
    try {
      await runner.connect();
      return await work(runner);
    } finally {
      await runner.release();
    }
  }

  private async attempt<T>(
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<{ value: T } | { error: unknown; committing: boolean }> {
    const runner = this.dataSource.createQueryRunner('master');
    let committing = false;
    try {
      await runner.connect();
      await runner.startTransaction();
      const value = await work(runner.manager);
      committing = true;
      await runner.commitTransaction();
      return { value };
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      return { error, committing };
    } finally {
      await runner.release();
    }
  }
}
