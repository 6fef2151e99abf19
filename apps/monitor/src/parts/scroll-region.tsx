import type { ReactNode } from 'react';

/** A wide table scrolls inside this, so that the page does not; it can be focused to scroll with the arrow keys. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="ido-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
