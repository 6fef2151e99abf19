import { DataSource } from 'typeorm';
import { StartupError, type Config } from '../config';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';
import { databaseFacts, requireUsable } from './usable-database';

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
 * @throws StartupError with one sentence when the database cannot be reached or cannot be used.
 */
export async function connectAndMigrate(config: Config, url: string): Promise<DataSource> {
  const dataSource = dataSourceOf(url, config.databaseReadUrls);
  try {
    await dataSource.initialize();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) throw refusal;
    const which = config.databaseReadUrls.length > 0 ? ', or one of DATABASE_READ_URLS,' : '';
    throw new StartupError(`The database at ${withoutPassword(url)}${which} cannot be reached: ${reasonOf(error)}.`);
  }
  const runner = dataSource.createQueryRunner('master');
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const known = dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name);
    requireUsable(await databaseFacts(runner), known);
    await dataSource.runMigrations();
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } catch (error) {
    await dataSource.destroy();
    throw refusalOf(error) ?? error;
  } finally {
    if (!runner.isReleased) await runner.release();
  }
  return dataSource;
}

/** What an error of the database says about the one who set it up; null when it says something about us. */
function refusalOf(error: unknown): StartupError | null {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const full = new StartupError('The disk of the database is full: make room and start again.');
  // While a connection is made it says so with another code.
  if (/No space left on device/.test(String(message))) return full;
  switch (code) {
    case '53100':
      return full;
    case '42501':
      return new StartupError('The user of DATABASE_URL may not make tables: make it the owner of the database.');
    default:
      return null;
  }
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
