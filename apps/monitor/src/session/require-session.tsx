import type { CurrentSession } from '@ido/api';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ErrorState } from '../parts/error-state';
import { PageSkeleton } from '../parts/skeleton';
import { SessionContext } from './session-context';
import { signInAddress } from './return-address';
import { useSession } from './session';

/** Shows what is inside to who is signed in, and leads anybody else to the sign-in page and back. */
export function RequireSession({ children }: { children: ReactNode }) {
  const session = useSession();
  const { pathname, search, hash } = useLocation();
  if (session.data === null) return <Navigate to={signInAddress(`${pathname}${search}${hash}`)} replace />;
  if (session.data) return <Provided session={session.data}>{children}</Provided>;
  if (session.error) return <ErrorState error={session.error} retry={() => void session.refetch()} />;
  return <PageSkeleton />;
}

function Provided({ session, children }: { session: CurrentSession; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}
