import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits for a session or access token, as text for a header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It holds 256 random bits, so a plain hash is enough. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
