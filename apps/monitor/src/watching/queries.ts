import {
  CreateMailing,
  Mailing,
  OrganisationProgress,
  page,
  Progress,
  routes,
  Steps,
  Targets,
  Wave,
  type ProgressEvent,
} from '@ido/api';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../api/client';

const PAGE = 25;
/** Milliseconds between two looks when there is no live connection. */
const REFRESH = 10_000;

/** How far a wave is; the newest large numbers over what was asked last. */
export function useProgress(wave: string, live: boolean) {
  const progress = useQuery({
    queryKey: ['progress', wave],
    queryFn: ({ signal }) => request(Progress, routes.progress(wave), { signal }),
    refetchInterval: live ? false : REFRESH,
  });
  const event = useQuery<ProgressEvent>({ queryKey: ['progress-event', wave], enabled: false });
  const data =
    progress.data && event.data && event.dataUpdatedAt > progress.dataUpdatedAt
      ? { ...progress.data, ...event.data }
      : progress.data;
  return { ...progress, data };
}

/** How long answering takes, and where people stop. */
export function useSteps(wave: string) {
  return useQuery({
    queryKey: ['steps', wave],
    queryFn: ({ signal }) => request(Steps, routes.progressSteps(wave), { signal }),
    refetchInterval: 60_000,
  });
}

/** What the list of organisations is narrowed by; '' is everything. */
export interface Narrowing {
  readonly search: string;
  readonly state: string;
  readonly province: string;
  readonly sizeClass: string;
}

/** Organisations with how far each is, a page at a time. */
export function useOrganisations(wave: string, narrowing: Narrowing) {
  const given = Object.entries(narrowing).filter(([, value]) => value !== '');
  const query = new URLSearchParams(given.map(([name, value]): [string, string] => [name, value as string]));
  return useInfiniteQuery({
    queryKey: ['organisations-progress', wave, query.toString()],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(query);
      asked.set('limit', String(PAGE));
      if (pageParam !== null) asked.set('cursor', pageParam);
      return request(page(OrganisationProgress), `${routes.progressOrganisations(wave)}?${asked}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** Replaces the targets of a wave. */
export function useSetTargets(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (targets: Targets) => request(Targets, routes.targets(wave), { method: 'PUT', json: targets }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['progress', wave] }),
  });
}

/** Moves the closing date and the days of grace. */
export function useMoveClosing(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (dates: { closesAt: string; graceDays: number }) =>
      request(Wave, routes.wave(wave), { method: 'PATCH', json: dates }),
    onSuccess: (changed) => {
      client.setQueryData(['wave', wave], changed);
      return client.invalidateQueries({ queryKey: ['progress', wave] });
    },
  });
}

/** Tells who has begun and not completed that the date was moved. */
export function useTellOfExtension(wave: string) {
  return useMutation({
    mutationFn: () =>
      request(Mailing, routes.mailings(wave), {
        method: 'POST',
        json: { kind: 'extension', recipients: { states: ['started'] } } satisfies z.input<typeof CreateMailing>,
      }),
  });
}
