import { PublicStudy, PublicWave, routes } from '@ido/api';
import { useQuery } from '@tanstack/react-query';
import { request } from '../api/client';

/** A study as far as it was released. */
export function usePublicStudy(study: string) {
  return useQuery({
    queryKey: ['public', 'study', study],
    queryFn: ({ signal }) => request(PublicStudy, routes.publicStudy(study), { signal }),
  });
}

/** The figures of the last release of a wave. */
export function usePublicWave(wave: string) {
  return useQuery({
    queryKey: ['public', 'wave', wave],
    queryFn: ({ signal }) => request(PublicWave, routes.publicWave(wave), { signal }),
  });
}
