import {
  Letter,
  page,
  Participant,
  ParticipantEvent,
  ParticipantLink,
  ParticipantPage,
  Population,
  PopulationMember,
  routes,
  type ChangeParticipant,
  type CreateParticipant,
  type RecordEvent,
} from '@ido/api';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, requestNothing } from '../api/client';
import { everything } from '../api/everything';
import { narrowingQuery, type Narrowing } from './narrowing';

const PAGE = 100;

/** Contacts of a wave under a search and filters, a page at a time. */
export function useParticipants(wave: string, narrowing: Narrowing) {
  const query = narrowingQuery(narrowing);
  return useInfiniteQuery({
    queryKey: ['participants', wave, query.toString()],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(query);
      asked.set('limit', String(PAGE));
      if (pageParam !== null) asked.set('cursor', pageParam);
      return request(ParticipantPage, `${routes.participants(wave)}?${asked}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** Provinces and size classes of a wave, to filter by. */
export function useClasses(wave: string) {
  return useQuery({
    queryKey: ['population', wave],
    queryFn: ({ signal }) => request(Population, routes.population(wave), { signal }),
    staleTime: 60_000,
  });
}

/** The organisations that a contact can be of. */
export function useOrganisations(wave: string) {
  return useQuery({
    queryKey: ['population-members', wave],
    queryFn: ({ signal }) => everything(PopulationMember, routes.populationMembers(wave), signal),
    staleTime: 60_000,
  });
}

/** One contact. */
export function useParticipant(wave: string, id: string) {
  return useQuery({
    queryKey: ['participant', wave, id],
    queryFn: ({ signal }) => request(Participant, routes.participant(wave, id), { signal }),
  });
}

/** Its history, the newest first. */
export function useHistory(wave: string, id: string) {
  return useQuery({
    queryKey: ['participant', wave, id, 'events'],
    queryFn: ({ signal }) => everything(ParticipantEvent, routes.participantEvents(wave, id), signal),
  });
}

/** What has to be asked for anew when contacts of a wave changed. */
export function useForgetContacts(wave: string) {
  const client = useQueryClient();
  return () => {
    for (const key of ['participants', 'participant', 'wave']) void client.invalidateQueries({ queryKey: [key, wave] });
  };
}

export function useCreateParticipant(wave: string) {
  const forget = useForgetContacts(wave);
  return useMutation({
    mutationFn: (contact: CreateParticipant) =>
      request(Participant, routes.participants(wave), { method: 'POST', json: contact }),
    onSuccess: forget,
  });
}

export function useChangeParticipant(wave: string, id: string) {
  const forget = useForgetContacts(wave);
  return useMutation({
    mutationFn: (change: ChangeParticipant) =>
      request(Participant, routes.participant(wave, id), { method: 'PATCH', json: change }),
    onSuccess: forget,
  });
}

export function useRemoveParticipant(wave: string, id: string) {
  return useMutation({ mutationFn: () => requestNothing(routes.participant(wave, id), { method: 'DELETE' }) });
}

export function useNewLink(wave: string, id: string) {
  const forget = useForgetContacts(wave);
  return useMutation({
    mutationFn: () => request(ParticipantLink, routes.participantLinks(wave, id), { method: 'POST' }),
    onSuccess: forget,
  });
}

export function useWithdrawLinks(wave: string, id: string) {
  const forget = useForgetContacts(wave);
  return useMutation({
    mutationFn: () => requestNothing(routes.participantLinks(wave, id), { method: 'DELETE' }),
    onSuccess: forget,
  });
}

/** Records what happened to a contact outside the platform. */
export function useRecordEvent(wave: string) {
  const forget = useForgetContacts(wave);
  return useMutation({
    mutationFn: ({ id, ...event }: RecordEvent & { readonly id: string }) =>
      request(Participant, routes.participantEvents(wave, id), { method: 'POST', json: event }),
    onSuccess: forget,
  });
}

/** Makes letters: each has a new link. */
export function useMakeLetters(wave: string) {
  return useMutation({
    mutationFn: (participants: string[]) =>
      request(page(Letter), routes.letters(wave), { method: 'POST', json: { participants } }),
  });
}
