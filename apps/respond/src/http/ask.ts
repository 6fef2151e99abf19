import { API_BASE, type FieldError, type StoredState } from '@ido/api';

/** A request that takes longer is taken for lost, ms. */
const TIMEOUT_MS = 20_000;
/** Browsers send at most 64 kB after the page is gone; longer bodies are sent without that assurance. */
const KEEPALIVE_BYTES = 60_000;

/** What a refusal of the server (or of something on the way to it) may say. */
export interface SomeProblem {
  readonly type?: string;
  /** Of a conflict: what the server has. */
  readonly stored?: StoredState;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly opensAt?: string | null;
  readonly closedAt?: string | null;
}

/** The answer, or null when none came. */
export async function ask(path: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(API_BASE + path, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    return null;
  }
}

/** The header that shows the token of the link, which stands in no address. */
export function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}

/** A request with a JSON body. */
export function json(
  method: string,
  value: unknown,
): { method: string; headers: Record<string, string>; body: string; keepalive: boolean } {
  const body = JSON.stringify(value);
  const keepalive = new TextEncoder().encode(body).length < KEEPALIVE_BYTES;
  return { method, headers: { 'Content-Type': 'application/json' }, body, keepalive };
}

/** The body as JSON, or null when it is none. */
export async function bodyOf<T>(response: Response): Promise<T | null> {
  try {
    return (await response.json()) as T;
  } catch {
    return null;
  }
}

/** What a refusal says; empty when it says nothing that can be read. */
export async function problemOf(response: Response): Promise<SomeProblem> {
  const body = await bodyOf<unknown>(response);
  return typeof body === 'object' && body !== null ? body : {};
}

/** True for a refusal of our server; not for that of a proxy, or of the sign-in page of a guest network. */
export function isOurs(problem: SomeProblem): boolean {
  return problem.type?.startsWith('urn:ido-monitor:problem:') ?? false;
}
