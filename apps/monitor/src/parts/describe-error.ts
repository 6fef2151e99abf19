import { ProblemError, UnreachableError } from '../api/problem-error';
import { texts } from '../texts';

export interface DescribedError {
  readonly title: string;
  readonly text: string;
  /** Whether trying again can help. */
  readonly retry: boolean;
}

/** Refusals of a selection: what may be selected is said by the server. */
const EXPLAINED: ReadonlySet<string> = new Set([
  'for-study-team',
  'not-released',
  'not-your-organisation',
  'still-answered',
]);

/** What an error means to the reader, in a title and a sentence. The server's own sentences are shown where it gave them. */
export function describeError(error: unknown): DescribedError {
  const { problems } = texts;
  if (error instanceof UnreachableError)
    return { title: problems.unreachableTitle, text: problems.unreachable, retry: true };
  if (error instanceof ProblemError) {
    if (error.status === 404) return { title: problems.notFoundTitle, text: problems.notFound, retry: false };
    const kind = error.problem.type.split(':').at(-1) ?? '';
    if (error.status === 403 && !EXPLAINED.has(kind))
      return { title: problems.forbiddenTitle, text: problems.forbidden, retry: false };
    return { title: error.problem.title, text: error.message, retry: error.status >= 500 };
  }
  if (error instanceof TypeError && /import|module/iu.test(error.message)) {
    return { title: problems.unexpectedTitle, text: problems.pageUnavailable, retry: true };
  }
  return { title: problems.unexpectedTitle, text: problems.unexpected, retry: true };
}
