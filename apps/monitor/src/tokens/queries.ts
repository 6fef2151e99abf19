import { AccessToken, routes, type CreateAccessToken } from '@ido/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { everything } from '../api/everything';
import { request, requestNothing } from '../api/client';

const KEY = ['access-tokens'];

/** The user's own personal access tokens. */
export function useAccessTokens() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => everything(AccessToken, routes.accessTokens, signal) });
}

/** Makes a token; the token itself is only in this answer. */
export function useCreateAccessToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: CreateAccessToken) =>
      request(AccessToken, routes.accessTokens, { method: 'POST', json: token }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** Revokes a token, at once and for good. */
export function useRevokeAccessToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => requestNothing(routes.accessToken(id), { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
