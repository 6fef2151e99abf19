import { Breakdown, ChangeWave, Wave, routes } from '@ido/api';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { request } from '../api/client';
import { useLiveProgress } from '../watching/live-progress';
import { questionNumbers } from './question-numbers';
import { breakdownQuery, type Selection } from './selection';

/** Milliseconds between two looks at how many completed while there is no live connection. The browser asks only while the page is visible. */
const REFRESH = 10_000;

/** One wave; is asked for again when the server says that it changed. */
export function useWave(key: string) {
  const live = useLiveProgress(key);
  return useQuery({
    queryKey: ['wave', key],
    queryFn: ({ signal }) => request(Wave, routes.wave(key), { signal }),
    refetchInterval: live ? false : REFRESH,
  });
}

/** The figures of a selection. The ones before stay on the screen until the new ones are there. */
export function useBreakdown(wave: string, selection: Selection) {
  const query = breakdownQuery(selection).toString();
  return useQuery({
    queryKey: ['breakdown', wave, query],
    queryFn: ({ signal }) => request(Breakdown, `${routes.breakdown(wave)}${query && `?${query}`}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Asks for the figures again as soon as another number of responses is complete. */
export function useFreshFigures(wave: string, completed: number | undefined): void {
  const client = useQueryClient();
  const before = useRef(completed);
  useEffect(() => {
    if (completed === undefined || before.current === completed) return;
    if (before.current !== undefined) void client.invalidateQueries({ queryKey: ['breakdown', wave] });
    before.current = completed;
  }, [client, wave, completed]);
}

/** Number of each question in the questionnaire, by variable. A published version never changes. */
export function useQuestionNumbers(questionnaire: { key: string; version: number } | undefined) {
  return useQuery({
    queryKey: ['question-numbers', questionnaire?.key, questionnaire?.version],
    queryFn: async ({ signal }) => {
      if (questionnaire === undefined) return new Map<string, number>();
      const path = routes.questionnaireVersion(questionnaire.key, questionnaire.version);
      const version = await request(z.object({ definition: z.unknown() }), path, { signal });
      return questionNumbers(version.definition);
    },
    enabled: questionnaire !== undefined,
    staleTime: Infinity,
  });
}

/** Opens or closes a wave. */
export function useChangeWave(key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ChangeWave) => request(Wave, routes.wave(key), { method: 'PATCH', json: change }),
    onSuccess: (wave) => {
      client.setQueryData(['wave', key], wave);
      void client.invalidateQueries({ queryKey: ['waves'] });
    },
  });
}
