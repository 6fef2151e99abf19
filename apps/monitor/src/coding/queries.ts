import {
  CodedQuestions,
  CodedTexts,
  CodeFrame,
  CoderAgreement,
  CodingResult,
  routes,
  type ChangeCodesInput,
  type QuoteText,
  type SettleText,
} from '@ido/api';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { request } from '../api/client';

const PAGE = 200;

/** What is asked of the texts of a question. */
export interface TextsAsked {
  readonly search: string;
  readonly show: string;
  readonly code: string;
}

export function useQuestions(wave: string) {
  return useQuery({
    queryKey: ['codings', wave],
    queryFn: ({ signal }) => request(CodedQuestions, routes.codings(wave), { signal }),
  });
}

export const textsKey = (wave: string, question: string, asked: TextsAsked) => ['coded-texts', wave, question, asked];

/** The texts as they were when they were asked for: what is coded in the meantime does not leave the list below the coder's hands. */
export function useTexts(wave: string, question: string, asked: TextsAsked) {
  return useInfiniteQuery({
    queryKey: textsKey(wave, question, asked),
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ limit: String(PAGE), show: asked.show, search: asked.search });
      if (asked.code !== '') query.set('code', asked.code);
      if (pageParam !== null) query.set('cursor', pageParam);
      return request(CodedTexts, `${routes.codingsOf(wave, question)}?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}

/** Puts texts as the server has them now in the place of what was shown of them. */
export function replaceTexts(
  data: InfiniteData<CodedTexts, string | null> | undefined,
  items: CodedTexts['items'],
): InfiniteData<CodedTexts, string | null> | undefined {
  const fresh = new Map(items.map((item) => [item.response, item]));
  return (
    data && {
      ...data,
      pages: data.pages.map((page) => ({ ...page, items: page.items.map((one) => fresh.get(one.response) ?? one) })),
    }
  );
}

export function useFrame(wave: string, question: string) {
  return useQuery({
    queryKey: ['code-frame', wave, question],
    queryFn: ({ signal }) => request(CodeFrame, routes.codes(wave, question), { signal }),
  });
}

export function useChangeFrame(wave: string, question: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (json: ChangeCodesInput) => request(CodeFrame, routes.codes(wave, question), { method: 'POST', json }),
    onSuccess: (frame) => client.setQueryData(['code-frame', wave, question], frame),
  });
}

/** Settles a text or marks it as quotation, and shows it as it is then. */
export function useDecideText(wave: string, question: string, asked: TextsAsked) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: { settle: SettleText } | { quote: QuoteText }) =>
      'settle' in what
        ? request(CodingResult, routes.settlements(wave, question), { method: 'PUT', json: what.settle })
        : request(CodingResult, routes.quotations(wave, question), { method: 'PUT', json: what.quote }),
    onSuccess: ({ items }) =>
      client.setQueryData<InfiniteData<CodedTexts, string | null>>(textsKey(wave, question, asked), (data) =>
        replaceTexts(data, items),
      ),
  });
}

export function useAgreement(wave: string, question: string) {
  return useQuery({
    queryKey: ['coder-agreement', wave, question],
    queryFn: ({ signal }) => request(CoderAgreement, routes.agreement(wave, question), { signal }),
    staleTime: 0,
  });
}
