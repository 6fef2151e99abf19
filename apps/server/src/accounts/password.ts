import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { problem } from '../http/problems';
import { fewAtOnce } from './few-at-once';

/** Cost of scrypt: 2^15 × 8 × 128 bytes = 32 MB and about 80 ms a try (OWASP's second choice is 2^16). */
const LOG2_N = 15;
const R = 8;
const P = 1;
const KEY_BYTES = 32;
/**
 * At once at most two of Node's four threads for such work, so that files and addresses can still be looked up, and 64 MB. Behind them
 * as many may wait as are done in ten seconds or so.
 */
const AT_ONCE = 2;
const WAITING = 200;
const takeTurn = fewAtOnce(AT_ONCE, WAITING, () => problem.busy());
const STORED = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/;

/** What is stored of a password: `scrypt$log2N$r$p$salt$key`, so that the cost can be raised without losing old ones. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, LOG2_N, R, P);
  return ['scrypt', LOG2_N, R, P, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether this is the password of which that was stored. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, log2n, r, p, salt, key] = STORED.exec(stored) ?? [];
  if (salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), Number(log2n), Number(r), Number(p));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Does the work of checking a password, for an account that does not exist: the time it takes must not tell. */
export async function pretendToCheck(password: string): Promise<false> {
  await derive(password, Buffer.alloc(16), LOG2_N, R, P);
  return false;
}

/** @throws ProblemError `busy` (503) when too many wait already. */
function derive(password: string, salt: Buffer, log2n: number, r: number, p: number): Promise<Buffer> {
  const cost = { N: 2 ** log2n, r, p, maxmem: 256 * 2 ** log2n * r };
  const work = () =>
    new Promise<Buffer>((resolve, reject) => {
      // Normalised: the same letters typed on another keyboard are the same password (RFC 8265).
      scrypt(password.normalize('NFC'), salt, KEY_BYTES, cost, (error, key) => (error ? reject(error) : resolve(key)));
    });
  return takeTurn(work);
}
