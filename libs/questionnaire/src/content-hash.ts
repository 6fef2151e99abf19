import { sha256 } from './sha256';

/**
 * Fingerprint of a definition: SHA-256 in hexadecimal over its JSON with sorted keys and no white space, so that only what
 * it says counts, not how it was written down.
 */
export function contentHash(definition: unknown): string {
  return sha256(canonicalJson(definition));
}

/** JSON with the keys of every object in the order of their UTF-16 units. Leaves out what JSON leaves out (undefined). */
function canonicalJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? sorted(part) : part,
  ) as string | undefined;
  return text ?? 'null';
}

/** Keys that look like numbers come first whatever is done, which is an order too. No prototype, as `__proto__` may be a key. */
function sorted(object: object): object {
  const result = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(object).sort()) result[key] = (object as Record<string, unknown>)[key];
  return result;
}
