import { readFileSync } from 'node:fs';
import path from 'node:path';
import { API_BASE, routes, type Breakdown, type Import, type VariableBreakdown } from '@ido/api';
import { municipalitiesOn, reconstructKwink2024, sizeClass } from '@ido/catalogue';
import { writeResponses, type ExportRow } from '@ido/exchange';
import { createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { startTestApp, type TestApp } from '../testing/test-server';

/** What the report of October 2024 says about a question. */
interface Published {
  readonly type: string;
  readonly base?: number;
  readonly exact?: Readonly<Record<string, readonly number[]>>;
  readonly approx?: Readonly<Record<string, readonly number[]>>;
  readonly followUp?: Readonly<Record<string, readonly (number | null)[]>>;
}

/** Read as the file it is: what the report says is a fact to test against, not a part of the catalogue that the server uses. */
const kwink = JSON.parse(
  readFileSync(path.join(__dirname, '../../../../libs/catalogue/src/demo/kwink-2024-published.json'), 'utf8'),
) as { respondents: number; population: number; questions: Readonly<Record<string, Published>> };
const PUBLISHED = Object.entries(kwink.questions);

async function* rows(): AsyncGenerator<ExportRow> {
  for (const { organisationCode, completedAt, answers } of reconstructKwink2024()) {
    yield { reference: null, organisation: organisationCode, completedAt, answers };
  }
}

/** The test that a reader of the report would ask for: its respondents go in as a file, its figures come out. */
describe('the enquête of October 2024', () => {
  let server: TestApp;
  let wave: SampleWave;
  let breakdown: Breakdown;

  beforeAll(async () => {
    server = await startTestApp();
    wave = await createSampleWave(server.dataSource, {
      key: 'regierol-2024-gouden',
      questionnaire: 'gemeenten-regierol',
      synthetic: true,
      population: municipalitiesOn('2024-10-01').map(({ code, name, province, inhabitants }) => ({
        code,
        name,
        province,
        sizeClass: inhabitants === null ? null : sizeClass(inhabitants),
      })),
    });
    const chunks: Uint8Array[] = [];
    for await (const chunk of writeResponses(rows(), wave.compiled.codebook, { values: 'codes', multiple: 'joined' })) {
      chunks.push(chunk);
    }
    const token = await server.adminToken();
    const imported = await server.inject({
      method: 'POST',
      url: `${API_BASE}${routes.imports(wave.key)}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      payload: Buffer.concat(chunks),
    });
    expect(imported.json<Import>()).toMatchObject({ rows: 37, accepted: 37, errorCount: 0, status: 'done' });
    expect(imported.statusCode).toBe(201);
    breakdown = (await server.request('GET', routes.breakdown(wave.key), { token })).json<Breakdown>();
  });
  afterAll(() => server.close());

  const variable = (name: string): VariableBreakdown => {
    const found = breakdown.variables.find((one) => one.name === name);
    if (!found) throw new Error(`the breakdown has no ${name}`);
    return found;
  };
  const category = (name: string, code: string) => {
    const found = variable(name).categories.find((one) => one.code === code);
    if (!found) throw new Error(`${name} has no category ${code}`);
    return found;
  };
  const each = (kind: 'exact' | 'approx') =>
    PUBLISHED.flatMap(([name, question]) =>
      Object.entries(question[kind] ?? {}).map(([code, numbers]) => [name, code, numbers] as const),
    );

  it('has the respondents and the population of the report, and says that it is a reconstruction', () => {
    expect(breakdown).toMatchObject({ responses: kwink.respondents, population: kwink.population });
    expect(breakdown.syntheticNote).toBe('reconstructie, geen echte antwoorden');
  });

  it('has every question of the report', () => {
    for (const [name] of PUBLISHED) expect(variable(name).name).toBe(name);
  });

  it.each(PUBLISHED.filter(([, { base }]) => base !== undefined && base > 0))(
    '%s is over all respondents',
    (name, question) => {
      expect(variable(name)).toMatchObject({ eligible: question.base });
    },
  );

  it.each(each('exact'))('%s, %s: %j', (name, code, [count, percentage]) => {
    expect(category(name, code)).toMatchObject({ count, percentage });
  });

  it.each(each('approx'))('%s, %s lies within %j', (name, code, bounds) => {
    const { count } = category(name, code);
    expect(count).toBeGreaterThanOrEqual(bounds[0]!);
    expect(count).toBeLessThanOrEqual(bounds[1]!);
  });

  it('what respondents learn from reports', () => {
    const learnt = PUBLISHED.flatMap(([name, { followUp = {} }]) =>
      Object.entries(followUp).map(([code, [count]]) => [name, code, count] as const),
    );
    expect(learnt).toHaveLength(2);
    for (const [name, code, count] of learnt) expect(category(`${name}-leert`, code)).toMatchObject({ count });
  });

  const atLeast = (name: string, options: number) =>
    (variable(name).choices ?? []).slice(options).reduce((sum, count) => sum + count, 0);

  it('18 respondents take more than one measure, 22 name more than one desk, 6 ask for one kind of support', () => {
    expect(atLeast('samenwerking', 2)).toBe(18);
    expect(atLeast('loketten', 2)).toBe(22);
    expect(variable('ondersteuning').choices?.[1]).toBe(6);
  });

  it('4 respondents name no desk because they do not know or it is being developed, as their own words in the export say', async () => {
    const token = await server.adminToken();
    const file = await server.request('GET', routes.export(wave.key, 'csv'), { token });
    expect(file.body.match(/weet ik niet, of nog in ontwikkeling/g)).toHaveLength(4);
  });
});
