import {
  page,
  ResponseDetail,
  ResponseRevisionSummary,
  ResponseSummary,
  routes,
  type Reopening,
  type ResponseFilter,
} from '@ido/api';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';

const PAGE = 100;
/** Milliseconds between two looks at who is busy. */
const REFRESH = 10_000;

/** What the list is narrowed to. */
export interface ResponseNarrowing {
  readonly search: string;
  readonly state: ResponseFilter | null;
}

/** Responses of a wave that something was done with, a page at a time. */
export function useResponses(wave: string, { search, state }: ResponseNarrowing) {
  return useInfiniteQuery({
    queryKey: ['responses', wave, search, state],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ limit: String(PAGE) });
      if (search !== '') asked.set('search', search);
      if (state !== null) asked.set('state', state);
      if (pageParam !== null) asked.set('cursor', pageParam);
      return request(page(ResponseSummary), `${routes.responses(wave)}?${asked}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH,
  });
}

/** One response with what was taken over from the wave before. */
export function useResponse(wave: string, id: string) {
  return useQuery({
    queryKey: ['response', wave, id],
    queryFn: ({ signal }) => request(ResponseDetail, routes.response(wave, id), { signal }),
  });
}

/** Which questions changed in a response, when, by whom; a page at a time. */
export function useRevisions(wave: string, id: string) {
  return useInfiniteQuery({
    queryKey: ['revisions', wave, id],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? '' : `?cursor=${encodeURIComponent(pageParam)}`;
      return request(page(ResponseRevisionSummary), `${routes.revisions(wave, id)}${cursor}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Opens a completed response again. */
export function useReopen(wave: string, id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reopening: Reopening) =>
      request(ResponseDetail, routes.reopening(wave, id), { method: 'POST', json: reopening }),
    onSuccess: () =>
      Promise.all(
        ['responses', 'response', 'revisions', 'wave', 'breakdown'].map((kind) =>
          client.invalidateQueries({ queryKey: [kind, wave] }),
        ),
      ),
  });
}
