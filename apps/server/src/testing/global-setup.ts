import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { dataSourceOf } from '../database/data-source';
import { EmbeddedPostgres } from '../database/embedded-postgres';

/** Name of the migrated, empty database that every spec file gets a copy of. */
export const TEMPLATE = 'ido_template';

declare global {
  var idoTestDatabase: { postgres: EmbeddedPostgres; directory: string } | undefined;
}

/** Starts one throw-away PostgreSQL for all spec files and migrates the template. */
export default async function setUp(): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), 'ido-monitor-test-'));
  chmodSync(directory, 0o755);
  const postgres = await EmbeddedPostgres.start({ dataDir: directory, durable: false, maxConnections: 200 });
  globalThis.idoTestDatabase = { postgres, directory };
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  const dataSource = dataSourceOf(postgres.urlOf(TEMPLATE));
  await dataSource.initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
  // The tables of the job queue, which every server would otherwise make for itself.
  await runMigrations({ connectionString: postgres.urlOf(TEMPLATE) });
  process.env['IDO_TEST_DATABASE_URL'] = postgres.url;
}
