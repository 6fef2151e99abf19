import type { TrendDashboard, User } from '@ido/api';
import { useEffect } from 'react';
import { useUser } from '../session/session-context';
import type { TrendSelection } from './selection';

/** The organisation that lies beside the figures when nobody chose: the user's own, when he may see no others. Empty: none. */
export function preselectedOf(choices: TrendDashboard['organisations'], own: User['organisations']): string {
  const codes = new Set(own.map(({ organisation }) => organisation));
  return choices.every(({ code }) => codes.has(code)) ? (choices[0]?.code ?? '') : '';
}

/**
 * Lays the user's own organisation beside the figures as soon as it is known that he has one here. It then stands in the address, so that a link shows the
 * same. Gives its code; empty: none.
 */
export function useOwnOrganisation(
  answer: Pick<TrendDashboard, 'organisations'> | undefined,
  selection: TrendSelection,
  change: (next: TrendSelection, how?: { replace: boolean }) => void,
): string {
  const { organisations } = useUser();
  const own = preselectedOf(answer?.organisations ?? [], organisations);
  useEffect(() => {
    if (own !== '' && selection.organisation === '') change({ ...selection, organisation: own }, { replace: true });
  }, [own, selection, change]);
  return own;
}
