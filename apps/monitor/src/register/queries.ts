import {
  Organisation,
  OrganisationDetail,
  page,
  RegisterClasses,
  RegisterImport,
  routes,
  type ChangeOrganisation,
} from '@ido/api';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import { registerQuery, type RegisterSelection } from './register-selection';

const ORGANISATIONS = page(Organisation);

/** Organisations of a selection, page after page. The ones before stay until the new ones are there. */
export function useOrganisations(selection: RegisterSelection) {
  const query = registerQuery(selection, new Date()).toString();
  return useInfiniteQuery({
    queryKey: ['organisations', query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      return request(ORGANISATIONS, `${routes.organisations}?${query}${cursor}`, { signal });
    },
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** One organisation with its history. */
export function useOrganisation(code: string) {
  return useQuery({
    queryKey: ['organisation', code],
    queryFn: ({ signal }) => request(OrganisationDetail, routes.organisation(code), { signal }),
  });
}

/** Provinces and size classes to filter by. */
export function useRegisterClasses() {
  return useQuery({
    queryKey: ['register-classes'],
    queryFn: ({ signal }) => request(RegisterClasses, routes.organisationClasses, { signal }),
    staleTime: Infinity,
  });
}

/** Changes an organisation; for administrators. */
export function useChangeOrganisation(code: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ChangeOrganisation) =>
      request(OrganisationDetail, routes.organisation(code), { method: 'PATCH', json: change }),
    onSuccess: (organisation) => {
      client.setQueryData(['organisation', code], organisation);
      void client.invalidateQueries({ queryKey: ['organisations'] });
      void client.invalidateQueries({ queryKey: ['population'] });
    },
  });
}

/** Sends a file of organisations: to look at only (`dryRun`), or to take over. */
export function useRegisterImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, dryRun }: { file: File; dryRun: boolean }) =>
      request(RegisterImport, `${routes.organisationImports}?dryRun=${dryRun}`, { method: 'POST', file }),
    onSuccess: (report) => {
      if (report.dryRun || report.status !== 'done') return;
      for (const key of ['organisations', 'organisation', 'population', 'waves'])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
