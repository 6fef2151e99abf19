import fc from 'fast-check';
import { routes, type Problem } from '@ido/api';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('requests that are not right', () => {
  let server: TestApp;
  let token: string;
  beforeAll(async () => {
    server = await startTestApp();
    token = await server.adminToken();
  });
  afterAll(() => server.close());

  const send = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/v1/accounts',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      payload: body,
    });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    return { status: answer.statusCode, problem: answer.json<Problem>() };
  };

  it.each([
    ['no JSON', '{'],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['__proto__', '{"__proto__":{"administrator":true}}'],
    ['an escaped __proto__', '{"\\u005f_proto__":{"administrator":true}}'],
    ['constructor', '{"name":{"constructor":{}}}'],
    ['a NUL', '{"name":"a\\u0000b"}'],
    ['half a surrogate pair', '{"name":"\\ud800"}'],
    ['a NUL in a name', '{"a\\u0000":1}'],
    ['deep nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ])('%s in a body gives 400', async (_, body) => {
    const { status, problem } = await send(body);
    expect([status, problem.type]).toEqual([400, 'urn:ido-monitor:problem:malformed-request']);
  });

  it('gives every wrong field at once, in Dutch', async () => {
    const { status, problem } = await send(
      '{"email":"geen adres","password":"kort","studies":[{"study":1,"role":"baas"}]}',
    );
    expect(status).toBe(400);
    expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/email',
      '/name',
      '/password',
      '/studies/0/role',
      '/studies/0/study',
    ]);
    expect(problem.errors?.find(({ pointer }) => pointer === '/name')).toMatchObject({
      code: 'required',
      detail: 'Dit is verplicht.',
    });
    expect(problem.errors?.find(({ pointer }) => pointer === '/studies/0/study')).toMatchObject({
      code: 'invalid-type',
      detail: 'Geef hier een tekst.',
    });
    expect(problem.detail).toBe('5 gegevens zijn niet goed ingevuld.');
  });

  it('gives a wrong cursor together with what else is wrong in a query', async () => {
    const answer = await server.inject({
      method: 'GET',
      url: '/api/v1/organisations?limit=0&cursor=onzin',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.json<Problem>().errors?.map(({ pointer }) => pointer)).toEqual(['/query/limit', '/query/cursor']);
  });

  it('a body of more than 256 kB gives 413', async () => {
    expect((await send(`{"name":"${'x'.repeat(300_000)}"}`)).status).toBe(413);
  });

  it.each(['text/plain', 'text/csv', 'application/xml', 'multipart/form-data'])('%s gives 415', async (type) => {
    expect((await send('x', { 'content-type': type })).status).toBe(415);
  });

  it('an Accept that cannot be met gives 406', async () => {
    expect((await send('{}', { accept: 'image/png' })).status).toBe(406);
    expect((await send('{}', { accept: 'application/json;q=0, text/html' })).status).toBe(406);
    expect((await send('{}', { accept: 'text/html, */*;q=0.1' })).status).toBe(400);
  });

  it.each([
    '/api/v1/%',
    '/api/v1/studies/%00',
    '/api/v1/organisations?search=%00',
    `/api/v1/studies/${'x'.repeat(600)}`,
  ])('the address %s is refused as a problem', async (url) => {
    const answer = await server.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
    expect([400, 404]).toContain(answer.statusCode);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('an unknown address is not found, outside the API too', async () => {
    for (const [method, url] of [
      ['GET', '/api/v1/nergens'],
      ['DELETE', '/api/v1/nergens'],
      ['GET', '/api/v2/studies'],
      ['POST', '/api'],
      ['GET', '/nergens.js'],
    ] as const) {
      const answer = await server.inject({ method, url });
      expect([url, answer.statusCode]).toEqual([url, 404]);
      expect(answer.json()).toMatchObject({
        type: 'urn:ido-monitor:problem:not-found',
        title: 'Niet gevonden',
        status: 404,
      });
    }
  });

  it.each([
    ['DELETE', '/api/v1/health', 'GET, HEAD'],
    ['GET', '/api/v1/answering/completion?x=1', 'POST'],
    ['PATCH', '/api/v1/answering', 'GET, HEAD, PUT'],
    ['PUT', '/api/v1/waves/regierol-2024', 'GET, HEAD, PATCH'],
    ['OPTIONS', '/api/v1/sessions', 'DELETE, POST'],
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/i/een-token', 'GET, HEAD'],
  ] as const)('%s of %s is told that only %s is possible', async (method, url, allow) => {
    const answer = await server.inject({ method, url });
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, allow]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({ type: 'urn:ido-monitor:problem:method-not-allowed', status: 405 });
  });

  it('whatever is sent to sign in, it is refused and never our fault', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        ),
        async (body) => {
          const answer = await server.inject({
            method: 'POST',
            url: `/api/v1${routes.sessions}`,
            headers: { 'content-type': 'application/json' },
            payload: body,
          });
          expect(answer.statusCode).toBe(400);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('every answer', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp();
  });
  afterAll(() => server.close());

  it.each(['/api/v1/health', '/api/v1/nergens', '/api/v1/%', '/i/een-token'])('of %s has the headers', async (url) => {
    const { headers } = await server.inject({ method: 'GET', url });
    expect(headers).toMatchObject({
      'api-version': '1.0.0',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
      'referrer-policy': url.startsWith('/i/') ? 'no-referrer' : 'strict-origin-when-cross-origin',
    });
  });

  it('says that the database is there', async () => {
    expect((await server.request('GET', routes.health)).json()).toEqual({
      status: 'ok',
      database: 'ok',
      version: '1.0.0',
    });
  });

  it('is 503 with Retry-After while the database is away', async () => {
    const { driver } = server.dataSource;
    const pool = (driver as unknown as { master: { query: unknown; connect: unknown } }).master;
    const connect = pool.connect;
    pool.connect = (done: (error: Error) => void) =>
      done(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    const answer = await server.request('GET', routes.health);
    pool.connect = connect;
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
    expect(answer.json()).toMatchObject({ type: 'urn:ido-monitor:problem:database-unavailable' });
  });
});

describe('request lines', () => {
  it('hold the pattern of the route and never a token', async () => {
    const lines: string[] = [];
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const server = await startTestApp({ LOG_REQUESTS: 'true' });
    try {
      await server.inject({ method: 'GET', url: '/i/geheim-token?x=geheim' });
      await server.inject({
        method: 'GET',
        url: '/api/v1/nergens/geheim',
        headers: { authorization: 'Bearer geheim' },
      });
      expect(lines.map((line) => JSON.parse(line) as { route: string }).map(({ route }) => route)).toEqual([
        '/i/:token',
        'unknown',
      ]);
      expect(lines.join('')).not.toContain('geheim');
    } finally {
      write.mockRestore();
      await server.close();
    }
  });
});
