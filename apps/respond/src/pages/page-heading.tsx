import { useEffect, useRef, type ReactNode } from 'react';

let firstOfVisit = true;

/** The heading of a page. It takes the focus when it appears, unless it is the first thing that the visitor sees. */
export function PageHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (firstOfVisit) {
      firstOfVisit = false;
      return;
    }
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <h1 className="utrecht-heading-1" tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}
