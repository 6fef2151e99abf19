import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Import } from '@ido/api';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { exchangeProblem } from './exchange-problems';
import { BROKEN_OFF, FINISH, finishParameters, ImportReportRepository } from './import-report.repository';
import { ImportRun, type ImportEventOf, type ReadRow, type Settle } from './import-run';
import { IMPORT_LOCK } from './imported-responses.repository';

/** What is asked of an import. */
export interface ImportOrder {
  readonly id: string;
  readonly dryRun: boolean;
  readonly partial: boolean;
  /** Size of the file, when whoever sends it says so. */
  readonly bytesTotal: number | null;
}

/** What an import into a wave does with a file; everything inside one transaction. */
export interface ImportWork<Row extends ReadRow> {
  /** The rows of the file as it comes in. */
  read(source: AsyncIterable<Uint8Array>): AsyncIterable<ImportEventOf<Row>>;
  /**
   * Prepares the import, once it has the wave to itself; gives how rows are checked and stored. `storing()` says whether a row that is
   * in order is still to be stored: not on a dry run, nor once one is refused that makes the whole file refused.
   */
  begin(manager: EntityManager, storing: (refusedNow: number) => boolean): Promise<Settle<Row>>;
  /** After the last row, when the rows in order are stored. */
  end(manager: EntityManager, run: ImportRun<Row>): Promise<void>;
}

/** Why nothing was stored, to undo the transaction: not an error. */
class NothingStored extends Error {}

/** Runs imports into a wave: progress while they run, a report afterwards, all or nothing unless partial. */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly transactions: Transactions,
    private readonly reports: ImportReportRepository,
  ) {}

  /**
   * Reads a file as it comes in and gives the report. Its progress can be read meanwhile under its id. `status` is `done` when the rows in order are
   * stored (or, on a dry run, would be), `refused` when nothing is because of what is wrong with the file.
   * @throws ProblemError key-taken for an id that was used before; what the source, the work or the database throws
   */
  async run<Row extends ReadRow>(
    wave: { readonly id: number },
    user: SignedInUser,
    order: ImportOrder,
    source: Readable,
    work: ImportWork<Row>,
  ): Promise<Import> {
    const begun = await this.reports.begin({ ...order, waveId: wave.id, accountId: user.id });
    if (!begun) throw problem.keyTaken({ what: 'Import', key: order.id });
    let run: ImportRun<Row> | null = null;
    try {
      await this.transactions.run(async (manager) => {
        // The gate does work again that lost its connection; a file that is being sent cannot be read twice.
        if (run !== null) throw problem.busy();
        let settle: Settle<Row> | null = null;
        const current: ImportRun<Row> = new ImportRun<Row>(order.id, this.reports, async (rows, columns) => {
          settle ??= await work.begin(
            manager,
            (refusedNow) => !order.dryRun && (order.partial || current.refusedRows + refusedNow === 0),
          );
          return settle(rows, columns);
        });
        run = current;
        await this.store(manager, wave.id, order, current, source, work);
      });
    } catch (error) {
      if (!(error instanceof NothingStored)) {
        const at = run ?? new ImportRun<Row>(order.id, this.reports, () => Promise.resolve([]));
        // When the database is what failed, this fails too; what is told is why it failed.
        await this.reports.finish(order.id, 'failed', at, BROKEN_OFF).catch(() => undefined);
        throw error;
      }
    }
    return this.find(wave, order.id);
  }

  /** The report of an import. @throws ProblemError unknown-resource */
  async find(wave: { readonly id: number }, id: string): Promise<Import> {
    const report = await this.reports.find(wave.id, id);
    if (report === null) throw problem.unknown({ what: 'Import', key: id });
    return report;
  }

  private async store<Row extends ReadRow>(
    manager: EntityManager,
    waveId: number,
    { id, dryRun, partial }: ImportOrder,
    run: ImportRun<Row>,
    source: Readable,
    work: ImportWork<Row>,
  ): Promise<void> {
    // Waits for other imports into the same wave: each has to see what the one before stored. Held until the transaction ends.
    await manager.query('SELECT pg_advisory_xact_lock($1::int, $2::int)', [IMPORT_LOCK, waveId]);
    await run.read(work.read(arriving(source)));
    const refused = run.unusable || (run.errorCount > 0 && !partial);
    if (refused || dryRun) {
      await this.reports.finish(id, refused ? 'refused' : 'done', run, detailOf(run, refused, dryRun));
      throw new NothingStored();
    }
    await work.end(manager, run);
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

function detailOf({ unusable }: { unusable: boolean }, refused: boolean, dryRun: boolean): string | null {
  if (unusable) return 'Dit bestand kan niet worden geïmporteerd.';
  if (!refused) return null;
  return dryRun
    ? 'Niet alle rijen zijn in orde. Zo zou er niets worden bewaard.'
    : 'Niet alle rijen zijn in orde. Er is niets bewaard.';
}
