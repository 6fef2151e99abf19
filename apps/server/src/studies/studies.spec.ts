import { routes, type Page, type Study, type Wave } from '@ido/api';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('studies and waves', () => {
  let server: TestApp;
  let token: string;
  let reader: string;
  let researcher: string;
  let stranger: string;
  beforeAll(async () => {
    server = await startTestApp({ DEMO: 'true' });
    token = await server.adminToken();
    reader = (await signInAs(server, 'lezer@example.nl', [{ study: 'ido-monitor', role: 'reader' }])).token;
    researcher = (await signInAs(server, 'onderzoeker@example.nl', [{ study: 'ido-monitor', role: 'researcher' }]))
      .token;
    stranger = (await signInAs(server, 'vreemde@example.nl')).token;
  });
  afterAll(() => server.close());
  const body = {
    key: 'meting-2027',
    title: 'Meting 2027',
    questionnaire: 'gemeenten-regierol',
    population: 'municipality',
  };
  const patch = (change: object, by = researcher) =>
    server.request('PATCH', routes.wave('meting-2027'), { token: by, body: change });

  it('are seen by who has a role in them, and by nobody else', async () => {
    const list = async (by: string) =>
      (await server.request('GET', routes.studies, { token: by })).json<Page<Study>>().items;
    expect(await list(reader)).toMatchObject([{ key: 'ido-monitor', role: 'reader', waves: 7 }]);
    expect(await list(token)).toMatchObject([{ key: 'ido-monitor', role: 'researcher' }]);
    expect(await list(stranger)).toEqual([]);
    for (const path of [routes.study('ido-monitor'), routes.waves('ido-monitor'), routes.wave('regierol-2024')]) {
      const hidden = await server.request('GET', path, { token: stranger });
      expect([path, hidden.statusCode]).toEqual([path, 404]);
      expect((await server.request('GET', path, { token: reader })).statusCode).toBe(200);
    }
  });

  it('have waves in order of opening, page by page', async () => {
    const all = (await server.request('GET', routes.waves('ido-monitor'), { token: reader })).json<Page<Wave>>();
    expect(all.next).toBeNull();
    expect(all.items.map(({ key }) => key).slice(0, 2)).toEqual(['regierol-2024', 'vervolgmeting-demo']);
    const first = (await server.request('GET', `${routes.waves('ido-monitor')}?limit=4`, { token: reader })).json<
      Page<Wave>
    >();
    const rest = (
      await server.request('GET', `${routes.waves('ido-monitor')}?limit=4&cursor=${first.next}`, { token: reader })
    ).json<Page<Wave>>();
    expect([...first.items, ...rest.items]).toEqual(all.items);
  });

  it('get a wave as a draft, with the organisations of today as population', async () => {
    expect((await server.request('POST', routes.waves('ido-monitor'), { token: reader, body })).statusCode).toBe(403);
    const made = await server.request('POST', routes.waves('ido-monitor'), { token: researcher, body });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      status: 'draft',
      questionnaire: { key: 'gemeenten-regierol', version: 1 },
      population: 342,
      invited: 0,
      started: 0,
      completed: 0,
    });
    expect((await server.request('POST', routes.waves('ido-monitor'), { token: researcher, body })).statusCode).toBe(
      409,
    );
    const classes: { n: string }[] = await server.dataSource.query(
      `SELECT count(DISTINCT size_class) AS n FROM wave_population p JOIN wave w ON w.id = p.wave_id WHERE w.key = 'meting-2027'`,
    );
    expect(classes[0]?.n).toBe('4');
  });

  it('refuse a wave of an unknown or unpublished questionnaire', async () => {
    const post = (questionnaire: string) =>
      server.request('POST', routes.waves('ido-monitor'), { token, body: { ...body, key: 'ander', questionnaire } });
    expect((await post('onbekend')).statusCode).toBe(404);
    const draft = { key: 'concept', title: 'Concept', audience: 'gemeenten', definition: {} };
    await server.request('POST', routes.questionnaires, { token, body: draft });
    expect((await post('concept')).json()).toMatchObject({ type: 'urn:ido-monitor:problem:no-published-version' });
  });

  it('open, close and publish in that order, and leave a trail', async () => {
    expect((await patch({ status: 'published' })).json()).toMatchObject({
      status: 409,
      type: 'urn:ido-monitor:problem:wave-transition',
    });
    expect((await patch({ status: 'open' }, reader)).statusCode).toBe(403);
    for (const status of ['open', 'closed', 'open', 'closed', 'published'] as const) {
      expect((await patch({ status })).json()).toMatchObject({ status });
    }
    expect((await patch({ status: 'draft' })).statusCode).toBe(409);
    const lines: { detail: { from: string; status: string } }[] = await server.dataSource.query(
      `SELECT detail FROM audit WHERE action = 'wave.change' AND subject = 'meting-2027' ORDER BY id`,
    );
    expect(lines.map(({ detail }) => `${detail.from} ${detail.status}`)).toEqual([
      'draft open',
      'open closed',
      'closed open',
      'open closed',
      'closed published',
    ]);
  });

  it('close after they open', async () => {
    const dates = { opensAt: '2027-01-01T00:00:00Z', closesAt: '2026-12-31T00:00:00Z' };
    expect((await patch(dates)).json()).toMatchObject({ status: 400, errors: [{ pointer: '/closesAt' }] });
    expect((await patch({ opensAt: '2027-01-01T00:00:00Z' })).json()).toMatchObject({
      opensAt: '2027-01-01T00:00:00.000Z',
    });
    expect((await patch({ closesAt: '2026-12-31T00:00:00Z' })).statusCode).toBe(400);
    expect((await patch({ opensAt: null, title: ' Nieuwe titel ' })).json()).toMatchObject({
      opensAt: null,
      title: 'Nieuwe titel',
    });
  });

  it('are made by administrators', async () => {
    const study = { key: 'ander-onderzoek', title: 'Ander onderzoek' };
    expect((await server.request('POST', routes.studies, { token: researcher, body: study })).statusCode).toBe(403);
    const made = await server.request('POST', routes.studies, { token, body: study });
    expect(made.json()).toMatchObject({ ...study, percentagesFrom: 10, publishFrom: 5, waves: 0 });
    expect((await server.request('POST', routes.studies, { token, body: study })).statusCode).toBe(409);
  });
});
