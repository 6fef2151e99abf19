import { routes, type TrendDashboard, type TrendDetail } from '@ido/api';
import { municipalitiesOn } from '@ido/catalogue';
import { startTestApp, type TestApp } from '../testing/test-server';
import { holdWaves } from './testing/waves';

const SUCCESSOR = 'GM1992';
const NETWORK = {
  name: 'netwerk',
  title: 'Is er een lokaal netwerk?',
  choices: [
    ['ja', 'Ja'],
    ['nee', 'Nee'],
  ],
  trendKey: 'netwerk',
} as const;
const partners = (codes: readonly string[]) => ({
  name: 'partners',
  title: 'Met wie werkt u samen?',
  multiple: true,
  choices: codes.map((code) => [code, `Partner ${code}`] as const),
  trendKey: 'partners',
});
/** More options than one cell of a coded row holds. */
const OPTIONS = Array.from({ length: 18 }, (_, at) => `p${at}`);
const FEWER = OPTIONS.slice(0, 16);

describe('trends over waves in memory and over waves that PostgreSQL counts', () => {
  let server: TestApp;
  let inSql: TestApp;
  let token: string;

  beforeAll(async () => {
    server = await startTestApp();
    const before = new Set(municipalitiesOn('2022-10-01').map(({ code }) => code));
    const current = municipalitiesOn('2024-10-01')
      .map(({ code }) => code)
      .filter((code) => before.has(code))
      .slice(0, 60);
    const answers = (at: number, yes: number, options: readonly string[]) => ({
      ...(at % 9 !== 8 && { netwerk: at < yes ? 'ja' : 'nee' }),
      ...(at % 7 !== 6 && { partners: options.filter((_code, option) => (at * 5 + option * yes) % 6 === 0) }),
    });
    await holdWaves(server, 'reeks', [
      {
        key: 'meting-2022',
        opensAt: '2022-10-01T08:00:00Z',
        questions: [NETWORK, partners(OPTIONS)],
        population: [...current, 'GM0501', 'GM0530', 'GM0614'],
        responses: [
          ...current.slice(0, 45).map((organisation, at) => ({ organisation, answers: answers(at, 15, OPTIONS) })),
          // Predecessors that agree on the network and not on partners; and one that answered twice, differently.
          { organisation: 'GM0501', answers: { netwerk: 'nee', partners: ['p1'] } },
          { organisation: 'GM0614', answers: { netwerk: 'nee', partners: ['p2', 'p16'] } },
          { organisation: current[3]!, answers: { netwerk: 'nee', partners: ['p0'] } },
        ],
      },
      {
        key: 'meting-2024',
        opensAt: '2024-10-01T08:00:00Z',
        questions: [NETWORK, partners(FEWER)],
        population: [...current, SUCCESSOR],
        responses: [
          ...current.slice(5, 58).map((organisation, at) => ({ organisation, answers: answers(at, 30, FEWER) })),
          { organisation: SUCCESSOR, answers: { netwerk: 'ja', partners: ['p2', 'p15'] } },
        ],
      },
    ]);
    inSql = await startTestApp({ DATABASE_URL: server.config.databaseUrl!, MEMORY_BOUND_ROWS: '1' });
    token = await server.adminToken();
  });
  afterAll(async () => {
    await inSql.close();
    await server.close();
  });

  const both = async (path: string) => {
    const answers = await Promise.all([server, inSql].map((one) => one.request('GET', path, { token })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    return answers;
  };

  it.each([
    ['everything', ''],
    ['a size class', '?filter[sizeClass]=klein'],
    ['the same organisations in every wave', '?panel=matched'],
    ['a merged municipality beside it', `?organisation=${SUCCESSOR}`],
    ['a municipality beside it that the filter leaves out', `?filter[sizeClass]=zeer-groot&organisation=${SUCCESSOR}`],
  ])('give the same figures and tests of %s', async (_, query) => {
    for (const key of ['netwerk', 'partners']) {
      const [memory, sql] = await both(`${routes.trend('reeks', key)}${query}`);
      const inMemory = memory!.json<TrendDetail>();
      expect(inMemory.reference).not.toBeNull();
      // Too large to be made again.
      expect(sql!.json()).toEqual({ ...inMemory, reference: null });
    }
  });

  it('compare organisations in both waves paired, also in PostgreSQL', async () => {
    const [, sql] = await both(routes.trend('reeks', 'netwerk'));
    const [pair] = sql!.json<TrendDetail>().pairs;
    // Of 5 … 44 those that answered both times, and the successor of what merged; number 3 contradicts itself and was not asked again.
    expect(pair).toMatchObject({ divided: 0 });
    expect(pair!.pairs).toBeGreaterThan(25);
    expect(pair!.comparisons[0]).toMatchObject({ test: 'paired' });
    const [, other] = await both(routes.trend('reeks', 'partners'));
    expect(other!.json<TrendDetail>().pairs[0]).toMatchObject({ divided: 1 });
  });

  it('have the same dashboard, but for the tiles, which are of a wave in memory', async () => {
    const [memory, sql] = await both(routes.trends('reeks'));
    const dashboard = memory!.json<TrendDashboard>();
    expect(dashboard.tiles).not.toBeNull();
    expect(sql!.json()).toEqual({ ...dashboard, tiles: null });
  });
});
