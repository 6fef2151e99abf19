/** The result as the kind that has figures; any other is a failure that names itself. */
export function of<R extends { readonly kind: string }, K extends R['kind']>(
  result: R,
  kind: K,
): Extract<R, { kind: K }> {
  if (result.kind !== kind) throw new Error(`${result.kind} instead of ${kind}`);
  return result as Extract<R, { kind: K }>;
}
