import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ChangeOrganisation, OrganisationDetail, RegisterImport } from '@ido/api';
import { provinces } from '@ido/catalogue';
import { changedEntry, problemsOf } from '@ido/fieldwork';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { PopulationFixing } from '../population/population-fixing';
import { OrganisationHistoryRepository } from './organisation-history.repository';
import { readRegisterFile } from './register-file';
import { settleRegister } from './register-settling';
import { RegisterRepository } from './register.repository';

const PROVINCES: ReadonlySet<string> = new Set(provinces);

/** What staff do with the register. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: RegisterRepository,
    private readonly history: OrganisationHistoryRepository,
    private readonly populations: PopulationFixing,
  ) {}

  /** @throws ProblemError unknown-resource */
  async find(user: SignedInUser, code: string): Promise<OrganisationDetail> {
    const organisation = await this.history.find(user, code);
    if (!organisation) throw problem.unknown({ what: 'Organisatie', key: code });
    return organisation;
  }

  /** Changes one organisation. @throws ProblemError unknown-resource; invalid-input for what does not fit the register */
  async change(user: SignedInUser, code: string, change: ChangeOrganisation): Promise<OrganisationDetail> {
    await this.transactions.run(async (manager) => {
      await this.register.lock(manager);
      const register = await this.register.entries(manager);
      const before = register.get(code);
      if (!before) throw problem.unknown({ what: 'Organisatie', key: code });
      const { entry, problems } = changedEntry(before, { ...change, code }, today());
      register.set(code, entry);
      const wrong = [...problems, ...problemsOf(entry, register, PROVINCES)];
      if (wrong.length > 0) {
        throw problem.invalid({
          errors: wrong.map(({ field, detail }) => ({ pointer: `/${field}`, code: 'register', detail })),
        });
      }
      await this.register.put(manager, [entry]);
      await this.populations.refresh(manager);
      await audit(manager, { actor: user.id, action: 'organisation.change', subject: code, detail: change });
    });
    return this.find(user, code);
  }

  /**
   * Takes over organisations from a CSV file: all rows or none, and nothing is removed. A dry run gives the same report and changes nothing.
   * @throws ProblemError upload-interrupted when the file stops coming
   */
  async import(user: SignedInUser, source: Readable, dryRun: boolean): Promise<RegisterImport> {
    const file = await readRegisterFile(source);
    return this.transactions.run(async (manager) => {
      await this.register.lock(manager);
      const register = await this.register.entries(manager);
      const settled = settleRegister(file, register, PROVINCES, today());
      const { entries, report } = settled;
      if (report.status === 'refused' || dryRun) return { ...report, dryRun };
      await this.register.put(manager, entries);
      await this.populations.refresh(manager);
      await audit(manager, {
        actor: user.id,
        action: 'register.import',
        subject: 'register',
        detail: { rows: report.rows, added: report.added, changed: report.changed },
      });
      return { ...report, dryRun };
    });
  }
}

const today = () => new Date().toISOString().slice(0, 10);
