import { ParticipantState } from '@ido/api';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What the list is narrowed to; empty is everything. */
export interface Narrowing {
  readonly search: string;
  readonly state: string;
  readonly province: string;
  readonly sizeClass: string;
  readonly withoutMail: boolean;
}

export const EVERYONE: Narrowing = { search: '', state: '', province: '', sizeClass: '', withoutMail: false };

/** Names in the address of the page. */
const WORDS = {
  search: 'zoek',
  state: 'stand',
  province: 'provincie',
  sizeClass: 'grootte',
  withoutMail: 'zonderMail',
} as const;

/** What an address says; what no list can be narrowed to is left out. */
export function narrowingOf(address: URLSearchParams): Narrowing {
  const state = ParticipantState.safeParse(address.get(WORDS.state));
  return {
    search: address.get(WORDS.search) ?? '',
    state: state.success ? state.data : '',
    province: address.get(WORDS.province) ?? '',
    sizeClass: address.get(WORDS.sizeClass) ?? '',
    withoutMail: address.get(WORDS.withoutMail) === 'ja',
  };
}

/** The address that says it. */
export function addressOf({ withoutMail, ...texts }: Narrowing): URLSearchParams {
  const address = new URLSearchParams();
  for (const [field, value] of Object.entries(texts) as [keyof typeof texts, string][]) {
    if (value !== '') address.set(WORDS[field], value);
  }
  if (withoutMail) address.set(WORDS.withoutMail, 'ja');
  return address;
}

/** The query that asks the server for it. */
export function narrowingQuery({ withoutMail, ...texts }: Narrowing): URLSearchParams {
  const query = new URLSearchParams(Object.entries(texts).filter(([, value]) => value !== ''));
  if (withoutMail) query.set('withoutMail', 'true');
  return query;
}

/** The narrowing in the address of the page, so that it can be shared and found again. */
export function useNarrowing(): [Narrowing, (change: Partial<Narrowing>) => void] {
  const [address, setAddress] = useSearchParams();
  const narrowing = useMemo(() => narrowingOf(address), [address]);
  const change = useCallback(
    (part: Partial<Narrowing>) => setAddress((now) => addressOf({ ...narrowingOf(now), ...part }), { replace: true }),
    [setAddress],
  );
  return [narrowing, change];
}
