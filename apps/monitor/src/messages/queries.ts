import {
  BounceReport,
  Mailing,
  MailingPreview,
  Message,
  MessageSummary,
  MessageTemplate,
  page,
  ParticipantPage,
  routes,
  type ChangeMailing,
  type ChangeTemplate,
  type CreateMailing,
  type DecideMessage,
  type MessageStatus,
  type PreviewMailing,
  type TemplateKind,
  type TestMailing,
} from '@ido/api';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import { everything } from '../api/everything';

/** While something is being sent the page follows it. */
const FOLLOW_MS = 1_000;
/** Otherwise a colleague's mailing or a planned one shows up by itself. */
const LOOK_MS = 15_000;
/** Messages at once on the screen; contacts to choose an example from. */
const PAGE = 25;
const EXAMPLES = 100;

/** Thanks go on for weeks; they are followed only while one is under way. */
const isGoing = ({ status, kind, counts, scheduledAt }: Mailing) =>
  counts.handingOver > 0 ||
  (kind !== 'thanks' && status === 'sending') ||
  (kind !== 'thanks' && status === 'planned' && Date.parse(scheduledAt) <= Date.now() + LOOK_MS);

/** Mailings of a wave, followed while they are being sent. */
export function useMailings(wave: string) {
  return useQuery({
    queryKey: ['mailings', wave],
    queryFn: ({ signal }) => everything(Mailing, routes.mailings(wave), signal),
    refetchInterval: ({ state }) => (state.data?.some(isGoing) ? FOLLOW_MS : LOOK_MS),
  });
}

/** The text of a kind of message of a study. */
export function useTemplate(study: string, kind: TemplateKind) {
  return useQuery({
    queryKey: ['message-template', study, kind],
    queryFn: ({ signal }) => request(MessageTemplate, routes.messageTemplate(study, kind), { signal }),
    staleTime: Infinity,
  });
}

/** Keeps a text for the study. */
export function useSaveTemplate(study: string, kind: TemplateKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: ChangeTemplate) =>
      request(MessageTemplate, routes.messageTemplate(study, kind), { method: 'PUT', json: text }),
    onSuccess: (saved) => client.setQueryData(['message-template', study, kind], saved),
  });
}

/** The first contacts of a wave: enough to choose an example from. */
export function useExampleContacts(wave: string) {
  return useQuery({
    queryKey: ['participants', wave, 'examples'],
    queryFn: ({ signal }) => request(ParticipantPage, `${routes.participants(wave)}?limit=${EXAMPLES}`, { signal }),
  });
}

/** A message as somebody would get it, and how many would. `version` changes when that may have changed. */
export function usePreview(wave: string, asked: PreviewMailing, version: string) {
  return useQuery({
    queryKey: ['mailing-preview', wave, asked, version],
    queryFn: ({ signal }) =>
      request(MailingPreview, routes.mailingPreview(wave), { method: 'POST', json: asked, signal }),
    placeholderData: keepPreviousData,
  });
}

/** What changes mailings and messages, and with them everything that is shown of them. */
function useMessageMutation<Input, Output>(wave: string, act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all(
        [
          ['mailings', wave],
          ['messages', wave],
          ['mailing-preview', wave],
        ].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

/** Plans a mailing, or begins at once. */
export function useCreateMailing(wave: string) {
  return useMessageMutation(wave, (mailing: CreateMailing) =>
    request(Mailing, routes.mailings(wave), { method: 'POST', json: mailing }),
  );
}

/** Sends an example to whoever asks. */
export function useTestMailing(wave: string) {
  return useMessageMutation(wave, (mailing: TestMailing) =>
    request(Mailing, routes.testMailing(wave), { method: 'POST', json: mailing }),
  );
}

/** Pauses, resumes or cancels a mailing. */
export function useChangeMailing(wave: string) {
  return useMessageMutation(wave, ({ id, action }: { id: string } & ChangeMailing) =>
    request(Mailing, routes.mailing(wave, id), { method: 'PATCH', json: { action } }),
  );
}

/** Decides on an uncertain message. */
export function useDecideMessage(wave: string) {
  return useMessageMutation(wave, ({ id, decision }: { id: string } & DecideMessage) =>
    request(Message, routes.messageAgain(wave, id), { method: 'POST', json: { decision } }),
  );
}

/** Reads a mailbox file with messages that came back. */
export function useBounces(wave: string) {
  return useMessageMutation(wave, (file: Blob) =>
    request(BounceReport, routes.bounces(wave), {
      method: 'POST',
      file,
      headers: { 'Content-Type': 'application/mbox' },
    }),
  );
}

/** Messages of a wave in one status, or all; a page at a time. `version` changes when they may have changed. */
export function useMessages(wave: string, status: MessageStatus | null, version: string) {
  return useInfiniteQuery({
    queryKey: ['messages', wave, status, version],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ limit: String(PAGE) });
      if (status !== null) asked.set('status', status);
      if (pageParam !== null) asked.set('cursor', pageParam);
      return request(page(MessageSummary), `${routes.messages(wave)}?${asked}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** One message with its text. */
export function useMessage(wave: string, id: string) {
  return useQuery({
    queryKey: ['messages', wave, id],
    queryFn: ({ signal }) => request(Message, routes.message(wave, id), { signal }),
  });
}
