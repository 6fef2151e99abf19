import { Findings, routes, type RoleName, type WriteFindingInput } from '@ido/api';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';

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
  | { readonly finding: WriteFindingInput; readonly id: number | null }
  | { readonly remove: number }
  | { readonly role: RoleName; readonly state: string };

export function useWrite(study: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: Written) => {
      if ('remove' in what) return request(Findings, routes.finding(study, what.remove), { method: 'DELETE' });
      if ('role' in what)
        return request(Findings, routes.roleState(study, what.role), { method: 'PUT', json: { state: what.state } });
      return what.id === null
        ? request(Findings, routes.findings(study), { method: 'POST', json: what.finding })
        : request(Findings, routes.finding(study, what.id), { method: 'PUT', json: what.finding });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['findings', study] }),
  });
}
