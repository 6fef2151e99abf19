/** What the address of the page is about. */
export type Address =
  /** The personal link `/i/<token>`. */
  | { readonly kind: 'invitation'; readonly token: string }
  /** The open wave `/open/<wave>`, which anyone can answer. */
  | { readonly kind: 'open'; readonly wave: string }
  | { readonly kind: 'none' };

/** Tokens are base64url: anything else cannot be a link, and cannot go into a header. */
const TOKEN = /^[A-Za-z0-9_-]{1,200}$/;

/** Reads the path of the address; whatever is no link gives `none`. */
export function readAddress(path: string): Address {
  const [, first, second] = /^\/(i|open)\/([^/]+)\/?$/.exec(path) ?? [];
  const value = second === undefined ? null : decoded(second);
  if (!value) return { kind: 'none' };
  if (first === 'open') return { kind: 'open', wave: value };
  return TOKEN.test(value) ? { kind: 'invitation', token: value } : { kind: 'none' };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
