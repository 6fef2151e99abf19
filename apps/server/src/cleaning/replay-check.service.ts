import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ReplayCheck } from '@ido/api';
import { cleanLine, countedOf } from '@ido/questionnaire';
import { Transactions } from '../database/transactions';
import type { WaveRow } from '../studies/wave-row';
import { CleanResponsesRepository } from './clean-responses.repository';
import { ReplayService } from './replay.service';

/** Proves that the clean data of a wave are what its log makes of the raw answers. */
@Injectable()
export class ReplayCheckService {
  constructor(
    private readonly transactions: Transactions,
    private readonly responses: CleanResponsesRepository,
    private readonly replays: ReplayService,
  ) {}

  /**
   * The SHA-256 of the clean data as they are stored, and as the log replayed anew over the raw answers gives them: over one line of canonical
   * JSON per completed response (`id`, whether it counts, clean answers), those without organisation first, then by organisation and id.
   * Both are read from one snapshot.
   */
  check(wave: WaveRow): Promise<ReplayCheck> {
    return this.transactions.read(async (runner) => {
      await runner.startTransaction('REPEATABLE READ');
      try {
        const { plan, rule } = await this.replays.replayOf(runner, wave);
        const stored = createHash('sha256');
        const replayed = createHash('sha256');
        let responses = 0;
        for await (const rows of this.responses.all(runner, wave.id)) {
          const cleaned = rows.map((row) => plan.clean(row));
          const counted = countedOf(rule, cleaned);
          rows.forEach((row, at) => {
            stored.update(cleanLine(row.id, row.counted, row.cleanAnswers ?? row.answers));
            replayed.update(cleanLine(row.id, counted.has(row.id), cleaned[at]!.answers));
          });
          responses += rows.length;
        }
        const hashes = { hash: stored.digest('hex'), replayed: replayed.digest('hex') };
        return { responses, ...hashes, same: hashes.hash === hashes.replayed };
      } finally {
        await runner.rollbackTransaction();
      }
    });
  }
}
