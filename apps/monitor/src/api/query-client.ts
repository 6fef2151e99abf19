import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isStatus, ProblemError, UnexpectedAnswerError } from './problem-error';

/**
 * A refusal stays a refusal; only a missing answer is asked for again. When the session turns out to have ended, whoever
 * looks at it is told, which leads to the sign-in page and back.
 */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isStatus(error, 401)) client.setQueryData(['session'], null);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          !(error instanceof ProblemError) && !(error instanceof UnexpectedAnswerError) && failures < 1,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
