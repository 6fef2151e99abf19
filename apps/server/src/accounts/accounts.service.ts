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

  /** @throws ProblemError `key-taken` (409), `invalid-input` (400) for an unknown study or organisation. */
  async create(actor: SignedInUser, body: CreateAccount): Promise<Account> {
    const { name, administrator, studies, organisations } = body;
    const email = body.email.toLowerCase();
    const passwordHash = await hashPassword(body.password);
    return this.transactions.run(async (manager) => {
      await this.requireMemberships(manager, studies, organisations);
      const id = await this.accounts.add(manager, { email, name, passwordHash, administrator });
      if (id === null) throw problem.keyTaken({ what: 'Account', key: email });
      await this.accounts.replaceMemberships(manager, id, studies);
      await this.accounts.replaceOrganisations(manager, id, codesOf(organisations));
      await audit(manager, {
        actor: actor.id,
        action: 'account.create',
        subject: id,
        detail: { administrator, studies, organisations },
      });
      return this.required(manager, id);
    });
  }

  /** @throws ProblemError `unknown-resource` (404), `last-administrator` (409), `invalid-input` (400) for an unknown study or organisation. */
  async change(actor: SignedInUser, id: string, body: ChangeAccount): Promise<Account> {
    const { name, administrator, disabled, studies, organisations } = body;
    const passwordHash = body.password === undefined ? undefined : await hashPassword(body.password);
    return this.transactions.run(async (manager) => {
      await this.required(manager, id);
      if (administrator === false || disabled === true) {
        const administrators = await this.accounts.activeAdministrators(manager);
        if (administrators.length === 1 && administrators[0] === id) throw problem.lastAdministrator();
      }
      await this.accounts.change(manager, id, { name, passwordHash, administrator, disabled });
      await this.requireMemberships(manager, studies ?? [], organisations ?? []);
      if (studies) await this.accounts.replaceMemberships(manager, id, studies);
      if (organisations) await this.accounts.replaceOrganisations(manager, id, codesOf(organisations));
      // Whoever knows the old password, or may not come in any more, is put out everywhere.
      if (passwordHash !== undefined || disabled === true) await this.accounts.removeTokens(manager, id);
      const detail = { name, administrator, disabled, studies, organisations, password: passwordHash !== undefined };
      await audit(manager, { actor: actor.id, action: 'account.change', subject: id, detail });
      return this.required(manager, id);
    });
  }

  private async required(manager: EntityManager, id: string): Promise<Account> {
    const account = await this.accounts.find(id, manager);
    if (!account) throw problem.unknown({ what: 'Account', key: id });
    return account;
  }

  private async requireMemberships(
    manager: EntityManager,
    studies: readonly { study: string }[],
    organisations: readonly { organisation: string }[],
  ): Promise<void> {
    const keys = studies.map(({ study }) => study);
    const codes = codesOf(organisations);
    const existing = await this.accounts.existingStudies(manager, keys);
    const known = await this.accounts.existingOrganisations(manager, codes);
    const errors = [
      ...keys.flatMap((study, index) =>
        existing.has(study)
          ? []
          : [{ pointer: `/studies/${index}/study`, code: 'unknown', detail: `Onderzoek '${study}' bestaat niet.` }],
      ),
      ...codes.flatMap((code, index) =>
        known.has(code)
          ? []
          : [
              {
                pointer: `/organisations/${index}/organisation`,
                code: 'unknown',
                detail: `Organisatie '${code}' staat niet in het register.`,
              },
            ],
      ),
    ];
    if (errors.length > 0) throw problem.invalid({ errors });
  }
}

function codesOf(organisations: readonly { organisation: string }[]): string[] {
  return organisations.map(({ organisation }) => organisation);
}
