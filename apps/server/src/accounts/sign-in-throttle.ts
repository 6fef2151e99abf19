import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../http/problems';

/** Within this many minutes at most so many failed sign-ins: per account, and per address from which it is tried. */
const WINDOW_MINUTES = 15;
const PER_ACCOUNT = 10;
const PER_ADDRESS = 100;

/** Numbers of the attempts that were noted, to be taken back when the sign-in succeeds. */
export type Attempt = readonly string[];

/**
 * Slows down guessing. An attempt is noted before the password is looked at and taken back when it was right, so that many at
 * once count as many. An account that does not exist is treated the same, so that the refusal does not tell which ones do.
 */
@Injectable()
export class SignInThrottle {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws ProblemError `too-many-attempts` (429) with Retry-After; a refused attempt does not lengthen the wait. */
  async begin(email: string, address: string): Promise<Attempt> {
    const attempts = [await this.note(`account:${fingerprint(email)}`, PER_ACCOUNT)];
    try {
      attempts.push(await this.note(`address:${fingerprint(address)}`, PER_ADDRESS));
    } catch (error) {
      await this.succeeded(attempts);
      throw error;
    }
    return attempts;
  }

  /** Takes back an attempt that turned out right. */
  async succeeded(attempt: Attempt): Promise<void> {
    await this.dataSource.query('DELETE FROM sign_in_failure WHERE id = ANY ($1)', [attempt]);
  }

  private async note(subject: string, limit: number): Promise<string> {
    await this.dataSource.query(
      `DELETE FROM sign_in_failure WHERE subject = $1 AND failed_at < now() - make_interval(mins => $2)`,
      [subject, WINDOW_MINUTES],
    );
    const [noted]: { id: string }[] = await this.dataSource.query(
      'INSERT INTO sign_in_failure (subject) VALUES ($1) RETURNING id',
      [subject],
    );
    if (!noted) throw new Error('the attempt was not noted');
    // How long until so few are left in the window that one more may be made.
    const [over]: { wait: number }[] = await this.dataSource.query(
      `SELECT extract(epoch FROM failed_at + make_interval(mins => $3) - now())::float8 AS wait
         FROM sign_in_failure WHERE subject = $1 AND id < $4 ORDER BY id DESC OFFSET $2 LIMIT 1`,
      [subject, limit - 1, WINDOW_MINUTES, noted.id],
    );
    if (!over) return noted.id;
    await this.succeeded([noted.id]);
    throw problem.tooManyAttempts({ retryAfter: Math.max(1, Math.ceil(over.wait)) });
  }
}

/** Neither e-mail addresses nor network addresses of people who mistyped are kept readable. */
function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
