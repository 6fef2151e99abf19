import { z } from 'zod';
import { rememberCsrfToken, request } from './client';
import { ProblemError, UnexpectedAnswerError, UnreachableError } from './problem-error';

const Answer = z.object({ name: z.string() });
const problem = {
  type: 'urn:ido-monitor:problem:invalid-input',
  title: 'Klopt niet',
  status: 400,
  detail: 'Eén fout.',
};

interface FakeAnswer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server that gives one answer, and what it was asked. */
function answering({ status = 200, type = 'application/json', body = '', headers = {} }: FakeAnswer) {
  const fetch = jest.fn(
    (_address: string, _init: { method: string; headers: Record<string, string>; body?: unknown }) => {
      const all = new Map(Object.entries({ 'Content-Type': type, ...headers }));
      return Promise.resolve({
        ok: status < 400,
        status,
        headers: { get: (name: string) => all.get(name) ?? null },
        json: () => Promise.resolve().then((): unknown => JSON.parse(body)),
      });
    },
  );
  Object.assign(globalThis, { fetch });
  return fetch;
}

beforeEach(() => rememberCsrfToken(null));

describe('asking the API', () => {
  it('gives the parsed answer', async () => {
    const fetch = answering({ body: '{"name":"Monitor IDO","more":1}' });
    await expect(request(Answer, '/studies/x')).resolves.toEqual({ name: 'Monitor IDO' });
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/v1/studies/x');
  });

  it('sends the CSRF token with changes and only with changes', async () => {
    const fetch = answering({ body: '{"name":"x"}' });
    rememberCsrfToken({ csrfToken: 'geheim' });
    await request(Answer, '/a');
    await request(Answer, '/a', { method: 'PATCH', json: { status: 'open' } });
    expect(fetch.mock.calls.map(([, init]) => init.headers['X-CSRF-Token'])).toEqual([undefined, 'geheim']);
    expect(fetch.mock.calls[1]?.[1].body).toBe('{"status":"open"}');
  });

  it('throws the refusal of the server with its sentence, fields and waiting time', async () => {
    const errors = [{ pointer: '/email', code: 'taken', detail: 'Dit adres is al in gebruik.' }];
    answering({
      status: 429,
      type: 'application/problem+json; charset=utf-8',
      body: JSON.stringify({ ...problem, status: 429, errors }),
      headers: { 'Retry-After': '120' },
    });
    const error = await request(Answer, '/a').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 429, retryAfter: 120, message: 'Eén fout.' });
    expect((error as ProblemError).fieldError('/email')).toBe('Dit adres is al in gebruik.');
    expect((error as ProblemError).fieldError('/name')).toBeUndefined();
  });

  it('tells a server that cannot be reached from one that refuses', async () => {
    Object.assign(globalThis, { fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    await expect(request(Answer, '/a')).rejects.toBeInstanceOf(UnreachableError);
    answering({ status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' });
    await expect(request(Answer, '/a')).rejects.toBeInstanceOf(UnreachableError);
  });

  it('does not pass on an answer that breaks the contract', async () => {
    answering({ body: '{"name":5}' });
    await expect(request(Answer, '/a')).rejects.toBeInstanceOf(UnexpectedAnswerError);
    answering({ body: '<html>' });
    await expect(request(Answer, '/a')).rejects.toBeInstanceOf(UnexpectedAnswerError);
    answering({ status: 500, type: 'text/plain', body: 'oops' });
    await expect(request(Answer, '/a')).rejects.toBeInstanceOf(UnexpectedAnswerError);
  });
});
