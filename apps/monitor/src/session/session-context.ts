import type { CurrentSession, User } from '@ido/api';
import { createContext, use } from 'react';

export const SessionContext = createContext<CurrentSession | null>(null);

/** Who is signed in, on pages that ask for it. Throws outside them. */
export function useUser(): User {
  const session = use(SessionContext);
  if (session === null) throw new Error('useUser outside RequireSession');
  return session.user;
}
