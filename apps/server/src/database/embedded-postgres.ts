import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { StartupError } from '../config';
import { ownerOfCluster } from './closed-folder';
import { freePort } from './free-port';
import { createCluster, keptPassword, prepareDataDirectory } from './postgres-cluster';
import { exitOf, lengthOf, reasonInLog, startServer } from './postgres-process';
import { isAlive, isOtherProgram, postmasterOf, removePostmasterFile } from './postmaster-file';

const USER = 'ido';
const DATABASE = 'ido';
const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
const CLAIM_WITHIN_MS = 3_000;
/** Any number, always the same. */
const OWNER_LOCK = 7_140_022;

/** How an embedded database is started. */
export interface EmbeddedOptions {
  /** Below this lie the cluster, its log and its password. */
  readonly dataDir: string;
  /** False only for throw-away databases of tests: no waiting for the disk. */
  readonly durable?: boolean;
  readonly maxConnections?: number;
  /** Told when PostgreSQL died and was started again. */
  readonly onRestart?: () => void;
}

/**
 * A PostgreSQL that belongs to this server: made at first start, reused when an earlier server was killed and left it
 * running, started again when it dies, stopped cleanly at the end.
 */
export class EmbeddedPostgres {
  private readonly cluster: string;
  private readonly log: string;
  private port = 0;
  private pid = 0;
  private password = '';
  private readonly stopping = new AbortController();
  private owner: Client | undefined;
  private guarding: Promise<void> | undefined;

  private constructor(private readonly options: EmbeddedOptions) {
    this.cluster = path.join(options.dataDir, 'postgres');
    this.log = path.join(options.dataDir, 'postgres.log');
  }

  /**
   * Starts the database and waits until it answers.
   * @throws StartupError with one sentence when it cannot: directory not writable, disk full, programs not readable.
   */
  static async start(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
    const database = new EmbeddedPostgres({ ...options, dataDir: path.resolve(options.dataDir) });
    await database.boot();
    return database;
  }

  /** Address for a driver; stays the same when the database is started again. */
  get url(): string {
    return this.urlOf(DATABASE);
  }

  /** Address of another database in the same cluster. */
  urlOf(database: string): string {
    return `postgres://${USER}:${this.password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Ends all connections, writes everything to disk and waits until the process is gone. */
  async stop(): Promise<void> {
    this.stopping.abort();
    // It may be starting the database at this moment, which then has to be stopped too.
    await this.guarding;
    await this.owner?.end().catch(() => undefined);
    for (const [signal, patience] of [
      ['SIGINT', STOP_WITHIN_MS],
      ['SIGQUIT', 5_000],
    ] as const) {
      if (!isAlive(this.pid)) return;
      process.kill(this.pid, signal);
      const deadline = Date.now() + patience;
      while (isAlive(this.pid) && Date.now() < deadline) await wait(20);
    }
  }

  private async boot(): Promise<void> {
    prepareDataDirectory(this.options.dataDir);
    const owner = ownerOfCluster(this.options.dataDir, this.cluster);
    this.password = keptPassword(this.options.dataDir);
    if (!existsSync(this.cluster)) {
      await createCluster({
        cluster: this.cluster,
        owner,
        log: this.log,
        user: USER,
        password: this.password,
        options: this.options,
      });
    }
    const adopted = await this.adopt();
    try {
      if (!adopted) {
        this.port = await freePort();
        await this.launch();
      }
      await this.claim();
      await this.ensureDatabase();
    } catch (error) {
      // A start that fails leaves nothing running, unless it is another server's.
      if (!adopted || this.owner) await this.stop();
      throw error;
    }
    this.guarding = this.guard();
  }

  /** Takes over a server that still runs in the directory. */
  private async adopt(): Promise<boolean> {
    const running = postmasterOf(this.cluster);
    if (!running || !isAlive(running.pid)) return false;
    if (isOtherProgram(running.pid)) {
      // PostgreSQL itself would not start as long as that process runs.
      removePostmasterFile(this.cluster);
      return false;
    }
    this.port = running.port;
    this.pid = running.pid;
    // It may be recovering after its own crash, or be shutting down: answer or disappear, one of the two comes.
    const deadline = Date.now() + START_WITHIN_MS;
    while (isAlive(running.pid) && Date.now() < deadline) {
      if (await this.answers()) return true;
      await wait(50);
    }
    return false;
  }

  private async launch(): Promise<void> {
    const from = lengthOf(this.log);
    const child = startServer(this.cluster, this.log, this.port, this.options);
    this.pid = child.pid ?? 0;
    child.unref();
    let ended = false;
    void exitOf(child).then(
      () => (ended = true),
      () => (ended = true),
    );
    const deadline = Date.now() + START_WITHIN_MS;
    while (!(await this.answers())) {
      if (ended || Date.now() > deadline) throw reasonInLog(this.log, from, 'did not start');
      this.stopping.signal.throwIfAborted();
      await wait(25);
    }
  }

  private async answers(): Promise<boolean> {
    const client = new Client({ connectionString: this.urlOf('postgres'), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /**
   * Holds a lock for as long as this process lives, so that a second server cannot use the same directory and stop the database
   * of the first. The lock of a process that was killed goes with its connection.
   */
  private async claim(): Promise<void> {
    const owner = new Client({ connectionString: this.urlOf('postgres'), keepAlive: true });
    owner.on('error', () => undefined);
    owner.once('end', () => {
      if (this.owner === owner) this.owner = undefined;
    });
    await owner.connect();
    const deadline = Date.now() + CLAIM_WITHIN_MS;
    for (;;) {
      const { rows } = await owner.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [OWNER_LOCK]);
      if (rows[0]?.held) break;
      if (Date.now() > deadline) {
        await owner.end();
        throw new StartupError(`The data directory ${this.options.dataDir} is in use by another server that runs.`);
      }
      await wait(100);
    }
    this.owner = owner;
  }

  private async ensureDatabase(): Promise<void> {
    const client = new Client({ connectionString: this.urlOf('postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    } finally {
      await client.end();
    }
  }

  /** Until `stop`: starts the database again when it died, and takes the lock again when its connection broke. */
  private async guard(): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = LOOK_EVERY_MS; !signal.aborted;) {
      await wait(pause, undefined, { ref: false, signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        const died = !isAlive(this.pid);
        if (died) await this.launch();
        if (!this.owner) await this.claim();
        if (died) this.options.onRestart?.();
        pause = LOOK_EVERY_MS;
      } catch {
        // Right after a kill the old backends still hold the shared memory; or the disk is full, until somebody makes room.
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  }
}
