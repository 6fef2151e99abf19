import type { User } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { NavLink, useNavigate } from 'react-router';
import { useSession, useSignOut } from '../session/session';
import { texts } from '../texts';
import { Disclosure } from '../parts/disclosure';

/** Name of the product, main menu and the user's own menu. */
export function SiteHeader() {
  const user = useSession().data?.user;
  return (
    <header className="ido-header">
      <div className="ido-header__inner">
        <NavLink className="ido-header__name" to="/onderzoeken">
          {texts.product}
        </NavLink>
        {user && <Menu user={user} />}
      </div>
    </header>
  );
}

function Menu({ user }: { user: User }) {
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <>
      <nav className="ido-header__nav" aria-label={texts.mainNavigation}>
        <NavLink to="/onderzoeken">{texts.menu.studies}</NavLink>
        <NavLink to="/register">{texts.menu.register}</NavLink>
        {user.administrator && <NavLink to="/beheer/gebruikers">{texts.menu.accounts}</NavLink>}
      </nav>
      <Disclosure className="ido-header__user" label={user.name || user.email} description={texts.menu.user}>
        {(close) => (
          <>
            <p className="ido-quiet">{user.email}</p>
            <NavLink className="utrecht-link utrecht-link--html-a" to="/toegangssleutels" onClick={close}>
              {texts.menu.tokens}
            </NavLink>
            <Button
              appearance="secondary-action-button"
              disabled={signOut.isPending}
              onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate('/inloggen') })}
            >
              {texts.menu.signOut}
            </Button>
          </>
        )}
      </Disclosure>
    </>
  );
}
