import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { trendAddress, trendSelectionOf, type TrendSelection } from './selection';

type Change = (next: TrendSelection, how?: { replace: boolean }) => void;

/** The selection in the address, how to change it, and what of the address goes along to another page about the same figures. */
export function useTrendSelection(): [TrendSelection, Change, string] {
  const [address, setAddress] = useSearchParams();
  const selection = useMemo(() => trendSelectionOf(address), [address]);
  const change = useCallback<Change>(
    (next, how = { replace: false }) => {
      setAddress(trendAddress(next), { replace: how.replace, preventScrollReset: true });
    },
    [setAddress],
  );
  const along = trendAddress({ ...selection, tables: [], role: '', tile: '', asOf: '' }).toString();
  return [selection, change, along === '' ? '' : `?${along}`];
}
