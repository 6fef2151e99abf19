/**
 * A definition as JSON with sorted keys and no white space: two that say the same give the same text, however they were
 * written down. What the content hash of a version is taken over. Leaves out what JSON leaves out (undefined).
 */
export function canonicalJson(definition: unknown): string {
  const text = JSON.stringify(definition, (_key, part: unknown) =>
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
