import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../config';
import { asSomebodyElse, UNSHARE } from './closed-folder';
import { databaseUser, postgresBinaries } from './postgres-binaries';

/** What of the options decides about settings. */
export interface ServerOptions {
  readonly durable?: boolean;
  readonly maxConnections?: number;
}

/**
 * Starts one of PostgreSQL's programs in a cluster, as its owner. In a process group of its own, so that Ctrl-C reaches only Node, which stops the database
 * when its last request is answered; its words go to a file, because a pipe would break when Node is killed.
 */
export function startProgram(program: string, args: readonly string[], cwd: string, log: string): ChildProcess {
  const user = databaseUser();
  const asRoot = user !== null && statSync(cwd).uid === 0;
  const [file, given] = asRoot ? [UNSHARE, [...asSomebodyElse(user), program, ...args]] : [program, args];
  const output = openSync(log, 'a');
  try {
    return spawn(file, given, {
      ...(user && !asRoot && { uid: user.uid, gid: user.gid }),
      cwd,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      detached: true,
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
}

/** Starts the database server on a cluster; it is not ready yet. */
export function startServer(cluster: string, log: string, port: number, options: ServerOptions): ChildProcess {
  const durable = options.durable === false ? 'off' : 'on';
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: options.maxConnections ?? 60,
    shared_buffers: options.durable === false ? '64MB' : '256MB',
    max_wal_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    // Answers of respondents stand in the parameters of statements: never in a log.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
    fsync: durable,
    synchronous_commit: durable,
    full_page_writes: durable,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return startProgram(postgresBinaries().postgres, ['-D', cluster, ...flags], cluster, log);
}

/**
 * The exit code of a program, null when a signal ended it.
 * @throws StartupError when it could not be started at all.
 */
export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', (error: NodeJS.ErrnoException) => {
      const user = databaseUser();
      const who = user ? ` for user ${user.name}` : '';
      const file = path.relative(process.cwd(), child.spawnfile);
      reject(
        new StartupError(
          `PostgreSQL could not be started${who} (${error.code}): ${file} must be readable and executable.`,
        ),
      );
    });
  });
}

/** How long the log is now, in bytes: what is written after this moment begins there. */
export function lengthOf(log: string): number {
  return existsSync(log) ? statSync(log).size : 0;
}

/** Why the database failed, in one sentence, from what it wrote to its log from this byte on. */
export function reasonInLog(log: string, from: number, what: string): StartupError {
  const text = existsSync(log) ? readFileSync(log).subarray(from).toString() : '';
  if (/No space left on device|wrote only \d+ of \d+ bytes/i.test(text) || isFull(path.dirname(log))) {
    return new StartupError(`The disk of ${path.dirname(log)} is full.`);
  }
  const last = text
    .trim()
    .split('\n')
    .findLast((line) => /error|fatal|could not|denied/i.test(line));
  return new StartupError(`The embedded PostgreSQL ${what}: ${last?.trim() ?? 'no reason given'} (see ${log}).`);
}

/** Whether hardly anything can be written: then not even the log may say so. */
function isFull(directory: string): boolean {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize < 64 * 1024;
}
