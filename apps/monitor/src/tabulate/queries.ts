import { routes, SavedTable, WaveTable, type ChangeSavedTable, type SaveTable } from '@ido/api';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request, requestNothing } from '../api/client';
import { tableQuery, type TableChoice } from './choice';

/** The table of a choice; the one before stays on the screen until the new one is there. */
export function useTable(wave: string, choice: TableChoice) {
  const query = tableQuery(choice).toString();
  return useQuery({
    queryKey: ['table', wave, query],
    queryFn: ({ signal }) => request(WaveTable, `${routes.tables(wave)}?${query}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

const SavedTables = z.object({ items: z.array(SavedTable) });
const savedKey = (wave: string) => ['saved-tables', wave];

/** Tables of the wave that were kept under a name. */
export function useSavedTables(wave: string) {
  return useQuery({
    queryKey: savedKey(wave),
    queryFn: ({ signal }) => request(SavedTables, routes.savedTables(wave), { signal }),
  });
}

/** One kept table by its short id. */
export function useSavedTable(wave: string, id: string | null) {
  return useQuery({
    queryKey: [...savedKey(wave), id],
    queryFn: ({ signal }) => request(SavedTable, routes.savedTable(wave, id ?? ''), { signal }),
    enabled: id !== null,
  });
}

export function useSaveTable(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (table: SaveTable) => request(SavedTable, routes.savedTables(wave), { method: 'POST', json: table }),
    onSuccess: () => client.invalidateQueries({ queryKey: savedKey(wave) }),
  });
}

export function useRenameTable(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...change }: ChangeSavedTable & { id: string }) =>
      request(SavedTable, routes.savedTable(wave, id), { method: 'PATCH', json: change }),
    onSuccess: () => client.invalidateQueries({ queryKey: savedKey(wave) }),
  });
}

export function useRemoveTable(wave: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => requestNothing(routes.savedTable(wave, id), { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: savedKey(wave) }),
  });
}
