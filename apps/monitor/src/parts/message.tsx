import { Alert } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';

/** A message in the page, read out at once: an error assertively, other news when it suits. */
export function Message({ type, children }: { type: 'error' | 'warning' | 'info' | 'ok'; children: ReactNode }) {
  return (
    <Alert type={type} role={type === 'error' ? 'alert' : 'status'} className="ido-message">
      <p className="utrecht-paragraph">{children}</p>
    </Alert>
  );
}
