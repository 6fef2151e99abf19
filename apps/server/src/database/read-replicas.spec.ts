import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { API_BASE, routes, type Breakdown } from '@ido/api';
import { configFrom } from '../config';
import { createApp } from '../create-app';
import { startTestApp, type TestApp } from '../testing/test-server';

const WAVE = 'regierol-2024';

describe('with read replicas', () => {
  // Two users who may only read stand for two replicas of the same database.
  const readers = [1, 2].map((n) => `lezer_${n}_${randomBytes(4).toString('hex')}`);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'ido-monitor-replicas-'));
  let primary: TestApp;
  let app: NestFastifyApplication;
  let authorization: string;

  const replica = (user: string, change: (url: URL) => void = () => undefined) => {
    const url = new URL(primary.config.databaseUrl ?? '');
    url.username = user;
    url.password = user;
    change(url);
    return url.href;
  };
  const environment = (replicas: readonly string[]) => ({
    DATABASE_URL: primary.config.databaseUrl ?? '',
    DATABASE_READ_URLS: replicas.join(','),
    DATA_DIR: dataDir,
    DEMO: 'true',
    LOG_REQUESTS: 'false',
  });

  beforeAll(async () => {
    primary = await startTestApp({ DEMO: 'true' });
    for (const user of readers) {
      await primary.dataSource.query(`CREATE ROLE ${user} LOGIN PASSWORD '${user}' IN ROLE pg_read_all_data`);
      await primary.dataSource.query(`ALTER ROLE ${user} SET default_transaction_read_only = on`);
    }
    ({ app } = await createApp(configFrom(environment(readers.map((user) => replica(user)))), dataDir));
    authorization = `Bearer ${await primary.adminToken()}`;
  });
  afterAll(async () => {
    await app.close();
    for (const user of readers) await primary.dataSource.query(`DROP ROLE ${user}`);
    await primary.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const get = (url: string) => app.inject({ method: 'GET', url: API_BASE + url, headers: { authorization } });
  /** Last statement of each connection that a replica has. */
  const lastStatements = async () => {
    const rows: { query: string }[] = await primary.dataSource.query(
      'SELECT query FROM pg_stat_activity WHERE usename = ANY ($1)',
      [readers],
    );
    return rows.map(({ query }) => query).join('\n');
  };

  it('figures and exports are read there', async () => {
    const answer = await get(routes.breakdown(WAVE));
    expect([answer.statusCode, answer.json<Breakdown>().responses]).toEqual([200, 37]);
    expect(await lastStatements()).toMatch(/wave_population|COPY|coded/);
    expect((await get(`/waves/${WAVE}/exports/csv`)).body.trim().split('\n')).toHaveLength(38);
    expect(await lastStatements()).toMatch(/answers/);
  });

  it('answers go to the primary', async () => {
    const started = await app.inject({
      method: 'POST',
      url: `${API_BASE}${routes.responses('outputregistratie-demo')}`,
      payload: {},
    });
    expect(started.statusCode).toBe(201);
  });

  it('a replica that cannot be reached stops the start with a sentence', async () => {
    const gone = replica('iemand', (url) => (url.port = '1'));
    const start = createApp(configFrom(environment([gone])), dataDir);
    await expect(start).rejects.toThrow(/^The database at .*or one of DATABASE_READ_URLS, cannot be reached: .*\.$/);
  });
});
