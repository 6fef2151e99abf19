import { Injectable } from '@nestjs/common';
import type { AccessToken, StudyRole, User } from '@ido/api';
import { DataSource } from 'typeorm';
import type { SignedInUser } from '../http/access';
import { ORGANISATIONS_OF_ACCOUNT } from './organisations-of-account';

/** A session or personal access token to be kept. */
export interface NewToken {
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly kind: 'session' | 'personal';
  readonly name: string;
  readonly csrfToken: string;
  readonly expiresAt: Date;
}

interface TokenRow {
  id: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
}

const tokenOf = (row: TokenRow): AccessToken => ({
  id: row.id,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

/** Sessions and personal access tokens in the database. */
@Injectable()
export class SessionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Who this token belongs to; null when it does not exist, has expired, or the account is disabled. */
  async userOf(tokenHash: Buffer): Promise<SignedInUser | null> {
    const [row]: SignedInUser[] = await this.dataSource.query(
      `SELECT a.id, a.email, a.name, a.administrator, t.token_hash AS "tokenHash", t.csrf_token AS "csrfToken",
              t.expires_at AS "expiresAt"
         FROM access_token t JOIN account a ON a.id = t.account_id
        WHERE t.token_hash = $1 AND t.expires_at > now() AND a.disabled_at IS NULL`,
      [tokenHash],
    );
    return row ?? null;
  }

  /** Account and password hash for a sign-in; null for an unknown or disabled account. */
  async credentialsOf(email: string): Promise<{ id: string; passwordHash: string } | null> {
    const [row]: { id: string; passwordHash: string }[] = await this.dataSource.query(
      'SELECT id, password_hash AS "passwordHash" FROM account WHERE email = $1 AND disabled_at IS NULL',
      [email],
    );
    return row ?? null;
  }

  /** The account as its owner sees it, with its studies and organisations. */
  async describe(accountId: string): Promise<User> {
    const [row]: User[] = await this.dataSource.query(
      `SELECT a.id, a.email, a.name, a.administrator, ${ORGANISATIONS_OF_ACCOUNT} AS organisations FROM account a WHERE a.id = $1`,
      [accountId],
    );
    if (!row) throw new Error('the account disappeared');
    const studies: { study: string; role: StudyRole }[] = await this.dataSource.query(
      `SELECT s.key AS study, m.role FROM study_member m JOIN study s ON s.id = m.study_id
        WHERE m.account_id = $1 ORDER BY s.key`,
      [accountId],
    );
    return { ...row, studies };
  }

  /** Keeps a new token; what has expired goes at the same time. */
  async add(token: NewToken): Promise<AccessToken> {
    await this.dataSource.query('DELETE FROM access_token WHERE account_id = $1 AND expires_at < now()', [
      token.accountId,
    ]);
    const [row]: TokenRow[] = await this.dataSource.query(
      `INSERT INTO access_token (token_hash, account_id, kind, name, csrf_token, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
       RETURNING id, name, created_at AS "createdAt", expires_at AS "expiresAt"`,
      [token.tokenHash, token.accountId, token.kind, token.name, token.csrfToken, token.expiresAt],
    );
    if (!row) throw new Error('the token was not kept');
    return tokenOf(row);
  }

  /** Ends one session, whatever its kind. */
  async end(tokenHash: Buffer): Promise<void> {
    await this.dataSource.query('DELETE FROM access_token WHERE token_hash = $1', [tokenHash]);
  }

  /** Ends every session of an account; personal access tokens stay. */
  async endSessions(accountId: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM access_token WHERE account_id = $1 AND kind = 'session'`, [accountId]);
  }

  /** Personal access tokens of an account, newest first. */
  async personalTokens(accountId: string): Promise<AccessToken[]> {
    const rows: TokenRow[] = await this.dataSource.query(
      `SELECT id, name, created_at AS "createdAt", expires_at AS "expiresAt" FROM access_token
        WHERE account_id = $1 AND kind = 'personal' ORDER BY created_at DESC, id`,
      [accountId],
    );
    return rows.map(tokenOf);
  }

  /** Withdraws a personal access token; false when this account has none with that id. */
  async removePersonal(accountId: string, id: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await this.dataSource.query(
      `DELETE FROM access_token WHERE account_id = $1 AND id = $2 AND kind = 'personal'`,
      [accountId, id],
    );
    return removed > 0;
  }
}
