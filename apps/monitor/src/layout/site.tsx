import { SkipLink } from '@utrecht/component-library-react';
import { Suspense, useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { SiteHeader } from './site-header';

/** What surrounds every page. After going to another page the focus is at its beginning, as after a page load. */
export function Site() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className="ido-site">
      <SkipLink className="utrecht-skip-link--visible-on-focus" href="#inhoud">
        {texts.skipToContent}
      </SkipLink>
      <SiteHeader />
      <main id="inhoud" ref={main} className="ido-main" tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="ido-footer">
        <p>{texts.footer}</p>
      </footer>
      <ScrollRestoration />
    </div>
  );
}
