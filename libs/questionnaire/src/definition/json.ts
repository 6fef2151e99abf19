/** An object of the definition, or of the answers: anything may stand in it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for an object as JSON has it: no array, no null, no class instance such as Date. */
export function isJsonObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The object's own property; what it inherits (`constructor`, `__proto__`) does not count. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
