import { routes, type Breakdown, type Concordance, type Wave } from '@ido/api';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

const TABLE = {
  variable: 'regierol',
  title: 'Hoe wordt in uw gemeente invulling gegeven aan de regierol?',
  type: 'single',
  trendKey: 'regierol',
  base: 37,
  categories: [
    { label: 'De regierol is uitbesteed aan de bibliotheek', count: 20, percentage: 54 },
    { label: 'Ik geef zelf invulling aan de regierol', percentage: 30 },
    { label: 'Weet ik niet', percentage: 11 },
    { label: 'Anders, namelijk', percentage: 5 },
  ],
} as const;
const BODY = {
  key: 'rapport-2020',
  title: 'Rapport 2020',
  audience: 'gemeenten',
  source: 'Een oud rapport, 2020, bladzijde 12',
  population: 355,
  opensAt: '2020-10-01T00:00:00.000Z',
  tables: [TABLE],
} as const;

describe('a table from a report', () => {
  let server: TestApp;
  let researcher: string;
  let reader: string;
  beforeAll(async () => {
    server = await startTestApp();
    const token = await server.adminToken();
    await server.request('POST', '/studies', { token, body: { key: 'proef', title: 'Proef' } });
    researcher = (await signInAs(server, 'onderzoeker@example.nl', [{ study: 'proef', role: 'researcher' }])).token;
    reader = (await signInAs(server, 'lezer@example.nl', [{ study: 'proef', role: 'reader' }])).token;
  });
  afterAll(() => server.close());

  const post = (body: object, token = researcher) =>
    server.request('POST', routes.publishedTables('proef'), { token, body });

  it('is refused with everything that does not add up, and nothing is stored', async () => {
    const refused = await post({
      ...BODY,
      closesAt: '2020-01-01T00:00:00.000Z',
      tables: [
        {
          ...TABLE,
          categories: [
            { label: 'Ja', count: 20, percentage: 45 },
            { label: 'Nee', count: 16 },
          ],
        },
        { ...TABLE, base: 400 },
        { ...TABLE, variable: 'x', base: 3, categories: [{ label: 'Ja', percentage: 50 }] },
      ],
    });
    expect(refused.statusCode).toBe(400);
    const { errors } = refused.json<{ errors: { pointer: string; code: string }[] }>();
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/tables/0/categories/0 does-not-match',
      '/tables/0/categories counts-do-not-add-up',
      '/tables/1/variable duplicate',
      '/tables/1/base above-population',
      '/tables/1/categories/0 does-not-match',
      '/tables/2/categories/0 impossible',
      '/tables/2/categories percentages-do-not-add-up',
      '/closesAt before-opening',
    ]);
    expect((await post({ ...BODY, tables: [] })).statusCode).toBe(400);
    expect((await post({ ...BODY, tables: [{ ...TABLE, categories: [{ label: 'Ja' }] }] })).statusCode).toBe(400);
    expect((await server.request('GET', routes.wave('rapport-2020'), { token: researcher })).statusCode).toBe(404);
  });

  it('becomes a wave by itself, marked as without microdata', async () => {
    expect((await post(BODY, reader)).statusCode).toBe(403);
    const made = await post(BODY);
    expect([made.statusCode, made.json<Wave>()]).toMatchObject([
      201,
      {
        status: 'published',
        withoutMicrodata: true,
        publishedSource: BODY.source,
        population: 355,
        completed: 37,
        invited: 0,
      },
    ]);
    expect((await post(BODY)).statusCode).toBe(409);
  });

  it('has a breakdown in the same shape, also for readers, with a note', async () => {
    const breakdown = (
      await server.request('GET', routes.breakdown('rapport-2020'), { token: reader })
    ).json<Breakdown>();
    expect(breakdown).toMatchObject({ population: 355, responses: 37, dimensions: [] });
    const [table] = breakdown.variables;
    expect(table).toMatchObject({
      name: 'regierol',
      trendKey: 'regierol',
      base: 37,
      answered: 37,
      eligible: null,
      missing: null,
      notes: ['without-microdata', 'derived-counts'],
      note: expect.stringContaining('zonder microgegevens'),
    });
    expect(table?.categories.map(({ code, kind, count, percentage }) => [code, kind, count, percentage])).toEqual([
      ['de-regierol-is-uitbesteed-aan-de-bibliotheek', 'substantive', 20, 54],
      ['ik-geef-zelf-invulling-aan-de-regierol', 'substantive', 11, 30],
      ['weet-niet', 'dontKnow', 4, 11],
      ['anders', 'other', 2, 5],
    ]);
    const one = await server.request('GET', routes.breakdownOf('rapport-2020', 'regierol'), { token: reader });
    expect(one.json<Breakdown>().variables).toEqual(breakdown.variables);
    const csv = await server.request('GET', routes.export('rapport-2020', 'breakdown.csv'), { token: reader });
    expect(csv.body).toContain('zonder microgegevens');
  });

  it('refuses by name whatever needs answers', async () => {
    const refused = [
      ['GET', `${routes.breakdown('rapport-2020')}?by=regierol`],
      ['GET', `${routes.breakdown('rapport-2020')}?base=eligible`],
      ['GET', `${routes.breakdown('rapport-2020')}?excludeDontKnow=true`],
      ['GET', routes.export('rapport-2020', 'csv')],
      ['PATCH', routes.wave('rapport-2020'), { status: 'closed' }],
      ['POST', routes.invitations('rapport-2020'), { organisations: ['GM0034'] }],
      ['POST', routes.nextWave('rapport-2020'), { key: 'x', title: 'X' }],
      ['GET', routes.import('rapport-2020', 'c7b0ff0c-47c0-4a5d-8a41-3f6c0f4d7d4e')],
    ] as const;
    for (const [method, path, body] of refused) {
      const answer = await server.request(method, path, { token: researcher, body });
      expect([path, answer.json<{ type: string }>().type]).toEqual([path, 'urn:ido-monitor:problem:without-microdata']);
    }
    const started = await server.request('POST', routes.responses('rapport-2020'), { body: {} });
    expect(started.statusCode).toBeGreaterThanOrEqual(400);
    const stored: unknown[] = await server.dataSource.query('SELECT FROM response');
    expect(stored).toEqual([]);
  });

  it('is linked to the questionnaire of today like any other version', async () => {
    const path = routes.concordance('rapport-2020.1', 'gemeenten-regierol.1');
    const { items } = (await server.request('GET', path, { token: researcher })).json<Concordance>();
    const linked = items.find(({ from }) => from?.name === 'regierol');
    expect(linked).toMatchObject({ to: { name: 'regierol' }, verdict: 'recoded' });
  });
});
