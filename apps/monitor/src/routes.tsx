import { createBrowserRouter, Navigate, Outlet, useRouteError } from 'react-router';
import { Site } from './layout/site';
import { ErrorState } from './parts/error-state';
import { NotFoundPage } from './layout/not-found-page';
import { PageSkeleton } from './parts/skeleton';
import { RequireSession } from './session/require-session';
import { WavePage } from './wave/wave-page';

/** A page that is fetched when it is first asked for; only the page of a wave comes with the application itself. */
const page = (load: () => Promise<{ default: React.ComponentType }>) => ({
  lazy: async () => ({ Component: (await load()).default }),
});

/** The pages and their addresses. */
export function makeRouter() {
  return createBrowserRouter([
    {
      element: <Site />,
      errorElement: <BrokenPage />,
      hydrateFallbackElement: <PageSkeleton />,
      children: [
        {
          errorElement: <BrokenPage />,
          children: [
            { path: '/openbaar/:study', ...page(() => import('./public/public-study-page')) },
            { path: '/openbaar/:study/trends', ...page(() => import('./public/public-trends-page')) },
            { path: '/openbaar/:study/trends/:trend', ...page(() => import('./public/public-trend-page')) },
            { path: '/openbaar/:study/:wave', ...page(() => import('./public/public-wave-page')) },
            { path: '/inloggen', ...page(() => import('./session/sign-in-page')) },
            {
              element: (
                <RequireSession>
                  <Outlet />
                </RequireSession>
              ),
              children: [
                { path: '/', element: <Navigate to="/onderzoeken" replace /> },
                { path: '/onderzoeken', ...page(() => import('./studies/studies-page')) },
                { path: '/onderzoeken/:study', ...page(() => import('./studies/study-page')) },
                { path: '/metingen/:wave', element: <WavePage /> },
                { path: '/metingen/:wave/antwoorden', ...page(() => import('./responses/responses-page')) },
                { path: '/metingen/:wave/schoonmaken', ...page(() => import('./cleaning/cleaning-page')) },
                { path: '/metingen/:wave/schoonmaken/:response', ...page(() => import('./cleaning/response-page')) },
                { path: '/metingen/:wave/weging', ...page(() => import('./weighting/weighting-page')) },
                { path: '/metingen/:wave/veldwerk', ...page(() => import('./watching/fieldwork-page')) },
                { path: '/metingen/:wave/vragenlijst', ...page(() => import('./asked/asked-page')) },
                { path: '/metingen/:wave/import', ...page(() => import('./import/import-page')) },
                { path: '/metingen/:wave/deelnemers', ...page(() => import('./participants/participants-page')) },
                {
                  path: '/metingen/:wave/deelnemers/importeren',
                  ...page(() => import('./participants/import-page')),
                },
                { path: '/metingen/:wave/deelnemers/brieven', ...page(() => import('./participants/letters-page')) },
                {
                  path: '/metingen/:wave/deelnemers/:participant',
                  ...page(() => import('./participants/participant-page')),
                },
                { path: '/metingen/:wave/coderen', ...page(() => import('./coding/coding-page')) },
                { path: '/metingen/:wave/tabellen', ...page(() => import('./tabulate/tables-page')) },
                { path: '/metingen/:wave/berichten', ...page(() => import('./messages/messages-page')) },
                { path: '/metingen/:wave/volgende', ...page(() => import('./next-wave/next-wave-page')) },
                {
                  path: '/concordantie/:from/:fromVersion/:to/:toVersion',
                  ...page(() => import('./concordance/concordance-page')),
                },
                { path: '/onderzoeken/:study/nieuwe-meting', ...page(() => import('./new-wave/new-wave-page')) },
                { path: '/onderzoeken/:study/bevindingen', ...page(() => import('./findings/findings-page')) },
                { path: '/onderzoeken/:study/trends', ...page(() => import('./trends/trends-page')) },
                { path: '/onderzoeken/:study/trends/:trend', ...page(() => import('./trends/trend-page')) },
                { path: '/onderzoeken/:study/panel', ...page(() => import('./panel/panel-page')) },
                { path: '/onderzoeken/:study/tabel-uit-rapport', ...page(() => import('./published/published-page')) },
                { path: '/metingen/:wave/populatie', ...page(() => import('./population/population-page')) },
                { path: '/onderzoeken/:study/grootteklassen', ...page(() => import('./population/size-limits-page')) },
                {
                  path: '/onderzoeken/:study/kleine-aantallen',
                  ...page(() => import('./small-numbers/small-numbers-page')),
                },
                { path: '/metingen/:wave/publiceren', ...page(() => import('./releases/publish-page')) },
                { path: '/verwijzing', ...page(() => import('./releases/reference-page')) },
                { path: '/register', ...page(() => import('./register/register-page')) },
                { path: '/register/importeren', ...page(() => import('./register/import-page')) },
                { path: '/register/:code', ...page(() => import('./register/organisation-page')) },
                { path: '/beheer/gebruikers', ...page(() => import('./accounts/accounts-page')) },
                { path: '/toegangssleutels', ...page(() => import('./tokens/tokens-page')) },
              ],
            },
            { path: '*', element: <NotFoundPage /> },
          ],
        },
      ],
    },
  ]);
}

/** A page that could not be fetched or drawn. Loading it anew also gets the newest version. */
function BrokenPage() {
  const error = useRouteError();
  return <ErrorState error={error} retry={() => window.location.reload()} />;
}
