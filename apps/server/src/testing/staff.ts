import type { StudyRole } from '@ido/api';
import type { TestApp } from './test-server';

/** Makes an account and signs in as it; gives its id and a bearer token. */
export async function signInAs(
  server: TestApp,
  email: string,
  studies: readonly { study: string; role: StudyRole }[] = [],
  organisations: readonly { organisation: string }[] = [],
): Promise<{ id: string; token: string }> {
  const password = 'een lang wachtwoord';
  const token = await server.adminToken();
  const made = await server.request('POST', '/accounts', {
    token,
    body: { email, name: email, password, studies, organisations },
  });
  const session = await server.request('POST', '/sessions', { body: { email, password } });
  return { id: made.json<{ id: string }>().id, token: session.json<{ token: string }>().token };
}
