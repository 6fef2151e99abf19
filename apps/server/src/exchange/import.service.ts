import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Import } from '@ido/api';
import { readResponses } from '@ido/exchange';
import type { EntityManager } from 'typeorm';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { exchangeProblem } from './exchange-problems';
import { settleBatch } from './import-batch';
import { BROKEN_OFF, FINISH, finishParameters, ImportReportRepository } from './import-report.repository';
import { ImportRun } from './import-run';
import { ImportedResponsesRepository } from './imported-responses.repository';

/** What is asked of an import. */
export interface ImportOrder {
  readonly id: string;
  readonly dryRun: boolean;
  readonly partial: boolean;
  /** Size of the file, when whoever sends it says so. */
  readonly bytesTotal: number | null;
}

/** Why nothing was stored, to undo the transaction: not an error. */
class NothingStored extends Error {}

/** Responses from CSV files: all rows in one transaction, all or nothing unless partial. */
@Injectable()
export class ImportService {
  constructor(
    private readonly transactions: Transactions,
    private readonly reports: ImportReportRepository,
    private readonly responses: ImportedResponsesRepository,
    private readonly versions: CompiledVersions,
  ) {}

  /**
   * Reads a file as it comes in and gives the report. Its progress can be read meanwhile under its id. `status` is `done` when the rows in order are
   * stored (or, on a dry run, would be), `refused` when nothing is because of what is wrong with the file.
   * @throws ProblemError wave-published; key-taken for an id that was used before; what the source or the database throws
   */
  async run(wave: WaveRow, user: SignedInUser, order: ImportOrder, source: Readable): Promise<Import> {
    if (wave.status === 'published') throw exchangeProblem.wavePublished();
    const begun = await this.reports.begin({ ...order, waveId: wave.id, accountId: user.id });
    if (!begun) throw problem.keyTaken({ what: 'Import', key: order.id });
    let run: ImportRun | null = null;
    try {
      await this.transactions.run(async (manager) => {
        // The gate does work again that lost its connection; a file that is being sent cannot be read twice.
        if (run !== null) throw problem.busy();
        run = this.runOf(manager, wave, order);
        await this.store(manager, wave, user, order, run, source);
      });
    } catch (error) {
      if (!(error instanceof NothingStored)) {
        const at = run ?? new ImportRun(order.id, this.reports, () => Promise.resolve([]));
        // When the database is what failed, this fails too; what is told is why it failed.
        await this.reports.finish(order.id, 'failed', at, BROKEN_OFF).catch(() => undefined);
        throw error;
      }
    }
    return this.find(wave, order.id);
  }

  /** The report of an import. @throws ProblemError unknown-resource */
  async find(wave: WaveRow, id: string): Promise<Import> {
    const report = await this.reports.find(wave.id, id);
    if (report === null) throw problem.unknown({ what: 'Import', key: id });
    return report;
  }

  private runOf(manager: EntityManager, wave: WaveRow, order: ImportOrder): ImportRun {
    const seen = new Set<string>();
    const now = new Date();
    let organisations: Set<string> | null = null;
    const run: ImportRun = new ImportRun(order.id, this.reports, async (rows, columns) => {
      organisations ??= await this.responses.organisations(manager, wave.id);
      const references = rows.flatMap(({ reference }) => reference ?? []);
      const taken = await this.responses.taken(manager, wave.id, references);
      const { compiled } = await this.versions.get(wave.versionId);
      const { responses, refused } = settleBatch(rows, { organisations, taken, seen, columns, now }, compiled);
      // Once a row is refused nothing will be stored, but the report is to be whole.
      const lost = !order.partial && run.refusedRows + refused.length > 0;
      if (!order.dryRun && !lost) await this.responses.add(manager, wave.id, `import ${order.id}`, responses);
      return refused;
    });
    return run;
  }

  private async store(
    manager: EntityManager,
    wave: WaveRow,
    user: SignedInUser,
    { id, dryRun, partial }: ImportOrder,
    run: ImportRun,
    source: Readable,
  ): Promise<void> {
    await this.responses.lock(manager, wave.id);
    const { compiled } = await this.versions.get(wave.versionId);
    await run.read(readResponses(arriving(source), compiled));
    const refused = run.unusable || (run.errorCount > 0 && !partial);
    if (refused || dryRun) {
      await this.reports.finish(id, refused ? 'refused' : 'done', run, detailOf(run, refused, dryRun));
      throw new NothingStored();
    }
    await audit(manager, {
      actor: user.id,
      action: 'responses.import',
      subject: wave.key,
      detail: { import: id, rows: run.rows, accepted: run.accepted },
    });
    await manager.query(FINISH, finishParameters(id, 'done', run, null));
  }
}

/**
 * The file as it arrives. That it stops arriving is the sender's doing and not a fault of the server or its database. Whoever stops
 * reading before the end lets the rest go by: closing the connection would take the report with it.
 */
async function* arriving(source: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* source.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch {
    throw exchangeProblem.uploadInterrupted();
  } finally {
    source.resume();
  }
}

function detailOf({ unusable }: ImportRun, refused: boolean, dryRun: boolean): string | null {
  if (unusable) return 'Dit bestand kan niet worden geïmporteerd.';
  if (!refused) return null;
  return dryRun
    ? 'Niet alle rijen zijn in orde. Zo zou er niets worden bewaard.'
    : 'Niet alle rijen zijn in orde. Er is niets bewaard.';
}
