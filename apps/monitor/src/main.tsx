import '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css';
import '@utrecht/component-library-css/dist/index.css';
import './styles/theme.css';
import './styles/layout.css';
import './styles/parts.css';
import './styles/figures.css';
import './styles/watching.css';
import './styles/participants.css';
import './styles/register.css';
import './styles/cleaning.css';
import './styles/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { makeQueryClient } from './api/query-client';
import { makeRouter } from './routes';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no element #app');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={makeRouter()} />
    </QueryClientProvider>
  </StrictMode>,
);
