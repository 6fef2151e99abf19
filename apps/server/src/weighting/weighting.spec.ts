import {
  routes,
  type Problem,
  type WeightingDefinition,
  type WeightingOutcome,
  type Weightings,
  type WeightingScheme,
} from '@ido/api';
import { addComplete, createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

/** 6 organisations in Groningen and 4 in Flevoland; of each province 2 are very large. */
const POPULATION = Array.from({ length: 10 }, (_, at) => ({
  code: `GM8${String(at).padStart(3, '0')}`,
  name: `Gemeente ${at}`,
  province: at < 6 ? 'Groningen' : 'Flevoland',
  sizeClass: at % 5 < 1 || at === 1 || at === 6 ? 'zeer-groot' : 'klein',
}));

describe('weighting a wave', () => {
  let server: TestApp;
  let wave: SampleWave;
  let token: string;
  beforeAll(async () => {
    server = await startTestApp();
    token = await server.adminToken();
    wave = await createSampleWave(server.dataSource, { key: 'wegen', population: POPULATION });
    await addComplete(server.dataSource, wave, [
      { answers: { netwerk: 'ja' }, organisation: 'GM8000' },
      { answers: { netwerk: 'nee' }, organisation: 'GM8002' },
      { answers: { netwerk: 'nee' }, organisation: 'GM8006' },
      { answers: { netwerk: 'ja' }, organisation: 'GM8007' },
      // Of nobody: has no weight.
      { answers: { netwerk: 'ja' }, organisation: null },
    ]);
  });
  afterAll(() => server.close());

  const definition = (more: Partial<WeightingDefinition>): WeightingDefinition => ({
    ...{ method: 'class', variables: ['province'], merged: [], mostTimesMean: null },
    ...more,
  });
  const preview = async (more: Partial<WeightingDefinition>) => {
    const answer = await server.request('POST', routes.weightingPreview(wave.key), { token, body: definition(more) });
    return answer.json<WeightingOutcome & Problem>();
  };
  const save = async (key: string, title: string, more: Partial<WeightingDefinition>) => {
    const body = { key, title, definition: definition(more) };
    const answer = await server.request('POST', routes.weightings(wave.key), { token, body });
    return { ...answer.json<WeightingScheme & Problem>(), status: answer.statusCode };
  };

  it('shows what it would give before anything is kept', async () => {
    const fit = await preview({});
    expect(fit).toMatchObject({
      kind: 'fitted',
      populationN: 10,
      respondents: 4,
      withoutWeight: 1,
      unknownInPopulation: 0,
    });
    if (fit.kind !== 'fitted') return;
    // 6 / 2 = 3 and 4 / 2 = 2; the mean is 2.5. (6 + 4)² / (9 + 9 + 4 + 4)
    expect(fit.spread).toMatchObject({ min: 0.8, max: 1.2 });
    expect(fit.effectiveN).toBeCloseTo(100 / 26, 12);
    expect(fit.margins).toMatchObject([
      {
        title: 'Provincie',
        classes: [{ label: 'Groningen', population: 6, respondents: 2, weighted: 6 }, { code: 'Flevoland' }],
      },
    ]);
    expect((await server.request('GET', routes.weightings(wave.key), { token })).json<Weightings>().schemes).toEqual(
      [],
    );
  });

  it('names classes that nobody answered of, with what they can be taken together with', async () => {
    await server.dataSource.query(
      `UPDATE response SET counted = false WHERE wave_id = $1 AND organisation_code = 'GM8006'`,
      [wave.id],
    );
    await server.dataSource.query(
      `UPDATE response SET counted = false WHERE wave_id = $1 AND organisation_code = 'GM8007'`,
      [wave.id],
    );
    expect(await preview({})).toEqual({
      kind: 'empty-classes',
      variable: 'province',
      title: 'Provincie',
      classes: [{ code: 'Flevoland', label: 'Flevoland', population: 4 }],
      others: [{ code: 'Groningen', label: 'Groningen' }],
    });
    const merged = [{ variable: 'province', code: 'Flevoland', into: 'Groningen' }];
    expect(await preview({ merged })).toMatchObject({
      kind: 'fitted',
      margins: [{ classes: [{ label: 'Groningen + Flevoland' }] }],
    });
    expect((await save('leeg', 'Leeg', {})).type).toContain('no-weights');
    await server.dataSource.query('UPDATE response SET counted = true WHERE wave_id = $1', [wave.id]);
  });

  it('keeps versions: a new fit is a new version, and an old one can be made current again', async () => {
    expect(
      await save('raking', 'Raking op grootte en provincie', {
        method: 'raking',
        variables: ['sizeClass', 'province'],
      }),
    ).toMatchObject({
      status: 201,
      current: 1,
    });
    const second = await save('raking', 'Raking op grootte en provincie', {
      ...{ method: 'raking', variables: ['province', 'sizeClass'], mostTimesMean: 3 },
    });
    expect(second).toMatchObject({
      status: 201,
      current: 2,
      versions: [{ version: 2, author: 'Beheerder' }, { version: 1 }],
    });
    const chosen = await server.request('PUT', routes.currentWeighting(wave.key, 'raking'), {
      token,
      body: { version: 1 },
    });
    expect(chosen.json<WeightingScheme>().current).toBe(1);
    const unknown = await server.request('PUT', routes.currentWeighting(wave.key, 'raking'), {
      token,
      body: { version: 9 },
    });
    expect(unknown.statusCode).toBe(404);
    const { schemes, facts } = (await server.request('GET', routes.weightings(wave.key), { token })).json<Weightings>();
    expect(schemes.map(({ key, current, versions }) => [key, current, versions.length])).toEqual([['raking', 1, 2]]);
    expect(facts.find(({ name }) => name === 'province')?.classes).toEqual([
      { code: 'Groningen', label: 'Groningen', population: 6, respondents: 2 },
      { code: 'Flevoland', label: 'Flevoland', population: 4, respondents: 2 },
    ]);
  });

  it('refuses what is no weighting, with the place', async () => {
    expect((await preview({ variables: ['kleur'] })).errors).toMatchObject([{ pointer: '/definition/variables/0' }]);
    expect((await preview({ method: 'raking' })).errors).toMatchObject([{ pointer: '/variables' }]);
    expect((await preview({ method: 'raking', variables: ['province', 'province'] })).errors).toMatchObject([
      { code: 'duplicate' },
    ]);
    const merged = [
      { variable: 'province', code: 'Flevoland', into: 'Groningen' },
      { variable: 'province', code: 'Groningen', into: 'Flevoland' },
    ];
    expect((await preview({ merged })).errors).toHaveLength(2);
    expect((await save('none', 'Geen', {})).status).toBe(400);
    const reader = await readerToken(server, wave);
    expect((await server.request('GET', routes.weightings(wave.key), { token: reader })).statusCode).toBe(403);
  });
});
