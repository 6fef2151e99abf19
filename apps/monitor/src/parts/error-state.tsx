import { Button, Paragraph } from '@utrecht/component-library-react';
import { Link } from 'react-router';
import { PageTitle } from '../layout/page-title';
import { texts } from '../texts';
import { describeError } from './describe-error';

/** A page that could not be shown: what is the matter in a sentence, and a way on. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const described = describeError(error);
  return (
    <div className="ido-narrow" role="alert">
      <PageTitle>{described.title}</PageTitle>
      <Paragraph lead>{described.text}</Paragraph>
      <div className="ido-actions">
        {described.retry && retry && (
          <Button appearance="primary-action-button" onClick={retry}>
            {texts.problems.retry}
          </Button>
        )}
        <Link className="utrecht-link utrecht-link--html-a" to="/">
          {texts.problems.toStudies}
        </Link>
      </div>
    </div>
  );
}
