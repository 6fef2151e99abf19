import {
  routes,
  type Breakdown,
  type Page,
  type Population,
  type PopulationChange,
  type PopulationMember,
  type PopulationOutcome,
} from '@ido/api';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

const CHOICE = {
  kind: 'choice',
  type: 'municipality',
  provinces: [] as string[],
  sizeClasses: [] as string[],
  on: null,
};

describe('the population of a wave', () => {
  let server: TestApp;
  let admin: string;
  let researcher: string;
  let reader: string;
  beforeAll(async () => {
    server = await startTestApp({ DEMO: 'true' });
    admin = await server.adminToken();
    const study = 'ido-monitor';
    researcher = (await signInAs(server, 'onderzoeker@example.nl', [{ study, role: 'researcher' }])).token;
    reader = (await signInAs(server, 'lezer@example.nl', [{ study, role: 'reader' }])).token;
  });
  afterAll(() => server.close());

  const draft = async (key: string, more: object = {}) => {
    const body = { key, title: key, questionnaire: 'gemeenten-regierol', population: 'municipality', ...more };
    const made = await server.request('POST', routes.waves('ido-monitor'), { token: researcher, body });
    expect(made.statusCode).toBe(201);
  };
  const find = async (key: string) =>
    (await server.request('GET', routes.population(key), { token: reader })).json<Population>();
  const put = (key: string, body: object, query = '', token = researcher) =>
    server.request('PUT', `${routes.population(key)}${query}`, { token, body });
  const patch = (key: string, body: object) => server.request('PATCH', routes.wave(key), { token: researcher, body });
  const members = async (key: string, query = '') =>
    (await server.request('GET', `${routes.populationMembers(key)}?limit=500${query}`, { token: researcher })).json<
      Page<PopulationMember>
    >().items;

  it('begins as everyone of its type, with N per province and size class', async () => {
    await draft('alle');
    const population = await find('alle');
    expect(population).toMatchObject({ rule: CHOICE, frozenAt: null, total: 342, changes: 0 });
    expect(population.sizeClasses).toEqual([
      { code: 'klein', label: 'tot 20.000 inwoners', n: 70 },
      { code: 'middel', label: '20.000 tot 50.000 inwoners', n: 181 },
      { code: 'groot', label: '50.000 tot 100.000 inwoners', n: 59 },
      { code: 'zeer-groot', label: '100.000 inwoners of meer', n: 32 },
    ]);
    expect(population.provinces).toHaveLength(12);
    expect(population.provinces[0]?.code).toBe('Groningen');
    expect(population.cells.reduce((sum, { n }) => sum + n, 0)).toBe(342);
  });

  it('is chosen by province and size, tried out first, or by a list', async () => {
    await draft('keuze');
    const rule = { ...CHOICE, provinces: ['Zeeland', 'Drenthe'], sizeClasses: ['middel'] };
    const tried = (await put('keuze', { rule }, '?dryRun=true')).json<PopulationOutcome>();
    expect(tried.dryRun).toBe(true);
    expect(tried.removed).toHaveLength(342 - tried.total);
    expect(await find('keuze')).toMatchObject({ total: 342 });
    const done = (await put('keuze', { rule })).json<PopulationOutcome>();
    expect(done).toMatchObject({ ...tried, dryRun: false });
    expect((await members('keuze')).every(({ sizeClass }) => sizeClass === 'middel')).toBe(true);
    const list = (
      await put('keuze', { rule: { kind: 'list', codes: ['GM0109', 'GM0457'] } })
    ).json<PopulationOutcome>();
    expect(list.total).toBe(2);
    // A list may name what has merged since: it says into what.
    expect(await members('keuze', '&search=weesp')).toMatchObject([
      { name: 'Weesp', successor: { code: 'GM0363', name: 'Amsterdam' }, response: 'none' },
    ]);
  });

  it('refuses codes that the register does not know, a choice of nobody, and who may only read', async () => {
    await draft('fout');
    const unknown = await put('fout', { rule: { kind: 'list', codes: ['GM0109', 'GM0000'] } });
    expect(unknown.json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/rule/codes/1', detail: 'Het register heeft geen organisatie met code GM0000.' }],
    });
    const nobody = await put('fout', { rule: { ...CHOICE, provinces: ['Atlantis'] } });
    expect(nobody.json()).toMatchObject({ status: 400, errors: [{ pointer: '/rule', code: 'empty-population' }] });
    expect((await put('fout', { rule: CHOICE }, '', reader)).statusCode).toBe(403);
    expect(await find('fout')).toMatchObject({ total: 342 });
  });

  it('is chosen as the register is on the day that the wave opens, and frozen then', async () => {
    const weesp = { ...CHOICE, on: '2022-01-01' };
    await draft('bevriezen');
    await put('bevriezen', { rule: weesp });
    expect(await members('bevriezen', '&search=weesp')).toHaveLength(1);
    await patch('bevriezen', { status: 'open' });
    const frozen = await find('bevriezen');
    expect(frozen).toMatchObject({ total: 345, frozenAt: expect.any(String) as string });
    // What happens to the register afterwards moves nobody.
    const change = { inhabitants: [{ referenceDate: '2026-01-01', inhabitants: 999_999 }] };
    const changed = await server.request('PATCH', routes.organisation('GM0716'), { token: admin, body: change });
    expect(changed.statusCode).toBe(200);
    expect(await find('bevriezen')).toEqual(frozen);
    expect(await members('alle', '&search=tholen')).toMatchObject([{ sizeClass: 'zeer-groot' }]);
    for (const status of ['closed', 'open']) await patch('bevriezen', { status });
    expect(await find('bevriezen')).toEqual(frozen);
  });

  it('changes during the wave with a reason, which is shown with who made it and whom it was about', async () => {
    await draft('later', { population: 'municipality' });
    await put('later', { rule: { kind: 'list', codes: ['GM0109', 'GM0114', 'GM0118'] } });
    await patch('later', { status: 'open' });
    const rule = { kind: 'list', codes: ['GM0109', 'GM0114', 'GM0716'] };
    expect((await put('later', { rule })).json()).toMatchObject({
      status: 409,
      type: 'urn:ido-monitor:problem:population-frozen',
    });
    const reason = 'Hoogeveen doet niet mee, Tholen wel.';
    expect((await put('later', { rule, reason })).json()).toMatchObject({
      total: 3,
      added: [{ code: 'GM0716', name: 'Tholen' }],
      removed: [{ code: 'GM0118', name: 'Hoogeveen' }],
      changes: 1,
    });
    const changes = await server.request('GET', routes.populationChanges('later'), { token: reader });
    expect(changes.json<Page<PopulationChange>>().items).toMatchObject([
      {
        actor: 'onderzoeker@example.nl',
        reason,
        added: [{ name: 'Tholen' }],
        removed: [{ name: 'Hoogeveen' }],
      },
    ]);
    // Saying the same again is no change.
    await put('later', { rule, reason });
    expect(await find('later')).toMatchObject({ changes: 1 });
  });

  it('keeps who was invited: a response without its organisation would count for nobody', async () => {
    await draft('gevraagd');
    await put('gevraagd', { rule: { kind: 'list', codes: ['GM0109', 'GM0114'] } });
    await patch('gevraagd', { status: 'open' });
    const body = { organisations: ['GM0109'] };
    await server.request('POST', routes.invitations('gevraagd'), { token: researcher, body });
    const without = await put('gevraagd', { rule: { kind: 'list', codes: ['GM0114'] }, reason: 'Toch niet' });
    expect(without.json()).toMatchObject({
      status: 409,
      type: 'urn:ido-monitor:problem:population-answering',
      organisations: [{ code: 'GM0109', name: 'Coevorden' }],
    });
    expect(await find('gevraagd')).toMatchObject({ total: 2, changes: 0 });
  });

  it('cannot change once the figures are published', async () => {
    const refused = await put('regierol-2024', { rule: CHOICE, reason: 'Achteraf anders' });
    expect(refused.json()).toMatchObject({ status: 409, type: 'urn:ido-monitor:problem:population-final' });
  });

  it('is classed by the limits of its study, in figures too', async () => {
    const dimension = async () => {
      const answer = await server.request('GET', routes.breakdown('regierol-2024'), { token: researcher });
      return answer.json<Breakdown>().dimensions.find(({ name }) => name === 'sizeClass')?.categories;
    };
    const total = async () => (await find('regierol-2024')).sizeClasses.map(({ code, n }) => `${code} ${n}`);
    expect((await dimension())?.[0]).toEqual({ code: 'klein', label: 'tot 20.000 inwoners' });
    const set = (sizeLimits: number[], token = researcher) =>
      server.request('PATCH', routes.study('ido-monitor'), { token, body: { sizeLimits } });
    expect((await set([20_000, 50_000, 100_000], reader)).statusCode).toBe(403);
    expect((await set([50_000, 20_000, 100_000])).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/sizeLimits' }],
    });
    expect((await set([30_000, 60_000, 200_000])).json()).toMatchObject({ sizeLimits: [30_000, 60_000, 200_000] });
    expect((await dimension())?.[0]).toEqual({ code: 'klein', label: 'tot 30.000 inwoners' });
    expect(await total()).not.toEqual(['klein 70', 'middel 181', 'groot 59', 'zeer-groot 32']);
    await set([20_000, 50_000, 100_000]);
    expect(await total()).toEqual(['klein 70', 'middel 181', 'groot 59', 'zeer-groot 32']);
  });

  it('that is changed while somebody opens the wave ends up either chosen or frozen with a reason asked, never half', async () => {
    await draft('gelijk');
    const rule = { kind: 'list', codes: ['GM0109'] };
    const [chosen, opened] = await Promise.all([put('gelijk', { rule }), patch('gelijk', { status: 'open' })]);
    expect(opened.statusCode).toBe(200);
    expect([200, 409]).toContain(chosen.statusCode);
    expect((await find('gelijk')).total).toBe(chosen.statusCode === 200 ? 1 : 342);
  });
});
