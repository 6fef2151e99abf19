import { Account, routes, type ChangeAccount, type CreateAccount } from '@ido/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { everything } from '../api/everything';
import { request } from '../api/client';

const KEY = ['accounts'];

/** All accounts; for administrators. */
export function useAccounts() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => everything(Account, routes.accounts, signal) });
}

/** Adds an account. */
export function useCreateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (account: CreateAccount) => request(Account, routes.accounts, { method: 'POST', json: account }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** Changes an account: rights, password, whether it can sign in. */
export function useChangeAccount(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ChangeAccount) => request(Account, routes.account(id), { method: 'PATCH', json: change }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
