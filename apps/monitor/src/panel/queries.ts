import { Panel, routes } from '@ido/api';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { request } from '../api/client';

/** The panel of a study for one audience, page after page; what is shown stays while a new search is answered. */
export function usePanel(study: string, audience: string, search: string) {
  return useInfiniteQuery({
    queryKey: ['panel', study, audience, search],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams();
      if (audience !== '') query.set('audience', audience);
      if (search !== '') query.set('search', search);
      if (pageParam !== '') query.set('cursor', pageParam);
      return request(Panel, `${routes.panel(study)}?${query.toString()}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}
