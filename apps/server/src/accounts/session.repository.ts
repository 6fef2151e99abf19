import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignedInUser } from '../http/access';

/** Sessions and personal access tokens in the database. */
@Injectable()
export class SessionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Who this token belongs to; null when it does not exist, has expired, or the account is disabled. */
  async userOf(tokenHash: Buffer): Promise<SignedInUser | null> {
    const [row]: SignedInUser[] = await this.dataSource.query(
      `SELECT a.id, a.email, a.name, a.administrator, t.token_hash AS "tokenHash", t.csrf_token AS "csrfToken", t.expires_at AS "expiresAt"
         FROM access_token t JOIN account a ON a.id = t.account_id
        WHERE t.token_hash = $1 AND t.expires_at > now() AND a.disabled_at IS NULL`,
      [tokenHash],
    );
    return row ?? null;
  }
}
