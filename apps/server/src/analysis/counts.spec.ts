import { codingOf, type Variable } from '@ido/questionnaire';
import { openCountsOf, select, type Condition, type DisclosureCell, type Filter } from '@ido/tabulation';
import fc from 'fast-check';
import type { Answers } from '@ido/api';
import { DataSource } from 'typeorm';
import { addComplete, createSampleWave, SAMPLE_ORGANISATIONS, type SampleWave } from '../answering/testing/sample-wave';
import { dataSourceOf } from '../database/data-source';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { CodedResponsesRepository } from './coded-responses.repository';
import type { Counts } from './counts';
import { countsInMemory } from './counts-in-memory';
import { countsInSql } from './counts-in-sql';
import { openCountsInSql } from './open-counts-in-sql';
import { WaveColumns } from './wave-columns';

const ORGANISATIONS = [...SAMPLE_ORGANISATIONS, { code: 'GM9001', name: 'Zonder', province: null, sizeClass: 'klein' }];

/** Answers of any kind: routed away, missing, one or many options. */
const answers = fc.record(
  {
    netwerk: fc.constantFrom('ja', 'nee', 'weet-niet'),
    samenwerking: fc.subarray(['overleg', 'afspraken', 'contact'], { minLength: 1 }),
    vragen: fc.subarray(
      Array.from({ length: 20 }, (_, k) => `v${k}`),
      { minLength: 1 },
    ),
    toelichting: fc.constantFrom('a', 'b'),
  },
  { requiredKeys: [] },
);

describe('counting in SQL', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let wave: SampleWave;
  let data: WaveColumns;
  let variables: Variable[];

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await dataSourceOf(database.url).initialize();
    wave = await createSampleWave(dataSource, { key: 'tellen', population: ORGANISATIONS });
    const organisation = fc.constantFrom(null, ...ORGANISATIONS.map(({ code }) => code));
    const generated = fc.sample(fc.record({ answers, organisation }), { numRuns: 400, seed: 42 });
    const responses = generated.map((one) => ({ ...one, answers: withRouting(one.answers) }));
    await addComplete(dataSource, wave, responses);
    const repository = new CodedResponsesRepository();
    const runner = dataSource.createQueryRunner();
    data = new WaveColumns(wave.compiled.codebook.variables, await repository.population(runner, wave.id));
    await repository.readAll(runner, wave.id, (response) => data.apply(response));
    await runner.release();
    variables = [...wave.compiled.codebook.variables, ...data.attributes.map(({ variable }) => variable)];
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** An open question that is shown gets an answer now and then. */
  const withRouting = (given: Answers): Answers =>
    given['netwerk'] === 'ja' && given['toelichting'] === 'a' ? { ...given, omschrijving: 'tekst' } : given;

  const inSql = async (
    filters: Filter[],
    by: Variable | null,
    more: { where?: Condition; nets?: string[][] } = {},
  ): Promise<Counts> => {
    const runner = dataSource.createQueryRunner();
    try {
      const { codebook } = wave.compiled;
      const source = { waveId: wave.id, codebook: codebook.variables, attributes: data.attributes };
      return await countsInSql(runner, source, { variables, filters, by, ...more });
    } finally {
      await runner.release();
    }
  };
  const variable = (name: string) => variables.find((one) => one.name === name)!;

  /** To compare and to print: of a histogram only the values that occur. */
  const plain = (counts: Counts): unknown =>
    JSON.parse(
      JSON.stringify(counts, (_, value: unknown) =>
        value instanceof Float64Array
          ? { length: value.length, ...Object.fromEntries([...value.entries()].filter(([, count]) => count > 0)) }
          : value,
      ),
    );

  it('starts from responses of every kind', () => {
    expect(data.columns.rows).toBe(400);
    expect(codingOf({ variables }).cells.filter((cell) => cell.variable === 'vragen')).toHaveLength(2);
    for (const code of ['Groningen', 'Flevoland']) {
      expect(select(data.columns, [{ variable: 'province', codes: [code] }])?.includes(1)).toBe(true);
    }
  });

  it('gives the counts of the columns, unfiltered', async () => {
    const request = { variables, filters: [], by: null };
    expect(plain(await inSql([], null))).toEqual(plain(countsInMemory(data.columns, request)));
  });

  it('gives the same under filters and crossed by any variable', async () => {
    const named = () => variables.filter(({ categories }) => categories.length > 0);
    const filter = fc.constantFrom(...named()).chain((one) =>
      fc
        .subarray(
          one.categories.map(({ code }) => code),
          { minLength: 1 },
        )
        .map((codes): Filter => ({ variable: one.name, codes })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(filter, { maxLength: 3, selector: (one) => one.variable }),
        fc.option(fc.constantFrom(...named()), { nil: null }),
        async (filters, by) => {
          const memory = countsInMemory(data.columns, { variables, filters, by });
          expect(plain(await inSql(filters, by))).toEqual(plain(memory));
        },
      ),
      { numRuns: 20, seed: 7 },
    );
  }, 60_000);

  it('gives the same under and, or and not, with categories counted together', async () => {
    const named = () => variables.filter(({ categories }) => categories.length > 0);
    const codesOf = (one: Variable) =>
      fc.subarray(
        one.categories.map(({ code }) => code),
        { minLength: 1 },
      );
    const { where } = fc.letrec<{ where: Condition }>((tie) => ({
      where: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        fc
          .constantFrom(...named())
          .chain((one) => codesOf(one).map((codes): Condition => ({ kind: 'is', variable: one.name, codes }))),
        tie('where').map((condition): Condition => ({ kind: 'not', condition })),
        fc
          .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('where'), { minLength: 2, maxLength: 3 }))
          .map(([kind, conditions]): Condition => ({ kind, conditions })),
      ),
    }));
    const crossing = fc.constantFrom(...named()).chain((by) => codesOf(by).map((net) => ({ by, nets: [net] })));
    await fc.assert(
      fc.asyncProperty(where, crossing, async (condition, { by, nets }) => {
        const request = { variables, filters: [], where: condition, by, nets };
        const memory = countsInMemory(data.columns, request);
        expect(plain(await inSql([], by, { where: condition, nets }))).toEqual(plain(memory));
      }),
      { numRuns: 8, seed: 11 },
    );
  }, 60_000);

  it('gives the same counts per combination of what is open to readers', async () => {
    const open = [variable('province'), variable('sizeClass'), variable('netwerk')];
    const runner = dataSource.createQueryRunner();
    try {
      const source = { waveId: wave.id, codebook: wave.compiled.codebook.variables, attributes: data.attributes };
      const sql = await openCountsInSql(runner, source, open, variables);
      const memory = openCountsOf(data.columns, open);
      const held = (cells: readonly DisclosureCell[]) =>
        Object.fromEntries(
          cells.filter(({ sizes }) => sizes.some((n) => n > 0)).map(({ at, sizes }) => [at.join(' '), sizes.join(' ')]),
        );
      expect(held(sql.responses)).toEqual(held(memory.responses));
      for (const one of variables)
        expect([one.name, held(sql.variable(one))]).toEqual([one.name, held(memory.variable(one))]);
    } finally {
      await runner.release();
    }
  });

  it('knows who is where and who is not', async () => {
    const counts = await inSql([{ variable: 'province', codes: ['Groningen'] }], variable('sizeClass'));
    expect(counts.responses).toBeGreaterThan(0);
    const [klein, middel, groot] = counts.variables[0]!.groups!.map(({ cells }) =>
      cells[0]!.reduce((sum, n) => sum + n, 0),
    );
    expect([klein, groot! > 0, middel! > 0]).toEqual([0, true, true]);
  });
});
