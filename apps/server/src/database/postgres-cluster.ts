import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../config';
import { databaseUser, postgresBinaries, type SystemUser } from './postgres-binaries';
import { exitOf, lengthOf, reasonInLog, startProgram, type ServerOptions } from './postgres-process';

/**
 * Makes the data directory where it is not there yet.
 * @throws StartupError with one sentence when nothing can be written in it.
 */
export function prepareDataDirectory(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    const probe = path.join(dataDir, '.writable');
    writeFileSync(probe, '');
    rmSync(probe);
    // The database's user has to pass through the directory, not to read it.
    if (databaseUser()) chmodSync(dataDir, 0o711);
  } catch (error) {
    throw directoryError(dataDir, error);
  }
}

/** The password of the embedded database, made up at first use and readable for the server's user only. */
export function keptPassword(dataDir: string): string {
  const file = path.join(dataDir, 'postgres.password');
  if (!existsSync(file)) {
    // Whole or not at all: half a password, on a disk that was full, would be kept for ever.
    writeFileSync(`${file}.unfinished`, randomBytes(24).toString('hex'), { mode: 0o600 });
    renameSync(`${file}.unfinished`, file);
  }
  return readFileSync(file, 'utf8').trim();
}

/** A cluster to be made. */
export interface NewCluster {
  readonly cluster: string;
  /** Whose it is to be; null: of whoever started the server. */
  readonly owner: SystemUser | null;
  readonly log: string;
  readonly user: string;
  readonly password: string;
  readonly options: ServerOptions;
}

/**
 * Makes a cluster (initdb, one or two seconds). It is made beside its place and moved there when it is whole, so that a
 * creation that was interrupted leaves nothing that looks like a database.
 * @throws StartupError with one sentence when that fails.
 */
export async function createCluster({ cluster, owner, log, user, password, options }: NewCluster): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  const passwordFile = `${cluster}.initdb`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner) for (const file of [unfinished, passwordFile]) chownSync(file, owner.uid, owner.gid);
  try {
    const args = [
      `--pgdata=${unfinished}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Independent of what the machine has installed; knows upper and lower case beyond ASCII.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(options.durable === false ? ['--no-sync'] : []),
    ];
    const from = lengthOf(log);
    const code = await exitOf(startProgram(postgresBinaries().initdb, args, unfinished, log));
    if (code !== 0) throw reasonInLog(log, from, 'could not be created');
    renameSync(unfinished, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** One sentence for what goes wrong with a directory. */
function directoryError(directory: string, error: unknown): StartupError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return new StartupError(`The disk of ${directory} is full.`);
  if (['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST'].includes(code ?? '')) {
    return new StartupError(`The data directory ${directory} is not writable: change its owner or set DATA_DIR.`);
  }
  return new StartupError(`The data directory ${directory} cannot be used: ${message}.`);
}
