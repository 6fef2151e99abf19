import type { QueryRunner } from 'typeorm';
import { StartupError } from '../config';

/** PostgreSQL 15, as `server_version_num` writes it. */
const OLDEST_VERSION = 150_000;

/** What of a database decides whether this version of the program can work with it. */
export interface DatabaseFacts {
  /** 150004 for 15.4. */
  readonly versionNumber: number;
  readonly version: string;
  readonly encoding: string;
  /** It follows another database and takes no changes. */
  readonly standby: boolean;
  /** Names of the migrations that were done to it. */
  readonly migrations: readonly string[];
}

/** Reads these facts; before the first migration there are none of those. */
export async function databaseFacts(runner: QueryRunner): Promise<DatabaseFacts> {
  const [facts]: Omit<DatabaseFacts, 'migrations'>[] = await runner.query(`
    SELECT current_setting('server_version_num')::integer AS "versionNumber", current_setting('server_version') AS version,
      current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby`);
  if (!facts) throw new Error('the database told nothing about itself');
  const [table]: { name: string | null }[] = await runner.query(`SELECT to_regclass('migrations')::text AS name`);
  const done: { name: string }[] = table?.name ? await runner.query('SELECT name FROM migrations ORDER BY id') : [];
  return { ...facts, migrations: done.map(({ name }) => name) };
}

/**
 * Refuses a database that this version cannot work with, before anything in it is changed.
 * @param known names of the migrations that this version has
 * @throws StartupError with one sentence that says what to do.
 */
export function requireUsable(facts: DatabaseFacts, known: readonly string[]): void {
  const { versionNumber, version, encoding, standby, migrations } = facts;
  if (versionNumber < OLDEST_VERSION) {
    throw new StartupError(`The database is PostgreSQL ${version}, which is too old: use version 15 or newer.`);
  }
  if (encoding !== 'UTF8') {
    throw new StartupError(`The database keeps texts as ${encoding}: make one with ENCODING 'UTF8'.`);
  }
  if (standby) {
    throw new StartupError('The database is a standby, which takes no changes: set DATABASE_URL to its primary.');
  }
  const unknown = migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StartupError(
      `The database was changed by a newer version of IDO-monitor (${unknown.join(', ')}), which this one does not know: start that version, or put back a backup from before.`,
    );
  }
}
