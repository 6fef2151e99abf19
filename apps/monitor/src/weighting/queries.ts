import {
  routes,
  WeightingOutcome,
  Weightings,
  WeightingScheme,
  type SaveWeighting,
  type WeightingDefinition,
} from '@ido/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';

/** The weighting schemes of a wave, and the facts that it can be weighted by. */
export function useWeightings(wave: string, enabled = true) {
  return useQuery({
    queryKey: ['weightings', wave],
    queryFn: ({ signal }) => request(Weightings, routes.weightings(wave), { signal }),
    enabled,
  });
}

/** What a weighting would give; nothing is kept. */
export function usePreview(wave: string) {
  return useMutation({
    mutationFn: (definition: WeightingDefinition) =>
      request(WeightingOutcome, routes.weightingPreview(wave), { method: 'POST', json: definition }),
  });
}

/** Fits and keeps a weighting: a new scheme, or a new version of one. */
export function useSaveWeighting(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (weighting: SaveWeighting) =>
      request(WeightingScheme, routes.weightings(wave), { method: 'POST', json: weighting }),
    onSuccess: () =>
      Promise.all(['weightings', 'breakdown'].map((kind) => client.invalidateQueries({ queryKey: [kind, wave] }))),
  });
}

/** Makes a version the one in use. */
export function useChooseVersion(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ scheme, version }: { scheme: string; version: number }) =>
      request(WeightingScheme, routes.currentWeighting(wave, scheme), { method: 'PUT', json: { version } }),
    onSuccess: () =>
      Promise.all(['weightings', 'breakdown'].map((kind) => client.invalidateQueries({ queryKey: [kind, wave] }))),
  });
}
