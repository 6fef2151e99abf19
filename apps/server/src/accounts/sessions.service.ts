import { Injectable } from '@nestjs/common';
import type { AccessToken, CreateAccessToken, CurrentSession, Session, SignIn } from '@ido/api';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { isPassword, pretendToCheck } from './password';
import { SessionRepository } from './session.repository';
import { SignInThrottle } from './sign-in-throttle';
import { hashOfToken, newSecret } from './tokens';

/** How long a session lasts: a working day and some. */
export const SESSION_HOURS = 12;
const HOUR_MS = 3_600_000;

/** Signing in and out, and tokens for programs. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @throws ProblemError `wrong-credentials` (401), `too-many-attempts` (429). */
  async signIn({ email, password }: SignIn, address: string): Promise<Session> {
    const name = email.toLowerCase();
    const attempt = await this.throttle.begin(name, address);
    const account = await this.sessions.credentialsOf(name);
    const right = account ? await isPassword(password, account.passwordHash) : await pretendToCheck(password);
    if (!account || !right) throw problem.wrongCredentials();
    await this.throttle.succeeded(attempt);
    const token = newSecret();
    const csrfToken = newSecret();
    const expiresAt = new Date(Date.now() + SESSION_HOURS * HOUR_MS);
    const kept = {
      tokenHash: hashOfToken(token),
      accountId: account.id,
      kind: 'session',
      name: '',
      csrfToken,
      expiresAt,
    } as const;
    await this.sessions.add(kept);
    return { token, csrfToken, expiresAt: expiresAt.toISOString(), user: await this.sessions.describe(account.id) };
  }

  /** The session a request came with. */
  async current(user: SignedInUser): Promise<CurrentSession> {
    const { csrfToken, expiresAt } = user;
    return { csrfToken, expiresAt: expiresAt.toISOString(), user: await this.sessions.describe(user.id) };
  }

  /** A token for a program; its text is only in this answer. */
  async createToken(user: SignedInUser, { name, days }: CreateAccessToken): Promise<AccessToken> {
    const token = newSecret();
    const kept = await this.sessions.add({
      tokenHash: hashOfToken(token),
      accountId: user.id,
      kind: 'personal',
      name,
      csrfToken: newSecret(),
      expiresAt: new Date(Date.now() + days * 24 * HOUR_MS),
    });
    return { ...kept, token };
  }

  /** @throws ProblemError `unknown-resource` (404). */
  async removeToken(user: SignedInUser, id: string): Promise<void> {
    if (!(await this.sessions.removePersonal(user.id, id))) throw problem.unknown({ what: 'Sleutel', key: id });
  }
}
