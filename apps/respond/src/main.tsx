import '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css';
import 'survey-core/survey-core.fontless.min.css';
import './styles/theme.css';
import './styles/page.css';
import './styles/components.css';
import './styles/together.css';
import './styles/questions.css';
import './styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { readAddress } from './address';
import { BrokenBoundary } from './pages/broken-boundary';
import { applyQuestionStyles } from './styles/question-styles';
import { applyTextSize } from './styles/text-size';
import { unsubscribeTokenOf } from './unsubscribe/unsubscribe-address';
import { UnsubscribePage } from './unsubscribe/unsubscribe-page';

applyQuestionStyles();
applyTextSize();
const root = document.getElementById('page');
const leaving = unsubscribeTokenOf(location.pathname);
if (root) {
  createRoot(root).render(
    <StrictMode>
      <BrokenBoundary>
        {leaving === null ? <App address={readAddress(location.pathname)} /> : <UnsubscribePage token={leaving} />}
      </BrokenBoundary>
    </StrictMode>,
  );
}
