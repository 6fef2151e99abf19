import { API_BASE, routes } from '@ido/api';
import { pick } from '../harness/random';

export interface HostileRequest {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly headers: Record<string, string>;
}

const WAVE = 'vervolgmeting-demo';
const OPEN_WAVE = 'bezoekersbeleving-demo';
const json = JSON.stringify;
const broken = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
const hostileTexts = [
  "'; DROP TABLE response; --",
  '<script>window.hacked = true</script>',
  '"><img src=x onerror="window.hacked = true">',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u0007\u001b[31m',
  '../../../etc/passwd',
  '${process.exit(1)}',
  '__proto__',
  'constructor',
  '1 OR 1=1',
  'x'.repeat(20_000),
];

/** Values that are wrong wherever an object of answers is expected, and answers that no respondent of the questionnaire can give. */
const wrongAnswers = (random: () => number): unknown =>
  pick(random, [
    null,
    42,
    'tekst',
    [],
    [{}],
    true,
    { onbekend: 'ja' },
    { functie: pick(random, hostileTexts) },
    { functie: 7 },
    { functie: ['anders'] },
    { functie: { toString: 'x' } },
    { samenwerking: 'weet-niet' },
    { samenwerking: ['weet-niet', 'contactpersoon'] },
    { samenwerking: ['contactpersoon', 'contactpersoon'] },
    { samenwerking: [pick(random, hostileTexts)] },
    { samenwerking: { 0: 'contactpersoon', length: 1 } },
    { netwerk: [null] },
    { netwerk: Number.MAX_VALUE },
    { gemeente: 'x'.repeat(60_000) },
    { gemeente: 'a\u0000b' },
    { gemeente: '\ud800' },
    { gemeente: { $ne: null } },
    { [pick(random, hostileTexts)]: 'ja' },
    { [`x${Math.floor(random() * 1e9)}`]: hostileTexts },
  ]);

const wrongRevision = (random: () => number): unknown =>
  pick(random, [-1, 0.5, '0', null, 1e30, [], {}, true, '1; DROP TABLE response', 2 ** 53]);

/** Bodies that are no JSON, or JSON that may not be read as an object of ours. */
const brokenBody = (random: () => number): string | Uint8Array =>
  pick<string | Uint8Array>(random, [
    '',
    '{',
    'null',
    '[]',
    '"tekst"',
    '{"revision":0,"answers":{}',
    '{"revision":1e999,"answers":{}}',
    '{"revision":NaN,"answers":{}}',
    '{"revision":0,"answers":{"__proto__":{"admin":true}}}',
    '{"__proto__":{"revision":0},"answers":{}}',
    '{"revision":0,"answers":{},"constructor":{"prototype":{"admin":true}}}',
    `{"revision":0,"answers":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    '{"revision":0,"answers":{"gemeente":"\\u0000"}}',
    '{"revision":0,"answers":{"gemeente":"\\ud800"}}',
    '{"revision":0,"answers":{"gemeente":"a\u0001b"}}',
    broken,
    Buffer.concat([
      Buffer.from('{"revision":0,"answers":{"gemeente":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}}'),
    ]),
  ]);

const tooLarge = `{"revision":0,"answers":{"gemeente":"${'x'.repeat(10_000_000)}"}}`;

const query = (random: () => number) => {
  const text = encodeURIComponent(
    pick(
      random,
      hostileTexts.filter((t) => t.isWellFormed()),
    ),
  );
  return pick(random, [
    `?by=${text}`,
    `?filter[${text}]=ja`,
    `?filter[netwerk]=${text}`,
    '?filter=ja',
    '?filter[__proto__]=ja',
    '?filter[netwerk][x]=ja',
    '?base=alles',
    '?excludeDontKnow=misschien',
    '?weights=zwaar',
    '?by=netwerk&by=functie',
    `?onbekend=${text}`,
    '?by=%ff%fe',
    '?by=%00',
  ]);
};

/** One request that the server has to refuse, whoever sends it. */
export function hostileRequest(random: () => number, tokens: { respondent: string; staff: string }): HostileRequest {
  const respondent = { Authorization: `Bearer ${tokens.respondent}` };
  const staff = { Authorization: `Bearer ${tokens.staff}` };
  const completion = { ...respondent, 'Idempotency-Key': 'malformed' };
  const path = (route: string) => API_BASE + route;
  const text = pick(random, hostileTexts);
  const inPath = encodeURIComponent(text.isWellFormed() ? text.slice(0, 2_000) : 'x');
  const kinds: (() => HostileRequest)[] = [
    () => ({
      what: 'wrong answers',
      method: 'PUT',
      path: path(routes.answering),
      headers: respondent,
      body: json({ revision: 0, answers: wrongAnswers(random) }),
    }),
    () => ({
      what: 'wrong answers at completion',
      method: 'POST',
      path: path(routes.completion),
      headers: completion,
      body: json({ revision: 0, answers: wrongAnswers(random) }),
    }),
    () => ({
      what: 'wrong revision',
      method: 'PUT',
      path: path(routes.answering),
      headers: respondent,
      body: json({ revision: wrongRevision(random), answers: {} }),
    }),
    () => ({
      what: 'broken body',
      method: 'PUT',
      path: path(routes.answering),
      headers: respondent,
      body: brokenBody(random),
    }),
    () => ({
      what: 'broken body at completion',
      method: 'POST',
      path: path(routes.completion),
      headers: completion,
      body: brokenBody(random),
    }),
    () => ({
      what: 'no idempotency key',
      method: 'POST',
      path: path(routes.completion),
      headers: respondent,
      body: json({ revision: 0, answers: {} }),
    }),
    () => ({
      what: 'other content type',
      method: 'PUT',
      path: path(routes.answering),
      headers: {
        ...respondent,
        'Content-Type': pick(random, ['text/plain', 'application/xml', 'multipart/form-data', 'x']),
      },
      body: json({ revision: 0, answers: {} }),
    }),
    () => ({
      what: 'wrong token',
      method: 'GET',
      path: path(routes.answering),
      headers: { Authorization: `Bearer ${inPath}` },
    }),
    () => ({
      what: 'no token',
      method: 'PUT',
      path: path(routes.answering),
      headers: {},
      body: json({ revision: 0, answers: {} }),
    }),
    () => ({
      what: 'wrong registration',
      method: 'POST',
      path: path(routes.responses(OPEN_WAVE)),
      headers: {},
      body: json({ complete: true, answers: wrongAnswers(random) }),
    }),
    () => ({
      what: 'registration in a closed study',
      method: 'POST',
      path: path(routes.responses(WAVE)),
      headers: {},
      body: json({}),
    }),
    () => ({
      what: 'wrong sign-in',
      method: 'POST',
      path: path(routes.sessions),
      headers: {},
      body: pick<string | Uint8Array>(random, [
        json({ email: text, password: text }),
        json({ email: ['a@b.nl'], password: {} }),
        brokenBody(random),
      ]),
    }),
    () => ({
      what: 'hostile query',
      method: 'GET',
      path: path(routes.breakdown(WAVE)) + query(random),
      headers: staff,
    }),
    () => ({ what: 'hostile wave', method: 'GET', path: `${API_BASE}/waves/${inPath}/breakdown`, headers: staff }),
    () => ({
      what: 'hostile variable',
      method: 'GET',
      path: `${API_BASE}/waves/${WAVE}/breakdown/${inPath}`,
      headers: staff,
    }),
    () => ({
      what: 'hostile export',
      method: 'GET',
      path: `${API_BASE}/waves/${WAVE}/exports/${inPath}`,
      headers: staff,
    }),
    () => ({
      what: 'hostile address',
      method: 'GET',
      path: pick(random, [
        '/api/v1/%',
        '/api/v1/%ff',
        '/api/v1/../../etc/passwd',
        '/api/v1/studies/%00',
        '/api/v1/onbekend',
        '/api/v2/studies',
      ]),
      headers: staff,
    }),
    () => ({
      what: 'wrong invitation',
      method: 'POST',
      path: path(routes.invitations(WAVE)),
      headers: staff,
      body: json({
        organisations: pick<unknown>(random, [text, [], [text], [7], null, {}, Array(2_000).fill('GM0014')]),
      }),
    }),
    () => ({
      what: 'wrong account',
      method: 'POST',
      path: path(routes.accounts),
      headers: staff,
      body: json({
        email: text,
        name: pick<unknown>(random, [7, '', text]),
        password: pick<unknown>(random, ['kort', 12, null]),
      }),
    }),
    () => ({
      what: 'wrong change of a wave',
      method: 'PATCH',
      path: path(routes.wave(WAVE)),
      headers: staff,
      body: json({
        status: pick<unknown>(random, [text, 7, null, []]),
        closesAt: pick<unknown>(random, [text, 7, '2026-13-45']),
      }),
    }),
    () => ({
      what: 'without rights',
      method: 'PATCH',
      path: path(routes.wave(WAVE)),
      headers: respondent,
      body: json({ status: 'closed' }),
    }),
    () => ({
      what: 'hostile header',
      method: 'POST',
      path: path(routes.completion),
      headers: { ...respondent, 'Idempotency-Key': 'k'.repeat(pick(random, [201, 4_000])) },
      body: json({ revision: 0, answers: {} }),
    }),
  ];
  // Ten megabytes now and then: each one costs both sides time, and one is like another.
  if (random() < 0.004)
    return { what: 'ten megabytes', method: 'PUT', path: path(routes.answering), headers: respondent, body: tooLarge };
  return pick(random, kinds)();
}
