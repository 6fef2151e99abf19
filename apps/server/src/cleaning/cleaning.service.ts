import { Injectable } from '@nestjs/common';
import type { CleaningEntry, FlagSettings } from '@ido/api';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { questionTitles } from '../together/question-titles';
import { CleaningLogRepository } from './cleaning-log.repository';
import { entryBodies } from './entry-body';

/** The log as researchers read it, and when responses are flagged. */
@Injectable()
export class CleaningService {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: CleaningLogRepository,
    private readonly versions: CompiledVersions,
  ) {}

  /** Entries of the log, the last first, from before this number. */
  async entries(wave: WaveRow, before: number | null, limit: number): Promise<CleaningEntry[]> {
    const { definition } = await this.versions.get(wave.versionId);
    const log = await this.log.log(wave.id);
    const wanted = log.filter(({ entry }) => before === null || entry.number < before).reverse();
    return entryBodies(wanted.slice(0, limit), log, questionTitles(definition));
  }

  /** Chooses when responses of a wave are flagged. Flags decide nothing, so no figure changes. */
  async setFlags(wave: WaveRow, user: SignedInUser, settings: FlagSettings): Promise<FlagSettings> {
    await this.transactions.run(async (manager) => {
      await this.log.setFlagSettings(manager, wave.id, settings);
      await audit(manager, {
        actor: user.id,
        action: 'wave.flag-settings',
        subject: wave.key,
        detail: { ...settings },
      });
    });
    return settings;
  }
}
