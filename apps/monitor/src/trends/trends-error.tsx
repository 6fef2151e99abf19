import { Link } from 'react-router';
import { isStatus } from '../api/problem-error';
import { ErrorState } from '../parts/error-state';
import { texts } from '../texts';

interface TrendsErrorProps {
  readonly error: unknown;
  readonly retry: () => void;
  /** Address of the same page with nothing chosen. */
  readonly all: string;
  /** Address of the figures of now; absent when an earlier state was not what was asked. */
  readonly now?: string;
}

/**
 * Why trends could not be shown. What may not be asked, such as another's organisation in a link that was passed on, leads to what may; a state that cannot be
 * made any more leads to the figures of now.
 */
export function TrendsError({ error, retry, all, now }: TrendsErrorProps) {
  const withoutChoices = isStatus(error, 403) || isStatus(error, 400);
  const [to, label] =
    now === undefined ? [withoutChoices ? all : null, texts.trends.withoutChoices] : [now, texts.releases.toNow];
  return (
    <>
      <ErrorState error={error} retry={retry} />
      {to !== null && (
        <p className="ido-narrow">
          <Link className="utrecht-link utrecht-link--html-a" to={to}>
            {label}
          </Link>
        </p>
      )}
    </>
  );
}
