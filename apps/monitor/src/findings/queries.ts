import {
  Findings,
  routes,
  StoredWords,
  type ChangeFindingInput,
  type RoleName,
  type WriteFindingInput,
} from '@ido/api';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import { ProblemError } from '../api/problem-error';

export function useFindings(study: string, wave: string) {
  return useQuery({
    queryKey: ['findings', study, wave],
    queryFn: ({ signal }) =>
      request(Findings, `${routes.findings(study)}${wave && `?wave=${encodeURIComponent(wave)}`}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** What a researcher writes: a finding, new (`id` null) or changed; one to remove; the state of a role. */
export type Written =
  | { readonly finding: WriteFindingInput; readonly id: null }
  | { readonly finding: ChangeFindingInput; readonly id: number }
  | { readonly remove: number; readonly revision: number }
  | { readonly role: RoleName; readonly state: string; readonly revision: number };

export function useWrite(study: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: Written) => {
      if ('remove' in what)
        return request(Findings, `${routes.finding(study, what.remove)}?revision=${what.revision}`, {
          method: 'DELETE',
        });
      if ('role' in what) {
        const { role, state, revision } = what;
        return request(Findings, routes.roleState(study, role), { method: 'PUT', json: { state, revision } });
      }
      return what.id === null
        ? request(Findings, routes.findings(study), { method: 'POST', json: what.finding })
        : request(Findings, routes.finding(study, what.id), { method: 'PUT', json: what.finding });
    },
    // Also when it was refused: then somebody else wrote.
    onSettled: () => client.invalidateQueries({ queryKey: ['findings', study] }),
  });
}

/** What somebody else wrote meanwhile, when that is why something was refused. */
export function writtenMeanwhile(error: unknown): StoredWords | null {
  if (!(error instanceof ProblemError) || !error.problem.type.endsWith(':finding-changed')) return null;
  return StoredWords.safeParse(error.problem['stored']).data ?? null;
}
