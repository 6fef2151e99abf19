import { NextWavePlan, Wave, routes, type CreateNextWave } from '@ido/api';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';

/** What the next wave would take over when it opens at this moment (empty: a proposal). The plan before stays until the new one is there. */
export function useNextWavePlan(wave: string, opensAt: string) {
  return useQuery({
    queryKey: ['next-wave', wave, opensAt],
    queryFn: ({ signal }) =>
      request(NextWavePlan, `${routes.nextWave(wave)}${opensAt && `?opensAt=${encodeURIComponent(opensAt)}`}`, {
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** Makes the draft. */
export function useCreateNextWave(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<CreateNextWave>) => request(Wave, routes.nextWave(wave), { method: 'POST', json: body }),
    onSuccess: (made) => {
      client.setQueryData(['wave', made.key], made);
      void client.invalidateQueries({ queryKey: ['waves'] });
    },
  });
}
