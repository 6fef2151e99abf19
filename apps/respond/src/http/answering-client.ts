import { routes, type Answering, type StartedResponse } from '@ido/api';
import type { Gate, Outcome, QueueRequest } from '../save-queue/outcome';
import { ask, bearer, bodyOf, isOurs, json, problemOf, type SomeProblem } from './ask';

/** What opening a link gave. */
export type Opening =
  | { readonly kind: 'answering'; readonly token: string; readonly answering: Answering }
  | { readonly kind: 'gate'; readonly gate: Gate }
  | { readonly kind: 'unreachable' };

/** What starting a response of an open wave gave. */
export type Started =
  | { readonly kind: 'started'; readonly token: string }
  | { readonly kind: 'gate'; readonly gate: Gate }
  | { readonly kind: 'unreachable' };

/** Everything the page needs for the link with this token. Never rejects. */
export async function openAnswering(token: string): Promise<Opening> {
  const response = await ask(routes.answering, { headers: bearer(token) });
  if (response?.status === 200) {
    const answering = await bodyOf<Answering>(response);
    return answering ? { kind: 'answering', token, answering } : { kind: 'unreachable' };
  }
  return refusedOpening(response);
}

/** A new response of an open wave. Never rejects. */
export async function startResponse(wave: string): Promise<Started> {
  const response = await ask(routes.responses(wave), json('POST', {}));
  if (response?.status === 201) {
    const started = await bodyOf<StartedResponse>(response);
    return started ? { kind: 'started', token: started.token } : { kind: 'unreachable' };
  }
  return refusedOpening(response);
}

/** Sends one request of the save queue. Never rejects. */
export async function sendRequest(token: string, request: QueueRequest): Promise<Outcome> {
  const { revision, answers, takenOver } = request;
  const completion = request.kind === 'completion';
  const { headers, ...rest } = json(completion ? 'POST' : 'PUT', { revision, answers, takenOver });
  const extra: Record<string, string> = completion ? { 'Idempotency-Key': request.key } : {};
  const response = await ask(completion ? routes.completion : routes.answering, {
    ...rest,
    headers: { ...headers, ...bearer(token), ...extra },
  });
  if (!response) return { kind: 'unreachable', reason: 'network', retryAfter: null };
  return outcomeOf(response, completion);
}

/** What an answer of the server to a request of the queue means. */
export async function outcomeOf(response: Response, completion: boolean): Promise<Outcome> {
  const lost: Outcome = { kind: 'unreachable', reason: 'server', retryAfter: retryAfter(response) };
  if (response.ok) {
    if (completion) {
      const receipt = await bodyOf<Extract<Outcome, { kind: 'completed' }>['receipt']>(response);
      return receipt ? { kind: 'completed', receipt } : lost;
    }
    const saved = await bodyOf<{ revision: number; savedAt: string }>(response);
    return saved ? { kind: 'saved', revision: saved.revision, savedAt: saved.savedAt } : lost;
  }
  const problem = await problemOf(response);
  const gate = gateOf(response.status, problem);
  if (gate) return { kind: 'gate', gate };
  if (response.status === 409 && problem.stored) return { kind: 'conflict', stored: problem.stored };
  // What is not a refusal of our server (a proxy, the sign-in page of a guest network) says nothing about the answers.
  if (response.status >= 500 || [408, 409, 425, 429].includes(response.status) || !isOurs(problem)) return lost;
  return { kind: 'invalid', errors: problem.errors ?? [], detail: problem.detail ?? '' };
}

/** Why the link cannot be answered, when that is what the problem says. */
export function gateOf(status: number, problem: SomeProblem): Gate | null {
  const code = problem.type?.split(':').at(-1) ?? '';
  if (/not-(yet-)?open/.test(code)) return { kind: 'notYetOpen', opensAt: problem.opensAt ?? null };
  if (/withdrawn/.test(code)) return { kind: 'withdrawn' };
  if (/closed/.test(code)) return { kind: 'closed', closedAt: problem.closedAt ?? null };
  return isOurs(problem) && [401, 403, 404, 410].includes(status) ? { kind: 'unknown' } : null;
}

/** Why a link or wave cannot be opened. */
export async function refusedOpening(
  response: Response | null,
): Promise<{ kind: 'gate'; gate: Gate } | { kind: 'unreachable' }> {
  const gate = response && gateOf(response.status, await problemOf(response));
  return gate ? { kind: 'gate', gate } : { kind: 'unreachable' };
}

/** Retry-After in ms: seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(response: Response): number | null {
  const text = response.headers.get('Retry-After');
  if (!text) return null;
  const seconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
