import { createHash } from 'node:crypto';

/**
 * The id of the response that is registered in this wave with this idempotency key, always the same (a UUID of version 8, RFC 9562,
 * from SHA-256). The primary key of `response` then keeps a registration that is sent twice from being stored twice, also at the same
 * moment, without a unique constraint that does not contain the id.
 */
export function keyedResponseId(waveId: number, key: string): string {
  const bytes = createHash('sha256').update(`${waveId}/${key}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
