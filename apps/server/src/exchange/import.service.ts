import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Import } from '@ido/api';
import { readResponses } from '@ido/exchange';
import { audit } from '../database/audit';
import type { SignedInUser } from '../http/access';
import { ReplayService } from '../cleaning/replay.service';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { exchangeProblem } from './exchange-problems';
import { settleBatch } from './import-batch';
import { ImportRunner, type ImportOrder } from './import-runner';
import { ImportedResponsesRepository } from './imported-responses.repository';

/** Responses from CSV files: all rows in one transaction, all or nothing unless partial. */
@Injectable()
export class ImportService {
  constructor(
    private readonly imports: ImportRunner,
    private readonly responses: ImportedResponsesRepository,
    private readonly versions: CompiledVersions,
    private readonly replays: ReplayService,
  ) {}

  /**
   * Reads a file as it comes in and gives the report, as `ImportRunner.run`.
   * @throws ProblemError wave-published; as `ImportRunner.run`
   */
  async run(wave: WaveRow, user: SignedInUser, order: ImportOrder, source: Readable): Promise<Import> {
    if (wave.status === 'published') throw exchangeProblem.wavePublished();
    const { compiled } = await this.versions.get(wave.versionId);
    const report = await this.imports.run(wave, user, order, source, {
      read: (bytes) => readResponses(bytes, compiled),
      begin: async (manager, storing) => {
        const organisations = await this.responses.organisations(manager, wave.id);
        const seen = new Set<string>();
        const now = new Date();
        return async (rows, columns) => {
          const references = rows.flatMap(({ reference }) => reference ?? []);
          const taken = await this.responses.taken(manager, wave.id, references);
          const { responses, refused } = settleBatch(rows, { organisations, taken, seen, columns, now }, compiled);
          // Once a row is refused nothing will be stored, but the report is to be whole.
          if (storing(refused.length)) await this.responses.add(manager, wave.id, `import ${order.id}`, responses);
          return refused;
        };
      },
      end: (manager, run) =>
        audit(manager, {
          actor: user.id,
          action: 'responses.import',
          subject: wave.key,
          detail: { import: order.id, rows: run.rows, accepted: run.accepted },
        }),
    });
    if (wave.cleaned) await this.replays.settleSoon(wave.id);
    return report;
  }

  /** The report of an import. @throws ProblemError unknown-resource */
  find(wave: WaveRow, id: string): Promise<Import> {
    return this.imports.find(wave, id);
  }
}
