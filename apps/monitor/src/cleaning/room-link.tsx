import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface RoomLinkProps {
  readonly wave: string;
  /** A response to look at; absent: the room itself. */
  readonly response?: string;
  /** Longer name for a screen reader. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A link into the room where a wave is cleaned. */
export function RoomLink({ wave, response, label, children }: RoomLinkProps) {
  const room = `/metingen/${encodeURIComponent(wave)}/schoonmaken`;
  return (
    <Link className="utrecht-link" to={response === undefined ? room : `${room}/${response}`} aria-label={label}>
      {children}
    </Link>
  );
}
