import { createHash, randomBytes } from 'node:crypto';

/** Bytes of a token: wave id (4, big-endian), response id (16), random secret (16). 36 bytes are 48 characters of base64url. */
const WAVE_BYTES = 4;
const ID_BYTES = 16;
const SECRET_BYTES = 16;
const TOKEN_BYTES = WAVE_BYTES + ID_BYTES + SECRET_BYTES;
const TOKEN_TEXT = /^[A-Za-z0-9_-]{48}$/;
const UUID_TEXT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Wave ids are PostgreSQL integers. */
const MAX_WAVE_ID = 2_147_483_647;

/** Which response a token opens. `secretHash` is the SHA-256 (32 bytes) of its secret: all that the database keeps of it. */
export interface AnswerToken {
  readonly waveId: number;
  readonly responseId: string;
  readonly secretHash: Buffer;
}

/**
 * A new answer token for a response: the text of the personal link, and the hash to store. It carries wave and response id,
 * so that finding the response is the look-up of one key, on whatever machine it lives.
 * Throws a RangeError when the ids cannot be in a token.
 */
export function newToken(waveId: number, responseId: string): { token: string; secretHash: Buffer } {
  if (!Number.isInteger(waveId) || waveId < 0 || waveId > MAX_WAVE_ID) throw new RangeError(`no wave id: ${waveId}`);
  if (!UUID_TEXT.test(responseId)) throw new RangeError(`no response id: ${responseId}`);
  const bytes = Buffer.alloc(TOKEN_BYTES);
  bytes.writeUInt32BE(waveId, 0);
  bytes.write(responseId.replaceAll('-', ''), WAVE_BYTES, 'hex');
  const secret = randomBytes(SECRET_BYTES);
  secret.copy(bytes, WAVE_BYTES + ID_BYTES);
  return { token: bytes.toString('base64url'), secretHash: hashOf(secret) };
}

/** What a token says, or null when the text is no token. Whether its secret is right is for whoever has the stored hash (in constant time). */
export function readToken(text: string): AnswerToken | null {
  if (!TOKEN_TEXT.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  const waveId = bytes.readUInt32BE(0);
  if (waveId > MAX_WAVE_ID) return null;
  const hex = bytes.toString('hex', WAVE_BYTES, WAVE_BYTES + ID_BYTES);
  const responseId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { waveId, responseId, secretHash: hashOf(bytes.subarray(WAVE_BYTES + ID_BYTES)) };
}

function hashOf(secret: Buffer): Buffer {
  return createHash('sha256').update(secret).digest();
}
