import { ProblemError } from '../api/problem-error';
import { ErrorState } from '../parts/error-state';
import { texts } from '../texts';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { notFoundTitle: title, notFound: detail } = texts.problems;
  return <ErrorState error={new ProblemError({ type: 'about:blank', title, status: 404, detail })} />;
}
