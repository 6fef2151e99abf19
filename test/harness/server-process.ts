import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

const bundle = path.resolve(__dirname, '../../dist/apps/server/main.mjs');
const READY = /IDO-monitor ready on (\S+)/;
const START_MS = 60_000;

/** An administrator whose password the tests know. */
export const admin = { email: 'admin@example.nl', password: 'een wachtwoord voor de tests' };

/**
 * A data directory that the embedded database can use also when it runs as another user: mkdtemp alone would close it to others. Empty, or
 * a copy of one that no server uses.
 */
export function newDataDir(copyOf?: string): { path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'ido-monitor-'));
  // By `cp`, which keeps owners: as root, PostgreSQL runs as somebody else and wants its files to be his.
  if (copyOf) execFileSync('cp', ['-a', `${copyOf}/.`, folder]);
  chmodSync(folder, 0o755);
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** One with a demo that nobody touched, where the run of the tests has loaded it (`load-demo.ts`); else empty, and the first start loads it. */
export const demoDataDir = () => newDataDir(process.env['LOADED_DEMO']);

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A server in a process of its own, as `npm start` runs it after its build. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly dataDir: string,
    private readonly lines: string[],
  ) {}

  /** Resolves when requests are served; rejects with what it printed when it ends before that. `script`: other than the bundle. */
  static async start(options: {
    dataDir: string;
    port: number;
    env?: Record<string, string>;
    script?: string;
  }): Promise<ServerProcess> {
    const lines: string[] = [];
    const child = spawn(process.execPath, [options.script ?? bundle], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(options.port),
        DATA_DIR: options.dataDir,
        DEMO: 'true',
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.password,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      const tooLate = setTimeout(() => fail('the server was not ready in time'), START_MS);
      const fail = (why: string) => {
        clearTimeout(tooLate);
        child.kill('SIGKILL');
        reject(new Error(`${why}:\n${lines.join('')}`));
      };
      let started = false;
      const listen = (chunk: Buffer) => {
        lines.push(chunk.toString());
        // Once it is ready it logs a line per request: looking through all of them each time would be the larger part of a load.
        const ready = started ? null : READY.exec(lines.join(''));
        if (!ready?.[1]) return;
        started = true;
        clearTimeout(tooLate);
        resolve(ready[1]);
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('exit', (code) => fail(`the server ended with code ${code}`));
      child.on('error', (error) => fail(error.message));
    });
    return new ServerProcess(child, url, options.dataDir, lines);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** All that it printed so far. */
  get output(): string {
    return this.lines.join('');
  }

  /** Path of the personal link that the start printed. */
  get demoLink(): string {
    const link = /\/i\/[\w-]{48}/.exec(this.output);
    if (!link) throw new Error(`no demo link in:\n${this.output}`);
    return link[0];
  }

  /** `kill -9` of the server alone; the database goes on. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Asks it to stop; gives its exit code. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** `kill -9` of the embedded PostgreSQL: of its postmaster, whose children then end by themselves. */
  killDatabase(): void {
    process.kill(this.databasePid(), 'SIGKILL');
  }

  /** Runs a statement on the embedded database, past the server. */
  async query(text: string): Promise<void> {
    const password = readFileSync(path.join(this.dataDir, 'postgres.password'), 'utf8');
    const client = new Client({
      host: '127.0.0.1',
      port: this.postmaster()[3],
      user: 'ido',
      database: 'ido',
      password,
    });
    await client.connect();
    await client.query(text);
    await client.end();
  }

  private databasePid(): number {
    return this.postmaster()[0] ?? 0;
  }

  /** The numbered lines of PostgreSQL's own file: process first, port fourth. */
  private postmaster(): number[] {
    return readFileSync(path.join(this.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n').map(Number);
  }

  private end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve(this.child.exitCode);
    const ended = new Promise<number | null>((resolve) => this.child.once('exit', (code) => resolve(code)));
    this.child.kill(signal);
    return ended;
  }
}
