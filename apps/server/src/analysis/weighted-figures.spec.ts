import { routes, type Breakdown, type Problem } from '@ido/api';
import { addComplete, createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

/** 6 organisations in Groningen, of which 3 answer, and 4 in Flevoland, of which 1 answers: they weigh 2 and 4. */
const POPULATION = Array.from({ length: 10 }, (_, at) => ({
  code: `GM8${String(at).padStart(3, '0')}`,
  name: `Gemeente ${at}`,
  province: at < 6 ? 'Groningen' : 'Flevoland',
  sizeClass: 'klein',
}));
const RESPONSES = [
  { organisation: 'GM8000', answers: { netwerk: 'ja', samenwerking: ['overleg', 'contact'], vragen: ['v0', 'v19'] } },
  { organisation: 'GM8001', answers: { netwerk: 'ja', samenwerking: ['overleg'], vragen: ['v19'] } },
  { organisation: 'GM8002', answers: { netwerk: 'weet-niet', samenwerking: ['overleg'] } },
  { organisation: 'GM8006', answers: { netwerk: 'nee', samenwerking: ['contact'], vragen: ['v0'] } },
  { organisation: null, answers: { netwerk: 'nee' } },
];

/** What the first way of counting gave, for the second one to give too. */
const seen = new Map<string, unknown>();

describe.each([
  ['in memory', '5000000'],
  ['in SQL', '0'],
])('weighted figures, counted %s', (_, memoryBound) => {
  let server: TestApp;
  let wave: SampleWave;
  let token: string;
  beforeAll(async () => {
    server = await startTestApp({ MEMORY_BOUND_ROWS: memoryBound });
    token = await server.adminToken();
    wave = await createSampleWave(server.dataSource, { key: 'gewogen', population: POPULATION });
    await server.dataSource.query('UPDATE study SET percentages_from = 1');
    await addComplete(server.dataSource, wave, RESPONSES);
    const definition = { method: 'class', variables: ['province'] };
    const body = { key: 'provincie', title: 'Per provincie', definition };
    expect((await server.request('POST', routes.weightings(wave.key), { token, body })).statusCode).toBe(201);
  });
  afterAll(() => server.close());

  const ask = async (query: string) => {
    const answer = await server.request('GET', `${routes.breakdown(wave.key)}?${query}`, { token });
    expect([query, answer.statusCode]).toEqual([query, 200]);
    return answer.json<Breakdown>();
  };
  const shares = ({ variables }: Breakdown, name = 'netwerk') => {
    const { categories, base, effectiveN } = variables.find((one) => one.name === name)!;
    return { base, effectiveN, shares: categories.map(({ share, count, percentage }) => [count, share, percentage]) };
  };

  it('have weighted shares beside the unweighted n and the effective n, worked out by hand', async () => {
    const figures = await ask('weights=provincie');
    expect(figures).toMatchObject({
      weights: 'provincie.1',
      weighting: { title: 'Per provincie', withoutWeight: 1 },
      responses: 5,
    });
    // Three of weight 2 and one of weight 4: (10)² / (4 + 4 + 4 + 16).
    const { base, effectiveN, shares: found } = shares(figures);
    expect(base).toBe(5);
    expect(effectiveN).toBeCloseTo(100 / 28, 12);
    expect(found.map(([count, , percentage]) => [count, percentage])).toEqual([
      [2, 40],
      [2, 40],
      [1, 20],
    ]);
    const { note, categories } = figures.variables[0]!;
    expect(note).toContain('De percentages zijn gewogen (Per provincie). De aantallen niet. De effectieve n is 3,6.');
    for (const { share, interval } of categories) {
      expect(interval![0]).toBeLessThanOrEqual(share!);
      expect(interval![1]).toBeGreaterThanOrEqual(share!);
    }
    expect((await ask('weights=provincie.1')).variables).toEqual(figures.variables);
  });

  it('leave out, filter and cross as unweighted ones do', async () => {
    // Without who does not know: 4 of 2 + 2 + 4.
    expect(shares(await ask('weights=provincie&excludeDontKnow=true')).shares[0]![1]).toBeCloseTo(0.5, 12);
    expect(shares(await ask('weights=provincie&filter[samenwerking]=contact')).shares[0]![1]).toBeCloseTo(2 / 6, 12);
    // Several cells: 2 + 4 of 2 + 2 + 4.
    expect(shares(await ask('weights=provincie'), 'vragen').shares[0]![1]).toBeCloseTo(6 / 8, 12);
    const crossed = await ask('weights=provincie&by=netwerk');
    const groups = crossed.variables.find(({ name }) => name === 'samenwerking')!.groups!;
    expect(groups[0]!.categories.map(({ share }) => share)).toEqual([1, 0, 0.5]);
    expect(groups[0]!.effectiveN).toBeCloseTo(2, 12);
  });

  it('are the same in memory and in SQL', async () => {
    for (const query of [
      '',
      '&by=netwerk',
      '&by=province&excludeDontKnow=true',
      '&filter[province]=Groningen&base=eligible',
    ]) {
      const { variables } = await ask(`weights=provincie${query}`);
      if (!seen.has(query)) seen.set(query, variables);
      expect(variables).toEqual(seen.get(query));
    }
  });

  it('say in their export what they are weighted with', async () => {
    const file = await server.request('GET', `${routes.export(wave.key, 'breakdown.csv')}?weights=provincie`, {
      token,
    });
    const [head, first] = file.body.trim().split('\r\n');
    expect(head).toMatch(/;toelichting;weging;effectieve n$/);
    expect(first).toMatch(/gewogen; aantallen niet\.[^;]*"?;Per provincie;"3,57/);
  });

  it('are refused for a weighting that does not exist, and for readers', async () => {
    const unknown = await server.request('GET', `${routes.breakdown(wave.key)}?weights=anders`, { token });
    expect([unknown.statusCode, unknown.json<Problem>().errors?.[0]?.pointer]).toEqual([400, '/query/weights']);
    const reader = await readerToken(server, wave);
    const refused = await server.request('GET', `${routes.breakdown(wave.key)}?weights=provincie`, { token: reader });
    expect(refused.statusCode).toBe(403);
  });
});
