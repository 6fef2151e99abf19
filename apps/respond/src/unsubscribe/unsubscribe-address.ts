/** Tokens are base64url: anything else cannot be a link. */
const LINK = /^\/afmelden\/([A-Za-z0-9_-]{1,100})\/?$/;

/** The token of the address `/afmelden/<token>`; null when the address is about something else. */
export function unsubscribeTokenOf(path: string): string | null {
  return LINK.exec(path)?.[1] ?? null;
}
