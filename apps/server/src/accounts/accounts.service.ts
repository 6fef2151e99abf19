import { Injectable } from '@nestjs/common';
import type { Account, ChangeAccount, CreateAccount } from '@ido/api';
import type { EntityManager } from 'typeorm';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { AccountRepository } from './account.repository';
import { hashPassword } from './password';

/** What administrators do with accounts. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly transactions: Transactions,
  ) {}

  /** @throws ProblemError `key-taken` (409), `invalid-input` (400) for an unknown study. */
  async create(actor: SignedInUser, body: CreateAccount): Promise<Account> {
    const { name, administrator, studies } = body;
    const email = body.email.toLowerCase();
    const passwordHash = await hashPassword(body.password);
    return this.transactions.run(async (manager) => {
      await this.requireStudies(manager, studies);
      const id = await this.accounts.add(manager, { email, name, passwordHash, administrator });
      if (id === null) throw problem.keyTaken({ what: 'Account', key: email });
      await this.accounts.replaceMemberships(manager, id, studies);
      await audit(manager, {
        actor: actor.id,
        action: 'account.create',
        subject: id,
        detail: { administrator, studies },
      });
      return this.required(manager, id);
    });
  }

  /** @throws ProblemError `unknown-resource` (404), `last-administrator` (409), `invalid-input` (400) for an unknown study. */
  async change(actor: SignedInUser, id: string, body: ChangeAccount): Promise<Account> {
    const { name, administrator, disabled, studies } = body;
    const passwordHash = body.password === undefined ? undefined : await hashPassword(body.password);
    return this.transactions.run(async (manager) => {
      await this.required(manager, id);
      if (administrator === false || disabled === true) {
        const administrators = await this.accounts.activeAdministrators(manager);
        if (administrators.length === 1 && administrators[0] === id) throw problem.lastAdministrator();
      }
      await this.accounts.change(manager, id, { name, passwordHash, administrator, disabled });
      if (studies) {
        await this.requireStudies(manager, studies);
        await this.accounts.replaceMemberships(manager, id, studies);
      }
      // Whoever knows the old password, or may not come in any more, is put out everywhere.
      if (passwordHash !== undefined || disabled === true) await this.accounts.removeTokens(manager, id);
      const detail = { name, administrator, disabled, studies, password: passwordHash !== undefined };
      await audit(manager, { actor: actor.id, action: 'account.change', subject: id, detail });
      return this.required(manager, id);
    });
  }

  private async required(manager: EntityManager, id: string): Promise<Account> {
    const account = await this.accounts.find(id, manager);
    if (!account) throw problem.unknown({ what: 'Account', key: id });
    return account;
  }

  private async requireStudies(manager: EntityManager, studies: readonly { study: string }[]): Promise<void> {
    const existing = await this.accounts.existingStudies(
      manager,
      studies.map(({ study }) => study),
    );
    const errors = studies.flatMap(({ study }, index) =>
      existing.has(study)
        ? []
        : [{ pointer: `/studies/${index}/study`, code: 'unknown', detail: `Onderzoek '${study}' bestaat niet.` }],
    );
    if (errors.length > 0) throw problem.invalid({ errors });
  }
}
