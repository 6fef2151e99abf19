import { routes, TrendDashboard, TrendDetail } from '@ido/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../api/client';
import { trendQuery, type TrendSelection } from './selection';

/** The dashboard of a study; what is shown stays while another choice is answered. */
export function useTrends(study: string, selection: TrendSelection) {
  const query = trendQuery(selection).toString();
  return useQuery({
    queryKey: ['trends', study, query],
    queryFn: ({ signal }) => request(TrendDashboard, `${routes.trends(study)}?${query}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** The dashboard of what was released of a study, for anybody. */
export function usePublicTrends(study: string, selection: TrendSelection) {
  const query = trendQuery(selection).toString();
  return useQuery({
    queryKey: ['public', 'trends', study, query],
    queryFn: ({ signal }) => request(TrendDashboard, `${routes.publicTrends(study)}?${query}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** One question over what was released of a study. */
export function usePublicTrend(study: string, key: string, selection: TrendSelection) {
  const query = trendQuery({ ...selection, tile: '' }).toString();
  return useQuery({
    queryKey: ['public', 'trend', study, key, query],
    queryFn: ({ signal }) => request(TrendDetail, `${routes.publicTrend(study, key)}?${query}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** One question over waves, now or in an earlier state. */
export function useTrend(study: string, key: string, selection: TrendSelection) {
  const query = trendQuery({ ...selection, tile: '' });
  if (selection.asOf !== '') query.set('asOf', selection.asOf);
  const asked = query.toString();
  return useQuery({
    queryKey: ['trend', study, key, asked],
    queryFn: ({ signal }) => request(TrendDetail, `${routes.trend(study, key)}?${asked}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
