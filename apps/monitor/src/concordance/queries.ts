import { Concordance, routes, type ConcordanceDecision } from '@ido/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';

/** A decision as it is sent; categories that are left out are proposed by the server. */
export type Decision = Omit<ConcordanceDecision, 'confirmed' | 'categories' | 'note'> &
  Partial<Pick<ConcordanceDecision, 'confirmed' | 'categories' | 'note'>>;

/** The concordance of two versions, each as `key.number`. */
export function useConcordance(from: string, to: string) {
  return useQuery({
    queryKey: ['concordance', from, to],
    queryFn: ({ signal }) => request(Concordance, routes.concordance(from, to), { signal }),
  });
}

/** Confirms, changes or takes back; the answer is the concordance as it is then. */
export function useDecide(from: string, to: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: readonly Decision[]) =>
      request(Concordance, routes.concordance(from, to), { method: 'PUT', json: { items } }),
    onSuccess: (concordance) => {
      client.setQueryData(['concordance', from, to], concordance);
      void client.invalidateQueries({ queryKey: ['next-wave'] });
    },
  });
}
