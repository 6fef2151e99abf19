import {
  routes,
  type AnsweringHistory,
  type AnsweringState,
  type ColleagueLink,
  type CreatedColleague,
  type Declined,
  type Page,
  type Removal,
  type Removed,
  type ReopeningRequest,
  type WaveOpening,
} from '@ido/api';
import type { Gate } from '../save-queue/outcome';
import { gateOf, refusedOpening } from './answering-client';
import { ask, bearer, bodyOf, isOurs, json, problemOf } from './ask';

/** What came of a request that the respondent made: never rejects. */
export type Asked<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** The server's own sentence why not. */
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'unreachable' };

/** What looking for news gave. */
export type News =
  | { readonly kind: 'same' }
  | { readonly kind: 'state'; readonly state: AnsweringState; readonly tag: string | null }
  | { readonly kind: 'gate'; readonly gate: Gate }
  | { readonly kind: 'unreachable' };

/** What is stored now, when it is not what `tag` stands for. */
export async function askNews(token: string, tag: string | null): Promise<News> {
  const known: Record<string, string> = tag === null ? {} : { 'If-None-Match': tag };
  const response = await ask(routes.answeringState, { headers: { ...bearer(token), ...known } });
  if (response?.status === 304) return { kind: 'same' };
  if (response?.status === 200) {
    const state = await bodyOf<AnsweringState>(response);
    return state ? { kind: 'state', state, tag: response.headers.get('ETag') } : { kind: 'unreachable' };
  }
  const gate = response && gateOf(response.status, await problemOf(response));
  return gate ? { kind: 'gate', gate } : { kind: 'unreachable' };
}

/** Who answered what and when. */
export function askHistory(token: string): Promise<Asked<AnsweringHistory>> {
  return asked(token, routes.answeringHistory, {});
}

/** The links of colleagues that still work. */
export async function askColleagues(token: string): Promise<Asked<readonly ColleagueLink[]>> {
  const found = await asked<Page<ColleagueLink>>(token, routes.colleagues, {});
  return found.kind === 'done' ? { kind: 'done', value: found.value.items } : found;
}

/** A link for a colleague. */
export function addColleague(token: string, name: string): Promise<Asked<CreatedColleague>> {
  return asked(token, routes.colleagues, json('POST', name.trim() === '' ? {} : { name }));
}

/** Withdraws the link of a colleague. */
export function withdrawColleague(token: string, id: string): Promise<Asked<null>> {
  return asked(token, routes.colleague(id), { method: 'DELETE' });
}

/** Asks the researchers to open the response again. */
export function requestReopening(token: string, reason: string): Promise<Asked<ReopeningRequest>> {
  return asked(token, routes.reopeningRequests, json('POST', { reason }));
}

/** Says that the organisation does not take part. */
export function decline(token: string, reason: string): Promise<Asked<Declined>> {
  return asked(token, routes.decline, json('POST', { reason }));
}

/** Takes declining back. */
export function reconsider(token: string): Promise<Asked<null>> {
  return asked(token, routes.decline, { method: 'DELETE' });
}

/** Has data removed for good. */
export function removeData(token: string, removal: Removal): Promise<Asked<Removed>> {
  return asked(token, routes.removal, json('POST', removal));
}

/** What an open wave is called; never rejects. */
export async function askOpening(
  wave: string,
): Promise<
  | { readonly kind: 'opening'; readonly opening: WaveOpening }
  | { readonly kind: 'gate'; readonly gate: Gate }
  | { readonly kind: 'unreachable' }
> {
  const response = await ask(routes.opening(wave), {});
  if (response?.status !== 200) return refusedOpening(response);
  const opening = await bodyOf<WaveOpening>(response);
  return opening ? { kind: 'opening', opening } : { kind: 'unreachable' };
}

async function asked<T>(token: string, path: string, init: RequestInit): Promise<Asked<T>> {
  const response = await ask(path, { ...init, headers: { ...bearer(token), ...(init.headers as object) } });
  if (!response) return { kind: 'unreachable' };
  if (response.ok) return { kind: 'done', value: (response.status === 204 ? null : await bodyOf(response)) as T };
  const problem = await problemOf(response);
  if (!isOurs(problem) || response.status >= 500) return { kind: 'unreachable' };
  return { kind: 'refused', detail: problem.detail ?? '' };
}
