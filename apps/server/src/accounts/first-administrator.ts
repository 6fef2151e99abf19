import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { audit } from '../database/audit';
import { AccountRepository } from './account.repository';
import { hashPassword } from './password';

/** The first administrator as the terminal tells of him. */
export interface FirstAdministrator {
  readonly email: string;
  /** Null when it was given by ADMIN_PASSWORD: whoever set it knows it. */
  readonly madeUpPassword: string | null;
}

/** Makes the account with which everything else is made. */
@Injectable()
export class FirstAdministratorLoader {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: AccountRepository,
  ) {}

  /** Makes it when there is no account at all; null when there is. */
  async load(manager: EntityManager): Promise<FirstAdministrator | null> {
    const existing: unknown[] = await manager.query('SELECT FROM account LIMIT 1');
    if (existing.length > 0) return null;
    const { adminEmail: email, adminPassword } = this.config;
    const password = adminPassword ?? randomBytes(15).toString('base64url');
    const passwordHash = await hashPassword(password);
    const id = await this.accounts.add(manager, { email, name: 'Beheerder', passwordHash, administrator: true });
    if (id === null) return null;
    await audit(manager, { actor: 'system', action: 'account.create', subject: id, detail: { administrator: true } });
    return { email, madeUpPassword: adminPassword === null ? password : null };
  }
}
