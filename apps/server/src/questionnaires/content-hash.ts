import { createHash } from 'node:crypto';

/** Hash of a definition's content: the same text in the same order of keys gives the same hash (SHA-256, base64url). */
export function contentHashOf(definition: unknown): string {
  return createHash('sha256').update(JSON.stringify(definition)).digest('base64url');
}
