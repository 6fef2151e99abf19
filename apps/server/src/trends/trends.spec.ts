import { routes, type Problem, type Release, type TrendDashboard, type TrendDetail } from '@ido/api';
import { municipalitiesOn } from '@ido/catalogue';
import { compileQuestionnaire } from '@ido/questionnaire';
import { addComplete } from '../answering/testing/sample-wave';
import { definitionOf } from '../concordance/testing/versions';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import { holdWaves } from './testing/waves';

const MERGED = ['GM0501', 'GM0530', 'GM0614'];
const SUCCESSOR = 'GM1992';

const ja = ['ja', 'Ja'] as const;
const nee = ['nee', 'Nee'] as const;
const FIRST = [
  { name: 'netwerk', title: 'Is er in uw gemeente een lokaal netwerk?', choices: [ja, nee], trendKey: 'netwerk' },
  {
    name: 'loket',
    title: 'Hoeveel loketten zijn er?',
    choices: [
      ['een', 'Eén'],
      ['twee', 'Twee'],
      ['drie', 'Drie of meer'],
    ],
    trendKey: 'loket',
  },
] as const;
const SECOND = [
  { name: 'netwerk', title: 'Heeft uw gemeente een lokaal netwerk?', choices: [ja, nee], trendKey: 'netwerk' },
  {
    name: 'loket',
    title: 'Hoeveel loketten zijn er?',
    choices: [
      ['een', 'Eén'],
      ['meer', 'Meer dan één'],
    ],
    trendKey: 'loket',
  },
] as const;

describe('trends of a study', () => {
  let server: TestApp;
  let researcher: string;
  let reader: string;
  let members: string[];

  beforeAll(async () => {
    server = await startTestApp();
    const before = new Set(municipalitiesOn('2022-10-01').map(({ code }) => code));
    const current = municipalitiesOn('2024-10-01')
      .map(({ code }) => code)
      .filter((code) => before.has(code))
      .slice(0, 60);
    members = current;
    // 2022: forty municipalities and two that merged in 2023; 20 of the forty have a network.
    // 2024: the same forty and their successor, twelve fewer without; and ten that had not answered before.
    await holdWaves(server, 'reeks', [
      {
        key: 'meting-2022',
        opensAt: '2022-10-01T08:00:00Z',
        questions: FIRST,
        population: [...current, ...MERGED],
        responses: [
          ...current.slice(0, 40).map((organisation, at) => ({
            organisation,
            answers: { netwerk: at < 20 ? 'ja' : 'nee', loket: at < 10 ? 'een' : at < 25 ? 'twee' : 'drie' },
          })),
          { organisation: 'GM0501', answers: { netwerk: 'nee', loket: 'twee' } },
          { organisation: 'GM0614', answers: { netwerk: 'nee', loket: 'drie' } },
        ],
      },
      {
        key: 'meting-2024',
        opensAt: '2024-10-01T08:00:00Z',
        questions: SECOND,
        population: [...current, SUCCESSOR],
        responses: [
          ...current.slice(0, 50).map((organisation, at) => ({
            organisation,
            answers: { netwerk: at < 32 ? 'ja' : 'nee', loket: at < 20 ? 'een' : 'meer' },
          })),
          { organisation: SUCCESSOR, answers: { netwerk: 'ja', loket: 'meer' } },
        ],
      },
    ]);
    const admin = await server.adminToken();
    await server.request('PUT', routes.concordance('vragen-reeks.1', 'vragen-reeks.2'), {
      token: admin,
      body: {
        items: [
          {
            from: 'loket',
            to: 'loket',
            verdict: 'recoded',
            categories: [
              { from: 'een', to: 'een' },
              { from: 'twee', to: 'meer' },
              { from: 'drie', to: 'meer' },
            ],
            note: 'Twee en drie zijn samengevoegd.',
          },
        ],
      },
    });
    const report = await server.request('POST', routes.publishedTables('reeks'), {
      token: admin,
      body: {
        key: 'rapport-2020',
        title: 'Rapport 2020',
        audience: 'gemeenten',
        source: 'Een oud rapport',
        population: 355,
        opensAt: '2020-10-01T00:00:00.000Z',
        tables: [
          {
            variable: 'netwerk',
            title: 'Is er in uw gemeente een lokaal netwerk?',
            type: 'single',
            trendKey: 'netwerk',
            base: 37,
            categories: [
              { label: 'Ja', count: 11 },
              { label: 'Nee', count: 26 },
            ],
          },
        ],
      },
    });
    if (report.statusCode !== 201) throw new Error(report.body);
    researcher = (await signInAs(server, 'onderzoeker@example.nl', [{ study: 'reeks', role: 'researcher' }])).token;
    reader = (await signInAs(server, 'lezer@example.nl', [{ study: 'reeks', role: 'reader' }])).token;
  });
  afterAll(() => server.close());

  const get = (path: string, token = researcher) => server.request('GET', path, { token });
  const detail = async (key: string, query = '', token = researcher) => {
    const answer = await get(`${routes.trend('reeks', key)}${query}`, token);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<TrendDetail>();
  };
  const between = ({ pairs }: TrendDetail, from: string, to: string) =>
    pairs.find((pair) => pair.from === from && pair.to === to)!;

  it('have per wave the breakdown, and per pair of waves the difference with interval, test and p-value', async () => {
    const trend = await detail('netwerk');
    expect(
      trend.points.map(({ wave, n, breakdown }) => [wave, n, breakdown?.categories.map(({ count }) => count)]),
    ).toEqual([
      ['rapport-2020', 37, [11, 26]],
      ['meting-2022', 42, [20, 22]],
      ['meting-2024', 51, [33, 18]],
    ]);
    expect(trend.waves.map(({ label, microdata }) => [label, microdata])).toEqual([
      ['2020', false],
      ['2022', true],
      ['2024', true],
    ]);
    const pair = between(trend, 'meting-2022', 'meting-2024');
    expect(pair).toMatchObject({ join: 'reworded', consecutive: true, pairs: 41, divided: 0 });
    const [comparison] = pair.comparisons;
    expect(comparison).toMatchObject({ code: 'ja', test: 'paired', method: 'mcnemarExact' });
    expect(comparison!.difference).toBeCloseTo(100 * (33 / 51 - 20 / 42), 9);
    // Twelve of the forty and the successor changed from nee to ja, none back: 2 × (1/2)^13.
    expect(comparison!.paired).toMatchObject({ gained: 13, lost: 0, n1: 41, n2: 41 });
    expect(comparison!.p).toBeCloseTo(2 ** -12, 12);
    // Each margin has its own difference and test: of everybody, of who is in both, and of who is in the second wave alone.
    expect(comparison!.everybody).toMatchObject({ n1: 42, n2: 51, interval: comparison!.interval, method: 'score' });
    const [low, high] = comparison!.paired!.interval!;
    expect([low < 100 * (13 / 41), high > 100 * (13 / 41)]).toEqual([true, true]);
    expect([low, high]).not.toEqual(comparison!.interval);
    expect(comparison!.others).toBeNull();
    expect(comparison!.beyondChance).toBe(true);
    const { total, stayers, others } = comparison!.decomposition!;
    expect(Math.abs(stayers + others - total)).toBeLessThan(0.1);
    expect(stayers).toBeCloseTo(100 * (13 / 41), 9);
  });

  it('count what merged as a pair with its successor when it said the same, and not when it did not', async () => {
    // Brielle and Westvoorne both said nee to the network; two and three desks are the same only after mapping.
    const pair = between(await detail('loket'), 'meting-2022', 'meting-2024');
    expect(pair).toMatchObject({
      join: 'recoded',
      confirmed: true,
      note: 'Twee en drie zijn samengevoegd.',
      pairs: 41,
      divided: 0,
    });
  });

  it('tell a recoded question in the categories of the newest wave', async () => {
    const trend = await detail('loket');
    expect(trend.categories.map(({ code }) => code)).toEqual(['een', 'meer']);
    expect(trend.points[0]!.figures.map(({ count }) => count)).toEqual([10, 32]);
  });

  it('take a report along with its n, unpaired, and the first and last wave beside the consecutive ones', async () => {
    const trend = await detail('netwerk');
    const pair = between(trend, 'rapport-2020', 'meting-2022');
    expect(pair).toMatchObject({ pairs: null });
    expect(pair.comparisons[0]).toMatchObject({ test: 'unpaired', method: 'score', paired: null, decomposition: null });
    expect(trend.pairs.map(({ from, to, consecutive }) => [from, to, consecutive])).toEqual([
      ['rapport-2020', 'meting-2022', true],
      ['meting-2022', 'meting-2024', true],
      ['rapport-2020', 'meting-2024', false],
    ]);
    expect(trend.comparisons).toBe(6);
    const raw = trend.pairs.flatMap(({ comparisons }) => comparisons.map(({ p, correctedP }) => [p!, correctedP!]));
    for (const [p, corrected] of raw) expect(corrected).toBeGreaterThanOrEqual(p!);
  });

  it('are of the same organisations in every wave as a matched panel', async () => {
    const trend = await detail('netwerk', '?panel=matched');
    expect(trend.points.map(({ wave, n }) => [wave, n])).toEqual([
      ['meting-2022', 41],
      ['meting-2024', 41],
    ]);
    const [comparison] = trend.pairs[0]!.comparisons;
    expect(comparison!.difference).toBeCloseTo(100 * (13 / 41), 9);
    expect(comparison!.difference).toBeCloseTo(comparison!.paired!.difference, 9);
  });

  it('lay an organisation beside it, through its merger, for the study team', async () => {
    const trend = await detail('netwerk', `?organisation=${SUCCESSOR}`);
    expect(trend.organisation).toEqual({ code: SUCCESSOR, name: 'Voorne aan Zee' });
    expect(trend.points.map(({ own }) => own)).toEqual([null, ['nee'], ['ja']]);
    expect((await get(`${routes.trend('reeks', 'netwerk')}?organisation=GM9999`)).statusCode).toBe(404);
    expect((await get(`${routes.trends('reeks')}?organisation=${SUCCESSOR}`, reader)).statusCode).toBe(403);
  });

  it('lay his own organisation beside it for an organisation-reader, who sees what a reader sees and no other organisation', async () => {
    const elsewhere = municipalitiesOn('2024-10-01').at(-1)!.code;
    const own = [{ organisation: SUCCESSOR }, { organisation: elsewhere }];
    const studies = [{ study: 'reeks', role: 'reader' as const }];
    const { token } = await signInAs(server, 'voorne@example.nl', studies, own);
    const beside = await detail('netwerk', `?organisation=${SUCCESSOR}`, token);
    expect(beside.points.map((point) => point.own)).toEqual([null, ['nee'], ['ja']]);
    // The other one is in neither wave: there is nothing to lay beside it.
    expect(beside.organisations).toEqual([{ code: SUCCESSOR, name: 'Voorne aan Zee' }]);
    const without = await detail('netwerk', '', token);
    const asReader = await detail('netwerk', '', reader);
    // The state is of the moment.
    const { reference } = without;
    expect(without).toEqual({ ...asReader, reference, organisations: beside.organisations });
    const other = members[0]!;
    for (const path of [routes.trends('reeks'), routes.trend('reeks', 'netwerk')]) {
      const refused = await get(`${path}?organisation=${other}`, token);
      expect([refused.statusCode, refused.json<{ type: string }>().type]).toEqual([
        403,
        'urn:ido-monitor:problem:not-your-organisation',
      ]);
    }
    // Without a role in the study the organisation opens nothing.
    const outside = await signInAs(server, 'buiten@example.nl', [], own);
    expect((await get(`${routes.trends('reeks')}?organisation=${SUCCESSOR}`, outside.token)).statusCode).toBe(404);
  });

  it('are filtered as breakdowns are, without the reports that know no provinces', async () => {
    const all = await detail('netwerk');
    const provinces = all.dimensions.find(({ name }) => name === 'province')!.categories;
    const counts = await Promise.all(
      provinces.map(async ({ code }) => {
        const { points } = await detail('netwerk', `?filter[province]=${encodeURIComponent(code)}`);
        return points.map(({ wave, n }) => [wave, n ?? 0] as const);
      }),
    );
    const sum = (wave: string) => counts.flat().reduce((total, [key, n]) => (key === wave ? total + n : total), 0);
    expect([sum('meting-2022'), sum('meting-2024'), sum('rapport-2020')]).toEqual([42, 51, 0]);
  });

  it('are about the same answer under every filter, also where another is given more', async () => {
    const { dimensions } = await detail('loket');
    const provinces = dimensions.find(({ name }) => name === 'province')!.categories;
    const more = await Promise.all(
      provinces.map(async ({ code }) => {
        const answer = await get(`${routes.trends('reeks')}?filter[province]=${encodeURIComponent(code)}`);
        const trend = answer.json<TrendDashboard>().trends.find(({ key }) => key === 'loket');
        if (!trend) return null;
        expect([code, trend.headline]).toEqual([code, 'meer']);
        const [een, meer] = trend.points.at(-1)!.figures;
        return een!.count! > meer!.count!;
      }),
    );
    expect(more).toContain(true);
    expect((await detail('loket', '?panel=matched')).headline).toBe('meer');
  });

  it('are all on the dashboard, in one answer with sentences made of the same figures', async () => {
    const dashboard = (await get(routes.trends('reeks'))).json<TrendDashboard>();
    expect(dashboard.trends.map(({ key, headline }) => [key, headline])).toEqual([
      ['netwerk', 'ja'],
      ['loket', 'meer'],
    ]);
    expect(dashboard.response).toMatch(/^51 van 61 gemeenten, 84%/);
    expect(dashboard.comparisons).toBe(3);
    expect(dashboard.sentences).toEqual([
      '‘Heeft uw gemeente een lokaal netwerk?’: in 2024 antwoordt 65% ‘Ja’ (n = 51), in 2022 was dat 48% (n = 42); ' +
        'het verschil is groter dan toeval (bij dezelfde 41 gemeenten in beide metingen: +32 procentpunt).',
      expect.stringMatching(/^‘Hoeveel loketten zijn er\?’: in 2024 antwoordt 61% ‘Meer dan één’/),
    ]);
    expect(dashboard.tiles).toMatchObject({ wave: 'meting-2024', trend: 'netwerk', category: 'ja' });
    const tiles = dashboard.tiles!.provinces;
    expect(tiles.reduce((total, { completed }) => total + completed!, 0)).toBe(51);
    expect(tiles.reduce((total, { population }) => total + population, 0)).toBe(61);
  });

  it('count a response in whatever is asked after it was sent in', async () => {
    const before = await detail('netwerk');
    await server.dataSource.query(
      `UPDATE response SET counted = false, changed_seq = (pg_current_xact_id()::text)::bigint
        WHERE organisation_code = $1 AND wave_id = (SELECT id FROM wave WHERE key = 'meting-2024')`,
      [SUCCESSOR],
    );
    const after = await detail('netwerk');
    expect([before.points[2]!.n, after.points[2]!.n]).toEqual([51, 50]);
    expect(between(after, 'meting-2022', 'meting-2024').pairs).toBe(40);
    await server.dataSource.query(
      `UPDATE response SET counted = true, changed_seq = (pg_current_xact_id()::text)::bigint WHERE organisation_code = $1`,
      [SUCCESSOR],
    );
    expect((await detail('netwerk')).points[2]!.n).toBe(51);
  });

  it('withhold from readers what tells of a few', async () => {
    // Two responses of 2022 are one pair with their successor: 42 responses less 41 pairs is what that one answered.
    const trend = await detail('netwerk', '', reader);
    const pair = between(trend, 'meting-2022', 'meting-2024');
    expect(pair).toMatchObject({ pairs: null, pairsWithheld: true });
    const filtered = await get(`${routes.trend('reeks', 'netwerk')}?filter[sizeClass]=klein`, reader);
    expect(filtered.statusCode).toBe(200);
    for (const { comparisons } of filtered.json<TrendDetail>().pairs)
      for (const { paired, decomposition } of comparisons) expect([paired, decomposition]).toEqual([null, null]);
    const panel = await get(`${routes.trend('reeks', 'netwerk')}?filter[sizeClass]=klein&panel=matched`, reader);
    expect([panel.statusCode, panel.json<{ type: string }>().type]).toEqual([
      403,
      'urn:ido-monitor:problem:for-study-team',
    ]);
  });

  it('keep from readers who answered in some of the waves, as that subtracts from who answered in all', async () => {
    const some = '?wave=meting-2022&wave=meting-2024';
    const panel = await get(`${routes.trend('reeks', 'netwerk')}${some}&panel=matched`, reader);
    expect([panel.statusCode, panel.json<Problem>().type.split(':').pop()]).toEqual([403, 'for-study-team']);
    const [pair] = (await detail('netwerk', some, reader)).pairs;
    expect(pair).toMatchObject({ pairs: null, comparisons: [{ test: 'unpaired', paired: null, others: null }, {}] });
    expect((await detail('netwerk', '?panel=matched', reader)).points.map(({ n }) => n)).toEqual([null, null]);
    expect((await detail('netwerk', some)).pairs[0]!.pairs).toBe(41);
  });

  it('withhold from readers the same waves as the breakdown does, for every filter', async () => {
    const { dimensions } = await detail('netwerk', '', reader);
    for (const { name, categories } of dimensions) {
      for (const { code } of categories) {
        const query = `?filter[${name}]=${encodeURIComponent(code)}`;
        const { points } = await detail('netwerk', query, reader);
        for (const { wave, n, figures } of points) {
          const answer = await get(`${routes.breakdownOf(wave, 'netwerk')}${query}`, reader);
          // A category that nobody has is no filter of the breakdown.
          if (answer.statusCode === 400) continue;
          const [table] = answer.json<{
            variables: { base: number | null; categories: { count: number | null }[] }[];
          }>().variables;
          expect([name, code, wave, n, figures[0]!.count]).toEqual([
            name,
            code,
            wave,
            table!.base,
            table!.categories[0]!.count,
          ]);
        }
      }
    }
  });

  it('refuse by name what cannot be asked', async () => {
    expect((await get(routes.trend('reeks', 'bestaat-niet'))).statusCode).toBe(404);
    expect((await get(routes.trends('bestaat-niet'))).statusCode).toBe(404);
    const refused = await get(`${routes.trends('reeks')}?panel=x&iets=1&filter[netwerk]=ja&filter[province]=Atlantis`);
    expect(refused.statusCode).toBe(400);
    expect(
      refused.json<{ errors: { pointer: string; code: string }[] }>().errors.map(({ pointer }) => pointer),
    ).toEqual(['/query/filter[netwerk]', '/query/filter[province]', '/query/panel', '/query/iets']);
  });

  describe('the reference of a trend', () => {
    /** What the reference stands for: pasted back, it is the query with the state. */
    const pasted = (reference: string | null) => {
      const [, key, state, query = ''] = /^reeks\/trends\/([^@]+)@([^?#]+)(?:\?([^#]*))?#\d/.exec(reference ?? '')!;
      const asked = new URLSearchParams([...new URLSearchParams(query), ['asOf', state!]]);
      return { path: `${routes.trend('reeks', key!)}?${asked}`, state: state! };
    };
    const again = async (reference: string | null, token = researcher) => {
      const answer = await get(pasted(reference).path, token);
      expect([answer.statusCode, answer.json<Problem>().detail]).toEqual([200, undefined]);
      return answer.json<TrendDetail>();
    };
    const refused = async (key: string, asOf: string, token = researcher) => {
      const answer = await get(`${routes.trend('reeks', key)}?asOf=${encodeURIComponent(asOf)}`, token);
      return [answer.statusCode, answer.json<Problem>().type.split(':').pop()];
    };
    const send = async (method: 'POST' | 'PUT' | 'PATCH', path: string, body: object) => {
      const answer = await server.request(method, path, { token: await server.adminToken(), body });
      if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`);
    };
    const responseOf = async (wave: string, organisation: string) => {
      const rows: { id: string }[] = await server.dataSource.query(
        'SELECT r.id FROM response r JOIN wave w ON w.id = r.wave_id WHERE w.key = $1 AND r.organisation_code = $2',
        [wave, organisation],
      );
      return rows[0]!.id;
    };
    const add = async (key: string, organisations: readonly string[], answers: Record<string, string>) => {
      const rows: { id: number }[] = await server.dataSource.query('SELECT id FROM wave WHERE key = $1', [key]);
      const compiled = compileQuestionnaire(definitionOf(SECOND));
      const wave = { id: rows[0]!.id, key, studyKey: 'reeks', compiled };
      await addComplete(
        server.dataSource,
        wave,
        organisations.map((organisation) => ({ organisation, answers })),
      );
    };

    /** How the waves before the newest were held together. */
    let joinsBefore = '';

    it('gives the same trend after answers came in, were changed and cleaned, the population changed, and a wave was held', async () => {
      const selection = `?filter[sizeClass]=klein&filter[sizeClass]=middel&panel=matched&organisation=${SUCCESSOR}`;
      const before = await Promise.all([detail('netwerk'), detail('loket'), detail('netwerk', selection)]);
      expect(before[0].reference).toMatch(
        /^reeks\/trends\/netwerk@q[0-9a-f]{8}\.m[0-9a-f]{8};rapport-2020;meting-2022=v1\.p\d+\.c0\.all\.\d+:\d+:[\d,]*;meting-2024=v2\.[^?;]+#\d/,
      );
      expect(before[2].reference).toContain(
        `?filter%5BsizeClass%5D=klein&filter%5BsizeClass%5D=middel&organisation=${SUCCESSOR}&panel=matched#`,
      );
      expect(before.map(({ asOf }) => asOf)).toEqual([null, null, null]);
      joinsBefore = pasted(before[0].reference).state.split(';')[0]!;

      await add('meting-2024', members.slice(50, 54), { netwerk: 'nee', loket: 'een' });
      await send('POST', routes.cleaningEntries('meting-2022'), {
        kind: 'exclude',
        response: await responseOf('meting-2022', members[0]!),
        reason: 'Proefinvulling',
      });
      await send('POST', routes.cleaningEntries('meting-2022'), {
        kind: 'edit',
        response: await responseOf('meting-2022', members[1]!),
        question: 'loket',
        value: 'drie',
        reason: 'Nagevraagd',
      });
      const rule = { kind: 'list', codes: [...members.slice(0, 56), SUCCESSOR] };
      await send('PUT', routes.population('meting-2024'), { rule, reason: 'Gesplitst' });
      await send('PATCH', routes.study('reeks'), { sizeLimits: [25_000, 60_000, 250_000] });
      const newest = { key: 'meting-2025', title: 'Nieuwste', questionnaire: 'vragen-reeks' };
      await send('POST', routes.waves('reeks'), { ...newest, opensAt: '2025-10-01T08:00:00Z' });
      await send('PUT', routes.population('meting-2025'), { rule: { kind: 'list', codes: members } });
      await send('PATCH', routes.wave('meting-2025'), { status: 'open' });
      await add('meting-2025', members.slice(0, 20), { netwerk: 'ja', loket: 'meer' });

      const now = await detail('netwerk');
      expect(now.points.map(({ wave, n }) => [wave, n])).toEqual([
        ['rapport-2020', 37],
        ['meting-2022', 41],
        ['meting-2024', 55],
        ['meting-2025', 20],
      ]);
      for (const trend of before)
        expect(await again(trend.reference)).toEqual({ ...trend, asOf: pasted(trend.reference).state });
      // Another selection of that state is a figure of that state too.
      const { path } = pasted(before[0].reference);
      const drenthe = await get(`${path}&filter[province]=Drenthe`);
      expect(drenthe.json<TrendDetail>().waves.map(({ key }) => key)).toEqual(['meting-2022', 'meting-2024']);
    });

    it('is refused with a sentence when it cannot be read, or is of another state', async () => {
      const { state } = pasted((await detail('netwerk')).reference);
      const of2024 = /meting-2024=([^;]+)/.exec(state)![1]!;
      expect(await refused('netwerk', 'gisteren')).toEqual([400, 'unreadable-reference']);
      expect(await refused('netwerk', of2024)).toEqual([400, 'unreadable-reference']);
      expect(await refused('netwerk', state.replace(`=${of2024}`, ''))).toEqual([400, 'unreadable-reference']);
      expect(await refused('netwerk', `${state};meting-2024=${of2024}`)).toEqual([400, 'unreadable-reference']);
      expect(await refused('netwerk', state.replace('=v2', '=v1'))).toEqual([409, 'other-questionnaire']);
      expect(await refused('netwerk', state.replace(/\.p\d+/, '.p999'))).toEqual([409, 'other-population']);
      expect(await refused('netwerk', state.replace('meting-2024', 'meting-1924'))).toEqual([404, 'unknown-resource']);
      for (const path of [routes.trends('reeks'), routes.publicTrends('reeks')])
        expect((await get(`${path}?asOf=${encodeURIComponent(state)}`)).statusCode).not.toBe(200);
    });

    it('is not for readers, until every state is released', async () => {
      // What is still answered is not for readers at all.
      const known = async () => (await detail('netwerk', '', reader)).points.map(({ wave }) => wave);
      expect(await known()).not.toContain('meting-2025');
      await send('PATCH', routes.wave('meting-2025'), { status: 'closed' });
      expect(await known()).toContain('meting-2025');
      const { state } = pasted((await detail('netwerk', '', reader)).reference);
      expect(await refused('netwerk', state, reader)).toEqual([403, 'forbidden']);
      let ofReleases = state;
      for (const wave of ['meting-2022', 'meting-2024', 'meting-2025']) {
        expect([wave, ...(await refused('netwerk', ofReleases, reader))]).toEqual([wave, 403, 'forbidden']);
        await send('POST', routes.releases(wave), { note: '' });
        const [release] = (await get(routes.releases(wave))).json<{ items: Release[] }>().items;
        const released = /@([^#]+)/.exec(release!.reference)![1]!;
        ofReleases = ofReleases.replace(new RegExp(`${wave}=[^;]+`), `${wave}=${released}`);
      }
      const answer = await get(`${routes.trend('reeks', 'netwerk')}?asOf=${encodeURIComponent(ofReleases)}`, reader);
      expect(answer.json<TrendDetail>().points.map(({ n }) => n)).toEqual([37, 41, 55, 20]);
      // The waves before it alone have other pairs and another panel than all together.
      const [, ...of] = ofReleases.split(';');
      const earlier = encodeURIComponent([joinsBefore, ...of.slice(0, -1)].join(';'));
      const without = await get(`${routes.trend('reeks', 'netwerk')}?asOf=${earlier}`, reader);
      expect(without.json<TrendDetail>().points.map(({ n }) => n)).toEqual([37, 41, 55]);
      expect(between(without.json<TrendDetail>(), 'meting-2022', 'meting-2024').pairs).toBeNull();
      const panel = await get(`${routes.trend('reeks', 'netwerk')}?asOf=${earlier}&panel=matched`, reader);
      expect([panel.statusCode, panel.json<Problem>().type.split(':').pop()]).toEqual([403, 'for-study-team']);
    });

    it('is refused when the questions or the organisations are linked in another way since, and only then', async () => {
      const [netwerk, loket] = [(await detail('netwerk')).reference, (await detail('loket')).reference];
      const concordance = routes.concordance('vragen-reeks.1', 'vragen-reeks.2');
      await send('PUT', concordance, { items: [{ from: 'netwerk', to: 'netwerk', verdict: 'reworded', note: 'Ja' }] });
      expect((await again(netwerk)).pairs[1]).toMatchObject({ confirmed: true, note: 'Ja' });
      const categories = [
        { from: 'een', to: 'een' },
        { from: 'twee', to: 'meer' },
        { from: 'drie', to: null },
      ];
      await send('PUT', concordance, { items: [{ from: 'loket', to: 'loket', verdict: 'recoded', categories }] });
      await again(netwerk);
      expect(await refused('loket', pasted(loket).state)).toEqual([409, 'other-concordance']);
      await server.dataSource.query('UPDATE organisation SET successor_code = NULL WHERE code = $1', [MERGED[0]]);
      expect(await refused('netwerk', pasted(netwerk).state)).toEqual([409, 'other-mergers']);
    });
  });
});
