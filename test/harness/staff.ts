import { API_BASE, type Breakdown, type Invitation, routes, type Session, type Wave } from '@ido/api';
import type { HttpClient } from './http-client';
import { admin } from './server-process';

/** What the tests ask of the server as an administrator. */
export interface Staff {
  readonly token: string;
  invite(wave: string, organisations: readonly string[]): Promise<Invitation[]>;
  wave(key: string): Promise<Wave>;
  breakdown(wave: string, query?: string): Promise<Breakdown>;
}

/** Signs in and gives what an administrator can do; each call throws with the server's words when it is refused. */
export async function signIn(http: HttpClient): Promise<Staff> {
  const call = async <T>(method: string, path: string, body?: unknown, token?: string): Promise<T> => {
    const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
    const answer = await http.send(method, API_BASE + path, { body, headers });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json<T>();
  };
  const { token } = await call<Session>('POST', routes.sessions, admin);
  return {
    token,
    invite: async (wave, organisations) =>
      (await call<{ items: Invitation[] }>('POST', routes.invitations(wave), { organisations }, token)).items,
    wave: (key) => call<Wave>('GET', routes.wave(key), undefined, token),
    breakdown: (wave, query = '') => call<Breakdown>('GET', `${routes.breakdown(wave)}${query}`, undefined, token),
  };
}
