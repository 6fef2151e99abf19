import { Injectable } from '@nestjs/common';
import type { Account, StudyRole } from '@ido/api';
import { DataSource, type EntityManager } from 'typeorm';
import { ORGANISATIONS_OF_ACCOUNT } from './organisations-of-account';

interface AccountRow extends Omit<Account, 'createdAt'> {
  readonly createdAt: Date;
}

const COLUMNS = `
  a.id, a.email, a.name, a.administrator, a.disabled_at IS NOT NULL AS disabled, a.created_at AS "createdAt",
  coalesce((SELECT json_agg(json_build_object('study', s.key, 'role', m.role) ORDER BY s.key)
              FROM study_member m JOIN study s ON s.id = m.study_id WHERE m.account_id = a.id), '[]') AS studies,
  ${ORGANISATIONS_OF_ACCOUNT} AS organisations`;

const accountOf = (row: AccountRow): Account => ({ ...row, createdAt: row.createdAt.toISOString() });

/** What of an account can be changed; undefined stays as it is. */
export interface AccountChange {
  readonly name?: string;
  readonly passwordHash?: string;
  readonly administrator?: boolean;
  readonly disabled?: boolean;
}

/** Accounts and their memberships in the database. */
@Injectable()
export class AccountRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit + 1` accounts in order of e-mail address, from after this address. */
  async list(limit: number, after: string | null): Promise<Account[]> {
    const rows: AccountRow[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM account a WHERE $2::text IS NULL OR a.email > $2 ORDER BY a.email LIMIT $1`,
      [limit + 1, after],
    );
    return rows.map(accountOf);
  }

  /** An account by its id, or null. */
  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<Account | null> {
    const [row]: AccountRow[] = await manager.query(`SELECT ${COLUMNS} FROM account a WHERE a.id = $1`, [id]);
    return row ? accountOf(row) : null;
  }

  /** The new account's id, or null when the e-mail address is taken. */
  async add(
    manager: EntityManager,
    account: { email: string; name: string; passwordHash: string; administrator: boolean },
  ): Promise<string | null> {
    const [row]: { id: string }[] = await manager.query(
      `INSERT INTO account (email, name, password_hash, administrator) VALUES ($1, $2, $3, $4)
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [account.email, account.name, account.passwordHash, account.administrator],
    );
    return row?.id ?? null;
  }

  async change(manager: EntityManager, id: string, change: AccountChange): Promise<void> {
    const { name, passwordHash, administrator, disabled } = change;
    await manager.query(
      `UPDATE account SET name = coalesce($2, name), password_hash = coalesce($3, password_hash),
              administrator = coalesce($4, administrator),
              disabled_at = CASE WHEN $5::boolean IS NULL THEN disabled_at WHEN $5 THEN coalesce(disabled_at, now()) END
        WHERE id = $1`,
      [id, name ?? null, passwordHash ?? null, administrator ?? null, disabled ?? null],
    );
  }

  /** Ends everything that an account is signed in with. */
  async removeTokens(manager: EntityManager, id: string): Promise<void> {
    await manager.query('DELETE FROM access_token WHERE account_id = $1', [id]);
  }

  /** Administrators that can sign in, locked, so that two cannot each remove the other. */
  async activeAdministrators(manager: EntityManager): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(
      'SELECT id FROM account WHERE administrator AND disabled_at IS NULL ORDER BY id FOR UPDATE',
    );
    return rows.map((row) => row.id);
  }

  /** Replaces all memberships; gives the keys of studies that do not exist. */
  async replaceMemberships(
    manager: EntityManager,
    id: string,
    studies: readonly { study: string; role: StudyRole }[],
  ): Promise<void> {
    await manager.query('DELETE FROM study_member WHERE account_id = $1', [id]);
    await manager.query(
      `INSERT INTO study_member (study_id, account_id, role)
       SELECT s.id, $1, m.role FROM json_to_recordset($2) AS m (study text, role text) JOIN study s ON s.key = m.study
       ON CONFLICT (study_id, account_id) DO UPDATE SET role = EXCLUDED.role`,
      [id, JSON.stringify(studies)],
    );
  }

  /** Replaces the organisations that an account may see the own answers of; they exist. */
  async replaceOrganisations(manager: EntityManager, id: string, codes: readonly string[]): Promise<void> {
    await manager.query('DELETE FROM organisation_member WHERE account_id = $1', [id]);
    await manager.query(
      `INSERT INTO organisation_member (account_id, organisation_code)
       SELECT $1, code FROM unnest($2::text[]) AS given (code) ON CONFLICT DO NOTHING`,
      [id, codes],
    );
  }

  /** Which of these organisations exist. */
  async existingOrganisations(manager: EntityManager, codes: readonly string[]): Promise<Set<string>> {
    const rows: { code: string }[] = await manager.query('SELECT code FROM organisation WHERE code = ANY ($1)', [
      codes,
    ]);
    return new Set(rows.map((row) => row.code));
  }

  /** Which of these study keys exist. */
  async existingStudies(manager: EntityManager, keys: readonly string[]): Promise<Set<string>> {
    const rows: { key: string }[] = await manager.query('SELECT key FROM study WHERE key = ANY ($1)', [keys]);
    return new Set(rows.map((row) => row.key));
  }
}
