import { API_BASE, routes, Unsubscribed } from '@ido/api';

/** What came of the wish to get no more messages. */
export type Left =
  | { readonly kind: 'left'; readonly study: string; readonly wave: string }
  | { readonly kind: 'unknown' }
  /** No answer, or none that can be understood: it can be tried again. */
  | { readonly kind: 'trouble' };

/** Asks for no more messages, with the token of a message. */
export async function unsubscribe(token: string): Promise<Left> {
  try {
    const answer = await fetch(`${API_BASE}${routes.unsubscriptions}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ token }),
    });
    if (answer.status === 404) return { kind: 'unknown' };
    if (!answer.ok) return { kind: 'trouble' };
    return { kind: 'left', ...Unsubscribed.parse(await answer.json()) };
  } catch {
    return { kind: 'trouble' };
  }
}
