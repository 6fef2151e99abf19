import {
  CleaningEffect,
  CleaningEntry,
  CleaningOverview,
  FlagSettings,
  page,
  ReplayCheck,
  ReviewedResponse,
  ReviewedResponseDetail,
  routes,
  SetWhichCounts,
  type FlagKind,
  type NewCleaningEntry,
  type ReviewState,
  type WhichCounts,
} from '@ido/api';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { request } from '../api/client';

const PAGE = 50;
/** Milliseconds between two looks at a log that is being replayed over a large wave. */
const REFRESH = 2_000;

/** What the list is narrowed to. */
export interface ReviewNarrowing {
  readonly state: ReviewState;
  readonly flag: FlagKind | null;
  /** Of a rule that flags: its number in the log. */
  readonly entry: number | null;
  readonly search: string;
}

/** How the review of a wave stands; looked at again while a log is being replayed. */
export function useCleaning(wave: string) {
  return useQuery({
    queryKey: ['cleaning', wave],
    queryFn: ({ signal }) => request(CleaningOverview, routes.cleaning(wave), { signal }),
    refetchInterval: ({ state }) => (state.data?.replaying ? REFRESH : false),
  });
}

/** Completed responses with their flags, a page at a time. */
export function useReviewed(wave: string, { state, flag, entry, search }: ReviewNarrowing) {
  return useInfiniteQuery({
    queryKey: ['cleaning', wave, 'responses', state, flag, entry, search],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ limit: String(PAGE), state });
      if (flag !== null) asked.set('flag', flag);
      if (entry !== null) asked.set('entry', String(entry));
      if (search !== '') asked.set('search', search);
      if (pageParam !== null) asked.set('cursor', pageParam);
      return request(page(ReviewedResponse), `${routes.cleaningResponses(wave)}?${asked}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** One completed response, raw beside clean. */
export function useReviewedResponse(wave: string, id: string) {
  return useQuery({
    queryKey: ['cleaning', wave, 'response', id],
    queryFn: ({ signal }) => request(ReviewedResponseDetail, routes.cleaningResponse(wave, id), { signal }),
  });
}

/** The cleaning log, the last entry first. */
export function useEntries(wave: string) {
  return useInfiniteQuery({
    queryKey: ['cleaning', wave, 'entries'],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ limit: String(PAGE) });
      if (pageParam !== null) asked.set('cursor', pageParam);
      return request(page(CleaningEntry), `${routes.cleaningEntries(wave)}?${asked}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Adds an entry to the log; everything that shows figures is asked anew. */
export function useAddEntry(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entry: NewCleaningEntry) =>
      request(CleaningEffect, routes.cleaningEntries(wave), { method: 'POST', json: entry }),
    onSuccess: () => refresh(client, wave),
  });
}

/** What an entry would do, without adding it. */
export function useTryEntry(wave: string) {
  return useMutation({
    mutationFn: (entry: NewCleaningEntry) =>
      request(CleaningEffect, `${routes.cleaningEntries(wave)}?dryRun=true`, { method: 'POST', json: entry }),
  });
}

/** Chooses when a response is flagged. */
export function useSetFlags(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (settings: FlagSettings) =>
      request(FlagSettings, routes.flagSettings(wave), { method: 'PUT', json: settings }),
    onSuccess: () => refresh(client, wave),
  });
}

/** Chooses which of several responses counts, in every wave of a study. */
export function useSetWhichCounts(wave: string, study: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (whichCounts: WhichCounts) =>
      request(SetWhichCounts, routes.whichCounts(study), { method: 'PUT', json: { whichCounts } }),
    onSuccess: () => refresh(client, wave),
  });
}

/** Replays the log and compares; only when asked. */
export function useReplayCheck(wave: string) {
  return useMutation({ mutationFn: () => request(ReplayCheck, routes.replayCheck(wave)) });
}

function refresh(client: QueryClient, wave: string): Promise<unknown> {
  return Promise.all(
    ['cleaning', 'breakdown', 'wave'].map((kind) => client.invalidateQueries({ queryKey: [kind, wave] })),
  );
}
