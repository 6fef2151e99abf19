import { API_BASE, Problem } from '@ido/api';
import type { z } from 'zod';
import { ProblemError, UnexpectedAnswerError, UnreachableError } from './problem-error';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with its own content type. */
  readonly file?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

let csrfToken: string | null = null;

/** Remembers what goes back as `X-CSRF-Token` with every change; null after sign-out. */
export function rememberCsrfToken(session: { csrfToken: string } | null): void {
  csrfToken = session?.csrfToken ?? null;
}

/**
 * Asks the API and gives the answer as the schema parsed it.
 * @throws ProblemError when the server refuses, UnreachableError when there is no answer, UnexpectedAnswerError when the
 * answer does not follow the contract.
 */
export async function request<T>(schema: z.ZodType<T>, path: string, options: RequestOptions = {}): Promise<T> {
  const answer = await send(path, options);
  const parsed = schema.safeParse(await jsonOf(answer));
  if (!parsed.success) throw new UnexpectedAnswerError(`${path}: ${parsed.error.message}`);
  return parsed.data;
}

/** The same where the answer has no content that matters. Errors as {@link request}. */
export async function requestNothing(path: string, options: RequestOptions): Promise<void> {
  await send(path, options);
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const method = options.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json', ...options.headers };
  if (options.json !== undefined) headers['Content-Type'] = 'application/json';
  if (options.file) headers['Content-Type'] ??= 'text/csv';
  if (method !== 'GET' && csrfToken !== null) headers['X-CSRF-Token'] = csrfToken;
  const body = options.json === undefined ? options.file : JSON.stringify(options.json);
  let answer: Response;
  try {
    answer = await fetch(`${API_BASE}${path}`, {
      method,
      headers,
      body,
      signal: options.signal,
      credentials: 'same-origin',
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new UnreachableError(path, { cause });
  }
  if (answer.ok) return answer;
  throw await refusalOf(answer);
}

async function refusalOf(answer: Response): Promise<Error> {
  // A gateway that cannot reach the server answers in HTML: to the user that is the same as no answer.
  if ([502, 503, 504].includes(answer.status) && !isJson(answer)) return new UnreachableError(String(answer.status));
  const parsed = Problem.safeParse(isJson(answer) ? await jsonOf(answer).catch(() => null) : null);
  if (!parsed.success) return new UnexpectedAnswerError(`status ${answer.status}`);
  const seconds = Number(answer.headers.get('Retry-After') ?? NaN);
  return new ProblemError(parsed.data, Number.isFinite(seconds) ? seconds : null);
}

function isJson(answer: Response): boolean {
  return /[/+]json\b/u.test(answer.headers.get('Content-Type') ?? '');
}

async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch (cause) {
    throw new UnexpectedAnswerError('not JSON', { cause });
  }
}
