import { Columns } from '@ido/tabulation';
import type { DataSource, QueryRunner } from 'typeorm';
import { addComplete, createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { CodeVariables } from '../coding/code-variables';
import { configFrom } from '../config';
import { dataSourceOf } from '../database/data-source';
import { Transactions } from '../database/transactions';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { CodedResponsesRepository } from './coded-responses.repository';
import { ColumnStore, type CountedWave } from './column-store';

describe('columns of a wave', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let store: ColumnStore;
  let responses: CodedResponsesRepository;
  let wave: SampleWave;
  let counted: CountedWave;
  let waves = 0;

  const storeFor = (memoryBoundRows: number) =>
    new ColumnStore(new Transactions(dataSource), responses, new CompiledVersions(dataSource), new CodeVariables(), {
      ...configFrom({}),
      memoryBoundRows,
    });

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await dataSourceOf(database.url).initialize();
  });
  beforeEach(async () => {
    wave = await createSampleWave(dataSource, { key: `kolommen-${++waves}` });
    const [row] = await dataSource.query('SELECT questionnaire_version_id AS "versionId" FROM wave WHERE id = $1', [
      wave.id,
    ]);
    counted = { id: wave.id, versionId: row.versionId, population: 4 };
    responses = new CodedResponsesRepository();
    store = storeFor(1_000_000);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** How many say yes and how many no, as the columns have it now. */
  const figures = async (): Promise<number[]> => {
    const data = await store.get(counted);
    const cell = data?.columns.cells('netwerk')[0] ?? [];
    return [2, 3].map((value) => cell.filter((one: number) => one === value).length);
  };
  const add = (...answers: string[]) =>
    addComplete(
      dataSource,
      wave,
      answers.map((netwerk) => ({ answers: { netwerk } })),
    );

  it('have every response that was complete when they were asked for, read once and topped up after', async () => {
    const readAll = jest.spyOn(responses, 'readAll');
    await add('ja', 'nee', 'nee');
    expect(await figures()).toEqual([1, 2]);
    await add('ja');
    expect(await figures()).toEqual([2, 2]);
    expect(await figures()).toEqual([2, 2]);
    expect(readAll).toHaveBeenCalledTimes(1);
  });

  it('do not miss a response whose transaction was under way when they were read', async () => {
    const early: QueryRunner = dataSource.createQueryRunner();
    await early.startTransaction();
    const [id] = await addComplete(early.manager as unknown as DataSource, wave, [{ answers: { netwerk: 'ja' } }]);
    expect(id).toBeDefined();
    // Others come and go meanwhile, and their numbers are higher.
    await add('nee');
    expect(await figures()).toEqual([0, 1]);
    await add('nee');
    expect(await figures()).toEqual([0, 2]);
    await early.commitTransaction();
    await early.release();
    expect(await figures()).toEqual([1, 2]);
  });

  it('follow a response that changes, is opened again or is deleted', async () => {
    const [changed, reopened, deleted] = await add('ja', 'ja', 'ja', 'ja');
    expect(await figures()).toEqual([4, 0]);
    await dataSource.query(
      'UPDATE response SET coded = $2, changed_seq = (pg_current_xact_id()::text)::bigint WHERE id = $1',
      [changed, Buffer.from(wave.compiled.encode({ netwerk: 'nee' }))],
    );
    await dataSource.query(
      `UPDATE response SET status = 'draft', completed_at = NULL, coded = NULL, reference = NULL,
         changed_seq = (pg_current_xact_id()::text)::bigint WHERE id = $1`,
      [reopened],
    );
    await dataSource.query('DELETE FROM response WHERE id = $1', [deleted]);
    expect(await figures()).toEqual([1, 1]);
  });

  it('are read once by many who ask at once, also when the first reading fails', async () => {
    await add('ja', 'nee');
    const readAll = jest.spyOn(responses, 'readAll');
    expect(await Promise.all(Array.from({ length: 20 }, figures))).toEqual(Array(20).fill([1, 1]));
    expect(readAll).toHaveBeenCalledTimes(1);

    store = storeFor(1_000_000);
    jest.spyOn(responses, 'population').mockRejectedValueOnce(new Error('weg'));
    const answers = await Promise.allSettled([figures(), figures()]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('are not held of a wave that is or grows larger than the bound', async () => {
    store = storeFor(2);
    await add('ja', 'nee');
    expect(await figures()).toEqual([1, 1]);
    await add('ja');
    expect(await store.get(counted)).toBeNull();
    expect(await store.get(counted)).toBeNull();
  });

  it('make room for those of another wave when memory is full, the oldest first', async () => {
    await add('ja');
    const others = [
      await createSampleWave(dataSource, { key: `vol-a-${waves}` }),
      await createSampleWave(dataSource, { key: `vol-b-${waves}` }),
    ];
    const readAll = jest.spyOn(responses, 'readAll');
    const bytes = jest.spyOn(Columns.prototype, 'bytes', 'get').mockReturnValue(200 * 1024 * 1024);
    for (const id of [counted.id, others[0]!.id, counted.id, others[1]!.id, counted.id])
      await store.get({ ...counted, id });
    bytes.mockRestore();
    // The wave that was asked for again stayed; the other one was let go.
    expect(readAll).toHaveBeenCalledTimes(3);
    await store.get({ ...counted, id: others[0]!.id });
    expect(readAll).toHaveBeenCalledTimes(4);
  });

  it('are made anew when the population was changed', async () => {
    await add('ja');
    const before = await store.get(counted);
    await dataSource.query('DELETE FROM wave_population WHERE wave_id = $1 AND organisation_code = $2', [
      wave.id,
      'GM0014',
    ]);
    const after = await store.get({ ...counted, population: 3 });
    expect([before?.population.length, after?.population.length]).toEqual([4, 3]);
  });
});
