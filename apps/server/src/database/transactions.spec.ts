import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { dataSourceOf } from './data-source';
import { Transactions } from './transactions';

describe('a transaction', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let transactions: Transactions;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = dataSourceOf(database.url);
    await dataSource.initialize();
    transactions = new Transactions(dataSource);
    await dataSource.query('CREATE TABLE counter (id integer PRIMARY KEY, value integer NOT NULL)');
  });
  beforeEach(() => dataSource.query('TRUNCATE counter; INSERT INTO counter VALUES (1, 0), (2, 0)'));
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  const values = async () => {
    const rows: { value: number }[] = await dataSource.query('SELECT value FROM counter ORDER BY id');
    return rows.map(({ value }) => value);
  };
  /** Ends the connection of a backend from another one, as a crash of the database does. */
  const cut = async (manager: { query(text: string): Promise<unknown> }) => {
    const [backend] = (await manager.query('SELECT pg_backend_pid() AS pid')) as { pid: number }[];
    await dataSource.query('SELECT pg_terminate_backend($1, 5000)', [backend?.pid]);
  };

  it('is all or nothing', async () => {
    const work = transactions.run(async (manager) => {
      await manager.query('UPDATE counter SET value = 1');
      throw new Error('toch niet');
    });
    await expect(work).rejects.toThrow('toch niet');
    expect(await values()).toEqual([0, 0]);
  });

  it('is done again when it loses from another one', async () => {
    let bothIn: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (bothIn = resolve));
    let arrived = 0;
    // Two that lock the same rows in opposite order: PostgreSQL ends one of them.
    const add = (first: number, second: number) =>
      transactions.run(async (manager) => {
        await manager.query('UPDATE counter SET value = value + 1 WHERE id = $1', [first]);
        arrived += 1;
        if (arrived === 2) bothIn();
        await both;
        await manager.query('UPDATE counter SET value = value + 1 WHERE id = $1', [second]);
      });
    await Promise.all([add(1, 2), add(2, 1)]);
    expect(await values()).toEqual([2, 2]);
    expect(arrived).toBe(3);
  });

  it('is done again when the connection breaks before the commit, and happens once', async () => {
    let attempts = 0;
    await transactions.run(async (manager) => {
      attempts += 1;
      await manager.query('UPDATE counter SET value = value + 1');
      if (attempts === 1) await cut(manager);
      await manager.query('SELECT 1');
    });
    expect(attempts).toBe(2);
    expect(await values()).toEqual([1, 1]);
  });

  it('is not done again when nobody knows whether the commit happened', async () => {
    let attempts = 0;
    const work = transactions.run(async (manager) => {
      attempts += 1;
      await manager.query('UPDATE counter SET value = value + 1');
      await cut(manager);
    });
    await expect(work).rejects.toThrow();
    expect(attempts).toBe(1);
  });

  it('gives its connection back, however it ends', async () => {
    const fail = () => transactions.run(() => Promise.reject(new Error('mislukt')));
    for (let n = 0; n < 50; n += 1) await expect(fail()).rejects.toThrow('mislukt');
    expect(await transactions.read((runner) => runner.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });
});
