import { Study, Wave, routes } from '@ido/api';
import { useQuery } from '@tanstack/react-query';
import { everything } from '../api/everything';
import { request } from '../api/client';

/** The studies that the user may see. */
export function useStudies() {
  return useQuery({ queryKey: ['studies'], queryFn: ({ signal }) => everything(Study, routes.studies, signal) });
}

/** One study. */
export function useStudy(key: string) {
  return useQuery({ queryKey: ['study', key], queryFn: ({ signal }) => request(Study, routes.study(key), { signal }) });
}

/** The waves of a study; their numbers refresh by themselves while the page is visible. */
export function useWaves(study: string) {
  return useQuery({
    queryKey: ['waves', study],
    queryFn: ({ signal }) => everything(Wave, routes.waves(study), signal),
    refetchInterval: 10_000,
  });
}
