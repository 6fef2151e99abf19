import { DataSource } from 'typeorm';
import { StartupError, type Config } from '../config';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';

/** Connections per copy of the server; the embedded database allows 60. */
const POOL_SIZE = 20;
/** Any number, the same in every copy: held while one of them migrates, so that the others wait. */
const MIGRATION_LOCK = 7_140_023;

/** A data source on these databases, not yet connected. */
export function dataSourceOf(url: string, readUrls: readonly string[] = []): DataSource {
  return new DataSource({
    type: 'postgres',
    ...(readUrls.length > 0
      ? {
          replication: {
            master: { url },
            slaves: readUrls.map((replica) => ({ url: replica })),
            defaultMode: 'master',
          },
        }
      : { url }),
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    logging: false,
    poolSize: POOL_SIZE,
    applicationName: 'ido-monitor',
    connectTimeoutMS: 5_000,
    extra: { idleTimeoutMillis: 60_000, keepAlive: true },
    // A connection that breaks while it lies idle is replaced by the pool; whoever needs one meanwhile gets the error himself.
    poolErrorHandler: () => undefined,
  });
}

/**
 * Connects and brings the schema up to date; several copies may do so at once.
 * @throws StartupError with one sentence when the database cannot be reached.
 */
export async function connectAndMigrate(config: Config, url: string): Promise<DataSource> {
  const dataSource = dataSourceOf(url, config.databaseReadUrls);
  try {
    await dataSource.initialize();
  } catch (error) {
    throw new StartupError(`The database at ${withoutPassword(url)} cannot be reached: ${reasonOf(error)}.`);
  }
  const runner = dataSource.createQueryRunner('master');
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations();
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } catch (error) {
    await dataSource.destroy();
    if ((error as { code?: unknown }).code === '53100') throw new StartupError('The disk of the database is full.');
    throw error;
  } finally {
    if (!runner.isReleased) await runner.release();
  }
  return dataSource;
}

function withoutPassword(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error && error.message !== '' ? error.message.replace(/\.$/, '') : 'no reason given';
}
