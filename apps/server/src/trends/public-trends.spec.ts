import { routes, type Problem, type PublicWave, type TrendDashboard, type TrendDetail } from '@ido/api';
import { municipalitiesOn } from '@ido/catalogue';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import { holdWaves } from './testing/waves';

const NETWORK = {
  name: 'netwerk',
  title: 'Is er een lokaal netwerk?',
  choices: [
    ['ja', 'Ja'],
    ['nee', 'Nee'],
  ],
  trendKey: 'netwerk',
} as const;

describe('trends of what was released', () => {
  let server: TestApp;
  let researcher: string;

  beforeAll(async () => {
    server = await startTestApp();
    const municipalities = municipalitiesOn('2024-10-01');
    const of = (province: string, most: number) =>
      municipalities.filter((one) => one.province === province).slice(0, most);
    // Two in Flevoland: too few to show.
    const asked = [...of('Gelderland', 40), ...of('Utrecht', 20), ...of('Flevoland', 2)].map(({ code }) => code);
    const wave = (key: string, opensAt: string, yes: number) => ({
      key,
      opensAt,
      questions: [NETWORK],
      population: asked,
      responses: asked.map((organisation, at) => ({ organisation, answers: { netwerk: at < yes ? 'ja' : 'nee' } })),
    });
    await holdWaves(server, 'reeks', [
      wave('meting-2022', '2022-10-01T08:00:00Z', 10),
      wave('meting-2023', '2023-10-01T08:00:00Z', 20),
      wave('meting-2024', '2024-10-01T08:00:00Z', 40),
    ]);
    researcher = (await signInAs(server, 'onderzoeker@example.nl', [{ study: 'reeks', role: 'researcher' }])).token;
  });
  afterAll(() => server.close());

  const get = (path: string, token?: string) => server.request('GET', path, { token });
  const release = async (wave: string) => {
    await server.dataSource.query(`UPDATE wave SET status = 'closed' WHERE key = $1 AND status = 'open'`, [wave]);
    const answer = await server.request('POST', routes.releases(wave), { token: researcher, body: {} });
    if (answer.statusCode !== 201) throw new Error(answer.body);
  };
  const dashboard = async (query = '') => (await get(routes.publicTrends('reeks') + query)).json<TrendDashboard>();
  const kindOf = (problem: Problem) => problem.type.split(':').pop();

  it('are not there before anything was released, and of an unknown study never', async () => {
    expect((await get(routes.publicTrends('reeks'))).statusCode).toBe(404);
    expect((await get(routes.publicTrends('bestaat-niet'))).statusCode).toBe(404);
  });

  it('take the released waves alone, as they were released, and compare them unpaired', async () => {
    await release('meting-2022');
    await release('meting-2024');
    const { waves, trends, comparisons, response, sentences } = await dashboard();
    expect(waves.map(({ key, responses, release: of }) => [key, responses, of?.number])).toEqual([
      ['meting-2022', 62, 1],
      ['meting-2024', 62, 1],
    ]);
    expect(response).toBe('62 van 62 gemeenten, 100%');
    expect(comparisons).toBe(0);
    const [trend] = trends;
    expect(trend!.points.map(({ n, figures }) => [n, figures[0]!.count])).toEqual([
      [62, 10],
      [62, 40],
    ]);
    // Everybody answered, so nothing is left to chance; and nobody is told who answered both times.
    expect(trend!.pairs[0]).toMatchObject({ pairs: null, divided: null, pairsWithheld: false });
    expect(trend!.pairs[0]!.comparisons[0]).toMatchObject({ test: 'unpaired', paired: null, decomposition: null });
    expect(sentences[0]).toContain('in 2024 antwoordt 65% ‘Ja’ (n = 62), in 2022 was dat 16% (n = 62)');
    expect(JSON.stringify([waves, trends])).not.toContain('meting-2023');
  });

  it('are the figures of the public page of each wave', async () => {
    const { figures } = (await get(routes.publicWave('meting-2024'))).json<PublicWave>();
    const released = figures.crossings[0]!.variables[0]!.categories;
    const detail = (await get(routes.publicTrend('reeks', 'netwerk'))).json<TrendDetail>();
    const point = detail.points.at(-1)!;
    expect(
      point.figures.map(({ code, count, share, percentage, interval }) => ({
        code,
        count,
        share,
        percentage,
        interval,
      })),
    ).toEqual(
      released.map(({ code, count, share, percentage, interval }) => ({ code, count, share, percentage, interval })),
    );
    expect(point.breakdown).toMatchObject({ categories: released });
    // What was released does not change.
    expect([detail.reference, detail.asOf]).toEqual([null, null]);
    expect((await get(routes.publicTrend('reeks', 'bestaat-niet'))).statusCode).toBe(404);
  });

  it('stay what they were while answers change, until the wave is released again', async () => {
    const before = await dashboard();
    await server.dataSource.query(
      `UPDATE response SET counted = false, changed_seq = (pg_current_xact_id()::text)::bigint
        WHERE id IN (SELECT r.id FROM response r JOIN wave w ON w.id = r.wave_id WHERE w.key = 'meting-2024' ORDER BY r.organisation_code LIMIT 6)`,
    );
    expect(await dashboard()).toEqual(before);
    await release('meting-2024');
    const { waves } = await dashboard();
    expect(waves.at(-1)).toMatchObject({ responses: 56, release: { number: 2 } });
  });

  it('are filtered by one province at a time, with what the release withheld still withheld', async () => {
    const { dimensions, tiles } = await dashboard();
    expect(dimensions.map(({ name }) => name)).toEqual(['province', 'sizeClass']);
    const { figures } = (await get(routes.publicWave('meting-2024'))).json<PublicWave>();
    const groups = figures.crossings.find(({ by }) => by === 'province')!.variables[0]!.groups!;
    expect(groups.some(({ suppressed }) => suppressed === 'primary')).toBe(true);
    for (const group of groups) {
      const [trend] = (await dashboard(`?filter[province]=${group.code}`)).trends;
      const point = trend!.points.at(-1)!;
      expect([group.code, point.n, point.figures[0]!.count]).toEqual([
        group.code,
        group.base,
        group.categories[0]!.count,
      ]);
      const tile = tiles!.provinces.find(({ code }) => code === group.code)!;
      expect([tile.n, tile.count, tile.completed === null]).toEqual([
        group.base,
        group.categories[0]!.count,
        group.suppressed !== undefined,
      ]);
    }
    // Nobody was asked there.
    const elsewhere = await dashboard('?filter[province]=Zeeland');
    expect(elsewhere.waves.map(({ responses, population }) => [responses, population])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('refuse by name what no release kept', async () => {
    for (const query of [
      '?filter[province]=Utrecht&filter[sizeClass]=klein',
      '?filter[province]=Utrecht&filter[province]=Gelderland',
      '?panel=matched',
      '?organisation=GM0014',
    ]) {
      const answer = await get(routes.publicTrends('reeks') + query);
      expect([query, answer.statusCode, kindOf(answer.json())]).toEqual([query, 403, 'not-released']);
    }
    expect((await get(`${routes.publicTrends('reeks')}?iets=1`)).statusCode).toBe(400);
  });
});
