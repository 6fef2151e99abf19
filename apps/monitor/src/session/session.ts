import { CurrentSession, Session, routes, type SignIn } from '@ido/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { rememberCsrfToken, request, requestNothing } from '../api/client';
import { isStatus } from '../api/problem-error';

const KEY = ['session'];

/** The session of the cookie; null when there is none. */
async function currentSession(signal?: AbortSignal): Promise<CurrentSession | null> {
  try {
    const session = await request(CurrentSession, routes.currentSession, { signal });
    rememberCsrfToken(session);
    return session;
  } catch (error) {
    if (!isStatus(error, 401)) throw error;
    rememberCsrfToken(null);
    return null;
  }
}

/** Who is signed in: `data` is undefined while it is asked, null for nobody. */
export function useSession() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => currentSession(signal), staleTime: 60_000 });
}

/** Signs in; whatever was on the screen of somebody else is forgotten. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: SignIn) => request(Session, routes.sessions, { method: 'POST', json: credentials }),
    onSuccess: (session) => {
      rememberCsrfToken(session);
      client.clear();
      const { token: _token, ...current } = session;
      client.setQueryData(KEY, current);
    },
  });
}

/** Signs out. When the session had ended already, that is what was asked for. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      try {
        await requestNothing(routes.currentSession, { method: 'DELETE' });
      } catch (error) {
        if (!isStatus(error, 401)) throw error;
      }
    },
    onSuccess: () => {
      rememberCsrfToken(null);
      client.clear();
      client.setQueryData(KEY, null);
    },
  });
}
