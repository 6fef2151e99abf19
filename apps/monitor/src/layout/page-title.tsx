import { Heading1 } from '@utrecht/component-library-react';
import { useEffect, type ReactNode } from 'react';
import { texts } from '../texts';

/** The heading of a page. What fits a tab is its title too. */
export function PageTitle({ children, tab }: { children: ReactNode; tab?: string }) {
  const title = tab ?? (typeof children === 'string' ? children : texts.product);
  useEffect(() => {
    document.title = texts.titleOf(title);
  }, [title]);
  return <Heading1>{children}</Heading1>;
}
