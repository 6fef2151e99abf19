import { canonicalJson } from '@ido/questionnaire';
import { createHash } from 'node:crypto';

/** Fingerprint of a definition: SHA-256 in hexadecimal over what it says, whatever the order of its keys. */
export function contentHashOf(definition: unknown): string {
  return createHash('sha256').update(canonicalJson(definition)).digest('hex');
}
