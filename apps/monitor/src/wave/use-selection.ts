import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf, selectionOf, type Selection } from './selection';

/**
 * The selection in the address and how to change it. What changes the figures is a step that the back button undoes; what
 * only changes how one card looks (`replace`) is not.
 */
export function useSelection(): [Selection, (next: Selection, how?: { replace: boolean }) => void] {
  const [search, setSearch] = useSearchParams();
  const selection = useMemo(() => selectionOf(search), [search]);
  const change = useCallback(
    (next: Selection, how = { replace: false }) => {
      setSearch(addressOf(next), { replace: how.replace, preventScrollReset: true });
    },
    [setSearch],
  );
  return [selection, change];
}
