import {
  ChangeStudy,
  page,
  Population,
  PopulationChange,
  PopulationMember,
  PopulationOutcome,
  routes,
  Study,
  type SetPopulation,
} from '@ido/api';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import { everything } from '../api/everything';

const MEMBERS = page(PopulationMember);

/** Who a wave is about. */
export function usePopulation(wave: string) {
  return useQuery({
    queryKey: ['population', wave],
    queryFn: ({ signal }) => request(Population, routes.population(wave), { signal }),
  });
}

/** Changes of a population since it was frozen. */
export function usePopulationChanges(wave: string, changes: number) {
  return useQuery({
    queryKey: ['population', wave, 'changes', changes],
    queryFn: ({ signal }) => everything(PopulationChange, routes.populationChanges(wave), signal),
    enabled: changes > 0,
  });
}

/** What members are narrowed down to; empty texts: all. */
export interface MemberFilter {
  readonly search: string;
  readonly province: string;
  readonly sizeClass: string;
}

/** The organisations of a population, page after page. */
export function usePopulationMembers(wave: string, filter: MemberFilter) {
  const query = new URLSearchParams({ limit: '50' });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  return useInfiniteQuery({
    queryKey: ['population', wave, 'members', query.toString()],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      return request(MEMBERS, `${routes.populationMembers(wave)}?${query}${cursor}`, { signal });
    },
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** Chooses another population, or says on a dry run what that would do. */
export function useSetPopulation(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, dryRun }: { body: SetPopulation; dryRun: boolean }) =>
      request(PopulationOutcome, `${routes.population(wave)}?dryRun=${dryRun}`, { method: 'PUT', json: body }),
    onSuccess: ({ dryRun }) => {
      if (dryRun) return;
      void client.invalidateQueries({ queryKey: ['population', wave] });
      void client.invalidateQueries({ queryKey: ['wave', wave] });
      void client.invalidateQueries({ queryKey: ['waves'] });
      void client.invalidateQueries({ queryKey: ['breakdown', wave] });
    },
  });
}

/** Changes the settings of a study. */
export function useChangeStudy(study: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ChangeStudy) => request(Study, routes.study(study), { method: 'PATCH', json: change }),
    onSuccess: (changed) => {
      client.setQueryData(['study', study], changed);
      for (const key of ['population', 'breakdown']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
