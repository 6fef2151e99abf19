/**
 * Under which name the record of a link is kept: a hash, so that the token itself is not in the browser's storage. SHA-256 where the
 * browser offers it; on plain http, where it does not, a hash of 64 bits (FNV-1a), from which the token's 128 secret bits do not follow either.
 */
export async function recordKey(token: string, subtle: SubtleCrypto | undefined): Promise<string> {
  const bytes = new TextEncoder().encode(token);
  return `ido.respond.${subtle ? hex(new Uint8Array(await subtle.digest('SHA-256', bytes))) : fnv1a(bytes)}`;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fnv1a(bytes: Uint8Array): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
