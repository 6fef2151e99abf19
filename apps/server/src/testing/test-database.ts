import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A fresh, migrated, empty database for one spec file. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Copies the migrated template (about 30 ms); jest's global setup must have started the PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const base = process.env['IDO_TEST_DATABASE_URL'];
  if (base === undefined) throw new Error('IDO_TEST_DATABASE_URL is not set: run through apps/server/jest.config.cjs');
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const url = new URL(base);
  url.pathname = `/${name}`;
  await administer(base, `CREATE DATABASE ${name} TEMPLATE ido_template`);
  return { url: url.href, drop: () => administer(base, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
