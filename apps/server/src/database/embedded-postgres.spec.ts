import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { StartupError } from '../config';
import { EmbeddedPostgres } from './embedded-postgres';
import { isAlive, postmasterOf } from './postmaster-file';

describe('the embedded database', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'ido-monitor-embedded-'));
    chmodSync(dataDir, 0o755);
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const pid = () => postmasterOf(path.join(dataDir, 'postgres'))?.pid ?? 0;
  const ask = async <T extends object>(url: string, text: string): Promise<T[]> => {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<T>(text)).rows;
    } finally {
      await client.end();
    }
  };

  it('keeps what was committed when it is killed, and comes back by itself at the same address', async () => {
    let back: () => void = () => undefined;
    const restarted = new Promise<void>((resolve) => (back = resolve));
    const database = await EmbeddedPostgres.start({ dataDir, onRestart: () => back() });
    await ask(database.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    process.kill(pid(), 'SIGKILL');
    await restarted;
    expect(await ask(database.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    await database.stop();
    expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  });

  it('starts, stops and starts again below a folder that is closed to all others, as the home directory of root is', async () => {
    chmodSync(dataDir, 0o700);
    const below = path.join(dataDir, 'data');
    for (const statement of ['CREATE TABLE kept AS SELECT 1 AS one', 'SELECT one FROM kept']) {
      const database = await EmbeddedPostgres.start({ dataDir: below, durable: false });
      await ask(database.url, statement);
      await database.stop();
    }
    expect(existsSync(path.join(below, 'postgres/postmaster.pid'))).toBe(false);
  });

  it('is durable: what is acknowledged is on disk', async () => {
    const database = await EmbeddedPostgres.start({ dataDir });
    const settings = await ask(
      database.url,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
    );
    await database.stop();
    expect(settings).toEqual([{ fsync: 'on', commit: 'on' }]);
  });

  it('is refused to a second server while the first lives', async () => {
    const first = await EmbeddedPostgres.start({ dataDir, durable: false });
    const before = pid();
    await expect(EmbeddedPostgres.start({ dataDir, durable: false })).rejects.toThrow(/in use by another server/);
    expect(pid()).toBe(before);
    expect(isAlive(before)).toBe(true);
    await first.stop();
  });

  it('stays refused to a second server after the connection that holds it broke', async () => {
    const first = await EmbeddedPostgres.start({ dataDir, durable: false });
    const holders = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted`;
    const held = () => ask<{ pid: number }>(first.urlOf('postgres'), holders);
    const [before] = await held();
    await ask(first.url, `SELECT pg_terminate_backend(${before?.pid}, 5000)`);
    let after = await held();
    while (after.length === 0) after = await held();
    expect(after).not.toEqual([before]);
    await first.stop();
  });

  it('starts when the number that an earlier one left is now that of another program', async () => {
    await (await EmbeddedPostgres.start({ dataDir, durable: false })).stop();
    const left = [process.pid, path.join(dataDir, 'postgres'), 1, 1].join('\n');
    writeFileSync(path.join(dataDir, 'postgres/postmaster.pid'), `${left}\n`);
    const database = await EmbeddedPostgres.start({ dataDir, durable: false });
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
  });

  it('starts after an interrupted creation, and keeps its password to itself', async () => {
    // What initdb leaves when it is killed half way.
    mkdirSync(path.join(dataDir, 'postgres.unfinished/base'), { recursive: true });
    const database = await EmbeddedPostgres.start({ dataDir, durable: false });
    expect(await ask(database.url, `SELECT upper('fryslân') AS text`)).toEqual([{ text: 'FRYSLÂN' }]);
    const password = readFileSync(path.join(dataDir, 'postgres.password'), 'utf8');
    expect(database.url).toContain(password);
    expect(readFileSync(path.join(dataDir, 'postgres.log'), 'utf8')).not.toContain(password);
    await database.stop();
  });

  it('says in one sentence that the directory cannot be used', async () => {
    const file = path.join(dataDir, 'bestand');
    writeFileSync(file, '');
    const start = EmbeddedPostgres.start({ dataDir: path.join(file, 'data') });
    await expect(start).rejects.toThrow(StartupError);
    await expect(start).rejects.toThrow(/^The data directory .* is not writable: .*\.$/);
  });
});
