/** What the address of the page is about. */
export type Address =
  /** The personal link `/i/<token>`. */
  | { readonly kind: 'invitation'; readonly token: string }
  /** The open wave `/open/<wave>`, which anyone can answer. */
  | { readonly kind: 'open'; readonly wave: string }
  | { readonly kind: 'none' };

/** Reads the path of the address; whatever is no link gives `none`. */
export function readAddress(path: string): Address {
  const [, first, second] = /^\/(i|open)\/([^/]+)\/?$/.exec(path) ?? [];
  const value = second === undefined ? null : decoded(second);
  if (!value) return { kind: 'none' };
  return first === 'i' ? { kind: 'invitation', token: value } : { kind: 'open', wave: value };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
