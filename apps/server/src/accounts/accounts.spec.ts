import { routes, type Account, type Page } from '@ido/api';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import { hashPassword, isPassword } from './password';

describe('accounts', () => {
  let server: TestApp;
  let token: string;
  const account = { email: 'Nieuw@Example.nl', name: 'Nieuw', password: 'een lang wachtwoord' };
  beforeAll(async () => {
    server = await startTestApp({ DEMO: 'true' });
    token = await server.adminToken();
  });
  afterAll(() => server.close());

  it('are made with roles per study, and can sign in', async () => {
    const studies = [{ study: 'ido-monitor', role: 'reader' }];
    const made = await server.request('POST', routes.accounts, { token, body: { ...account, studies } });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ email: 'nieuw@example.nl', administrator: false, disabled: false, studies });
    expect(made.json()).not.toHaveProperty('passwordHash');
    const session = await server.request('POST', routes.sessions, { body: account });
    expect(session.json()).toMatchObject({ user: { studies } });
  });

  it('have an e-mail address of their own, and studies that exist', async () => {
    const again = await server.request('POST', routes.accounts, { token, body: account });
    expect([again.statusCode, again.json<{ type: string }>().type]).toEqual([409, 'urn:ido-monitor:problem:key-taken']);
    const body = { ...account, email: 'ander@example.nl', studies: [{ study: 'onbekend', role: 'reader' }] };
    const unknown = await server.request('POST', routes.accounts, { token, body });
    expect(unknown.statusCode).toBe(400);
    expect(unknown.json()).toMatchObject({ errors: [{ pointer: '/studies/0/study', code: 'unknown' }] });
  });

  it('are for administrators only', async () => {
    const reader = await signInAs(server, 'lezer@example.nl', [{ study: 'ido-monitor', role: 'researcher' }]);
    for (const [method, path] of [
      ['GET', routes.accounts],
      ['POST', routes.accounts],
      ['PATCH', routes.account(reader.id)],
    ] as const) {
      const answer = await server.request(method, path, { token: reader.token, body: { administrator: true } });
      expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([
        403,
        'urn:ido-monitor:problem:forbidden',
      ]);
    }
  });

  it('lose every session when they are disabled or get another password', async () => {
    const one = await signInAs(server, 'een@example.nl');
    await server.request('PATCH', routes.account(one.id), { token, body: { password: 'een ander wachtwoord' } });
    expect((await server.request('GET', routes.currentSession, { token: one.token })).statusCode).toBe(401);
    const two = await signInAs(server, 'twee@example.nl');
    const changed = await server.request('PATCH', routes.account(two.id), { token, body: { disabled: true } });
    expect(changed.json()).toMatchObject({ disabled: true });
    expect((await server.request('GET', routes.currentSession, { token: two.token })).statusCode).toBe(401);
    const again = { email: 'twee@example.nl', password: 'een lang wachtwoord' };
    expect((await server.request('POST', routes.sessions, { body: again })).statusCode).toBe(401);
  });

  it('always keep one administrator', async () => {
    const list = await server.request('GET', routes.accounts, { token });
    const admin = list.json<Page<Account>>().items.find(({ administrator }) => administrator);
    for (const body of [{ administrator: false }, { disabled: true }]) {
      const answer = await server.request('PATCH', routes.account(admin?.id ?? ''), { token, body });
      expect(answer.statusCode).toBe(409);
    }
  });

  it('come in pages that follow each other through the Link header', async () => {
    const seen: string[] = [];
    for (let url: string | undefined = `/api/v1${routes.accounts}?limit=2`; url;) {
      const answer = await server.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
      seen.push(...answer.json<Page<Account>>().items.map(({ email }) => email));
      url = /<([^>]+)>; rel="next"/.exec(String(answer.headers['link'] ?? ''))?.[1];
    }
    expect(seen.length).toBeGreaterThan(4);
    expect(seen).toEqual([...new Set(seen)].sort());
    const wrong = await server.request('GET', `${routes.accounts}?cursor=onzin`, { token });
    expect(wrong.json()).toMatchObject({ status: 400, errors: [{ pointer: '/query/cursor' }] });
  });

  it('get and lose a role in a study', async () => {
    const one = await signInAs(server, 'rol@example.nl');
    const path = routes.studyMember('ido-monitor', one.id);
    const see = () => server.request('GET', routes.study('ido-monitor'), { token: one.token });
    expect((await see()).statusCode).toBe(404);
    expect((await server.request('PUT', path, { token, body: { role: 'reader' } })).statusCode).toBe(204);
    expect((await see()).json()).toMatchObject({ role: 'reader' });
    expect((await server.request('GET', routes.studyMembers('ido-monitor'), { token: one.token })).statusCode).toBe(
      403,
    );
    const members = await server.request('GET', routes.studyMembers('ido-monitor'), { token });
    expect(members.json<Page<object>>().items).toContainEqual({
      account: one.id,
      email: 'rol@example.nl',
      name: 'rol@example.nl',
      role: 'reader',
    });
    expect((await server.request('DELETE', path, { token })).statusCode).toBe(204);
    expect((await see()).statusCode).toBe(404);
  });

  it('get and lose an organisation of which they may see the answers, apart from their studies', async () => {
    const token = await server.adminToken();
    const body = {
      email: 'gemeente@example.nl',
      name: 'Gemeente',
      password: 'een lang wachtwoord',
      organisations: [{ organisation: 'GM0014' }],
    };
    const made = await server.request('POST', routes.accounts, { token, body });
    const own = [{ organisation: 'GM0014', name: 'Groningen', role: 'organisation-reader' }];
    expect([made.statusCode, made.json()]).toMatchObject([201, { studies: [], organisations: own }]);
    const { email, password } = body;
    const session = await server.request('POST', routes.sessions, { body: { email, password } });
    expect(session.json()).toMatchObject({ user: { organisations: own } });
    const path = routes.account(made.json<{ id: string }>().id);
    const change = (organisations: object) =>
      server.request('PATCH', path, { token, body: { studies: [], organisations } });
    const refused = await change([{ organisation: 'GM0014' }, { organisation: 'GM9999' }]);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      400,
      { errors: [{ pointer: '/organisations/1/organisation', code: 'unknown' }] },
    ]);
    await server.request('PATCH', path, { token, body: { name: 'Gemeente Groningen' } });
    expect((await server.request('GET', path, { token })).json()).toMatchObject({ organisations: own });
    expect((await change([])).json()).toMatchObject({ organisations: [] });
    const audit: { detail: unknown }[] = await server.dataSource.query(
      `SELECT detail FROM audit WHERE action = 'account.change' AND subject = $1 ORDER BY at DESC, id DESC LIMIT 1`,
      [made.json<{ id: string }>().id],
    );
    expect(audit[0]!.detail).toMatchObject({ organisations: [] });
  });

  it('leave an audit line without a password', async () => {
    const lines: { action: string }[] = await server.dataSource.query(
      `SELECT * FROM audit WHERE action LIKE 'account.%'`,
    );
    expect(new Set(lines.map(({ action }) => action))).toEqual(new Set(['account.create', 'account.change']));
    expect(JSON.stringify(lines)).not.toContain('wachtwoord');
  });
});

describe('passwords', () => {
  it('are kept as scrypt with a salt of their own', async () => {
    const [one, two] = await Promise.all([hashPassword('geheim'), hashPassword('geheim')]);
    expect(one).toMatch(/^scrypt\$15\$8\$1\$/);
    expect(one).not.toBe(two);
    expect(await isPassword('geheim', one)).toBe(true);
    expect(await isPassword('Geheim', one)).toBe(false);
    expect(await isPassword('geheim', 'onzin')).toBe(false);
  });

  it('are the same however their accents were typed', async () => {
    expect(await isPassword('cafe\u0301', await hashPassword('caf\u00e9'))).toBe(true);
  });
});
