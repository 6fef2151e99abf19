import { CreateRelease, page, Release, ReleaseCheck, ReleaseWithChanges, routes } from '@ido/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';

const RELEASES = page(Release);

/** What was released of a wave, newest first. */
export function useReleases(wave: string) {
  return useQuery({
    queryKey: ['releases', wave],
    queryFn: async ({ signal }) => (await request(RELEASES, routes.releases(wave), { signal })).items,
  });
}

/** The numbers that changed with a release. */
export function useReleaseChanges(wave: string, number: number, wanted: boolean) {
  return useQuery({
    queryKey: ['releases', wave, number],
    queryFn: ({ signal }) => request(ReleaseWithChanges, routes.release(wave, number), { signal }),
    enabled: wanted,
  });
}

/** Releases the figures as they are now. */
export function useRelease(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateRelease) =>
      request(ReleaseWithChanges, routes.releases(wave), { method: 'POST', json: body }),
    onSuccess: () => {
      for (const key of ['releases', 'wave', 'waves']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

/** Makes the figures of a release anew. */
export function useReleaseCheck(wave: string, number: number) {
  return useMutation({
    mutationFn: () => request(ReleaseCheck, routes.releaseCheck(wave, number), { method: 'POST' }),
  });
}
