import { routes, type Session } from '@ido/api';
import { ADMIN, startTestApp, type TestApp } from '../testing/test-server';

describe('signing in', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp();
  });
  afterAll(() => server.close());
  beforeEach(() => server.dataSource.query('DELETE FROM sign_in_failure'));

  const signIn = (body: object = ADMIN) => server.request('POST', routes.sessions, { body });

  it('gives a token, a CSRF token and the user, and sets a cookie that scripts cannot read', async () => {
    const answer = await signIn({ ...ADMIN, email: 'Admin@Example.nl' });
    expect(answer.statusCode).toBe(201);
    const session = answer.json<Session>();
    expect(session).toMatchObject({ user: { email: ADMIN.email, administrator: true, studies: [] } });
    expect(new Date(session.expiresAt).getTime()).toBeGreaterThan(Date.now() + 3_600_000);
    const [cookie, ...attributes] = String(answer.headers['set-cookie']).split('; ');
    expect(cookie).toMatch(/^ido_session=[\w-]{43}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax']);
    const stored: { hash: string }[] = await server.dataSource.query(
      `SELECT encode(token_hash, 'base64') AS hash FROM access_token`,
    );
    expect(JSON.stringify(stored)).not.toContain(session.token);
  });

  it('sets a secure cookie when the address is https', async () => {
    const https = await startTestApp({ PUBLIC_URL: 'https://monitor.example.nl' });
    const answer = await https.request('POST', routes.sessions, { body: ADMIN });
    await https.close();
    expect(answer.headers['set-cookie']).toContain('; Secure');
  });

  it('with a wrong password and with an unknown account is refused with the same words', async () => {
    const wrong = await signIn({ ...ADMIN, password: 'verkeerd' });
    const unknown = await signIn({ email: 'niemand@example.nl', password: 'verkeerd' });
    expect(wrong.statusCode).toBe(401);
    expect(wrong.json()).toEqual(unknown.json());
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it.each(['admin@example.nl', 'niemand@example.nl'])(
    'is slowed down after ten failures for %s, also with the right password',
    async (email) => {
      // At once: whoever guesses does not wait for the answer either.
      const tries = await Promise.all(Array.from({ length: 12 }, () => signIn({ email, password: 'verkeerd' })));
      const statuses = tries.map(({ statusCode }) => statusCode).sort();
      expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
      const refused = await signIn({ email, password: ADMIN.password });
      expect(refused.statusCode).toBe(429);
      const wait = Number(refused.headers['retry-after']);
      expect(wait).toBeGreaterThan(14 * 60);
      expect(wait).toBeLessThanOrEqual(15 * 60);
      await server.dataSource.query(`UPDATE sign_in_failure SET failed_at = failed_at - interval '16 minutes'`);
      expect((await signIn({ email, password: ADMIN.password })).statusCode).toBe(email === ADMIN.email ? 201 : 401);
    },
  );

  it('does not hold right passwords against anybody', async () => {
    for (let n = 0; n < 12; n += 1) expect((await signIn()).statusCode).toBe(201);
  });

  describe('with the cookie', () => {
    let cookie: string;
    let csrf: string;
    beforeEach(async () => {
      const answer = await signIn();
      cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
      csrf = answer.json<Session>().csrfToken;
    });
    const body = { name: 'rapport', days: 30 };

    it('reads without and changes only with the CSRF token', async () => {
      const current = await server.request('GET', routes.currentSession, { headers: { cookie } });
      expect(current.json()).toMatchObject({ csrfToken: csrf, user: { email: ADMIN.email } });
      expect(current.json()).not.toHaveProperty('token');
      const without = await server.request('POST', routes.accessTokens, { body, headers: { cookie } });
      const wrong = await server.request('POST', routes.accessTokens, {
        body,
        headers: { cookie, 'x-csrf-token': 'x' },
      });
      expect([without.statusCode, wrong.statusCode]).toEqual([403, 403]);
      expect(without.json()).toMatchObject({ type: 'urn:ido-monitor:problem:csrf-token-missing' });
      const right = await server.request('POST', routes.accessTokens, {
        body,
        headers: { cookie, 'x-csrf-token': csrf },
      });
      expect(right.statusCode).toBe(201);
    });

    it.each(['ido_session=%E0%A4%A', 'ido_session=', 'ido_session', '__proto__=x; ido_session="', ';;=;'])(
      'that is spoiled (%s) is not signed in',
      async (spoiled) => {
        const answer = await server.request('GET', routes.currentSession, { headers: { cookie: spoiled } });
        expect(answer.statusCode).toBe(401);
      },
    );

    it('signs out: the cookie is taken back and no longer opens anything', async () => {
      const headers = { cookie, 'x-csrf-token': csrf };
      const out = await server.request('DELETE', routes.currentSession, { headers });
      expect([out.statusCode, out.body]).toEqual([204, '']);
      expect(out.headers['set-cookie']).toContain('Max-Age=0');
      expect((await server.request('GET', routes.currentSession, { headers })).statusCode).toBe(401);
    });

    it('signs out everywhere', async () => {
      const elsewhere = (await signIn()).json<Session>().token;
      await server.request('DELETE', routes.sessions, { headers: { cookie, 'x-csrf-token': csrf } });
      expect((await server.request('GET', routes.currentSession, { token: elsewhere })).statusCode).toBe(401);
    });
  });

  it('with a personal access token needs no CSRF token, until it is withdrawn or has expired', async () => {
    const session = (await signIn()).json<Session>().token;
    const made = await server.request('POST', routes.accessTokens, { token: session, body: { name: 'R', days: 7 } });
    const { token, id } = made.json<{ token: string; id: string }>();
    expect((await server.request('GET', routes.currentSession, { token })).statusCode).toBe(200);
    const list = await server.request('GET', routes.accessTokens, { token });
    expect(list.json<{ items: object[] }>().items).toContainEqual(
      expect.not.objectContaining({ token: expect.anything() }),
    );
    expect((await server.request('DELETE', routes.accessToken(id), { token })).statusCode).toBe(204);
    expect((await server.request('GET', routes.currentSession, { token })).statusCode).toBe(401);
    expect((await server.request('DELETE', routes.accessToken(id), { token: session })).statusCode).toBe(404);
    await server.dataSource.query(`UPDATE access_token SET expires_at = now() - interval '1 second'`);
    expect((await server.request('GET', routes.currentSession, { token: session })).statusCode).toBe(401);
  });
});
