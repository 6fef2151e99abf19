import { Link } from 'react-router';
import { isStatus } from '../api/problem-error';
import { ErrorState } from '../parts/error-state';
import { texts } from '../texts';

interface TrendsErrorProps {
  readonly error: unknown;
  readonly retry: () => void;
  /** Address of the same page with nothing chosen. */
  readonly all: string;
}

/** Why trends could not be shown. What may not be asked, such as another's organisation in a link that was passed on, leads to what may. */
export function TrendsError({ error, retry, all }: TrendsErrorProps) {
  return (
    <>
      <ErrorState error={error} retry={retry} />
      {(isStatus(error, 403) || isStatus(error, 400)) && (
        <p className="ido-narrow">
          <Link className="utrecht-link utrecht-link--html-a" to={all}>
            {texts.trends.withoutChoices}
          </Link>
        </p>
      )}
    </>
  );
}
