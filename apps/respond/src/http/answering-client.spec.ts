/** @jest-environment node */
import { gateOf, openAnswering, outcomeOf, sendRequest } from './answering-client';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
const problem = (code: string, members: object = {}) => ({
  type: `urn:ido-monitor:problem:${code}`,
  title: '',
  detail: '',
  ...members,
});

describe('what an answer of the server means', () => {
  it('saved', async () => {
    const body = { revision: 4, savedAt: '2024-10-03T12:32:00Z' };
    expect(await outcomeOf(answer(200, body), false)).toEqual({ kind: 'saved', ...body });
  });

  it('a conflict carries what is stored, whose status is not that of the problem', async () => {
    const stored = { revision: 4, answers: {}, savedAt: null, status: 'draft', receipt: null };
    const body = problem('revision-conflict', { status: 409, stored });
    expect(await outcomeOf(answer(409, body), false)).toEqual({ kind: 'conflict', stored });
  });

  it('wrong answers come with all that is wrong', async () => {
    const errors = [{ pointer: '/answers/gemeente', code: 'required', detail: 'Vul in.' }];
    expect(await outcomeOf(answer(400, problem('invalid-input', { errors })), true)).toMatchObject({
      kind: 'invalid',
      errors,
    });
  });

  it('a busy server says when to come back', async () => {
    expect(await outcomeOf(answer(503, problem('busy'), { 'Retry-After': '7' }), false)).toEqual({
      kind: 'unreachable',
      reason: 'server',
      retryAfter: 7000,
    });
  });

  it.each([
    ['a sign-in page of a guest network', 200, '<html>'],
    ['a refusal of a proxy', 403, '<html>'],
    ['something not found that is not ours', 404, {}],
    ['a fault', 500, 'oops'],
  ])('%s says nothing about the answers: try again', async (_, status, body) => {
    expect(await outcomeOf(answer(status, body), false)).toMatchObject({ kind: 'unreachable', reason: 'server' });
  });
});

it('knows closed, not yet open, withdrawn and unknown links apart', () => {
  expect(gateOf(410, problem('wave-closed', { closedAt: '2024-11-01T00:00:00Z' }))).toEqual({
    kind: 'closed',
    closedAt: '2024-11-01T00:00:00Z',
  });
  expect(gateOf(403, problem('wave-not-open', { opensAt: null }))).toEqual({ kind: 'notYetOpen', opensAt: null });
  expect(gateOf(410, problem('link-withdrawn'))).toEqual({ kind: 'withdrawn' });
  expect(gateOf(404, problem('unknown-link'))).toEqual({ kind: 'unknown' });
  expect(gateOf(409, problem('already-completed'))).toBeNull();
  expect(gateOf(503, problem('busy'))).toBeNull();
});

describe('requests', () => {
  const fetched = jest.fn<Promise<Response>, [string, RequestInit]>();
  beforeEach(() => {
    fetched.mockReset();
    globalThis.fetch = fetched as unknown as typeof fetch;
  });

  it('carry the token in a header and never in the address', async () => {
    fetched.mockResolvedValue(answer(404, problem('unknown-link')));
    await openAnswering('secret');
    await sendRequest('secret', { kind: 'completion', revision: 2, answers: {}, key: 'key-1' });
    for (const [address, { headers }] of fetched.mock.calls) {
      expect(address).not.toContain('secret');
      expect(headers).toMatchObject({ Authorization: 'Bearer secret' });
    }
    expect(fetched.mock.calls[1]?.[1].headers).toMatchObject({ 'Idempotency-Key': 'key-1' });
  });

  it('that do not arrive are no error', async () => {
    fetched.mockRejectedValue(new TypeError('offline'));
    expect(await openAnswering('secret')).toEqual({ kind: 'unreachable' });
    const request = { kind: 'save', revision: 2, answers: {} } as const;
    expect(await sendRequest('secret', request)).toMatchObject({ kind: 'unreachable', reason: 'network' });
  });
});
