import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../config';
import { databaseUser, postgresBinaries, type SystemUser } from './postgres-binaries';

type Owner = Pick<SystemUser, 'uid' | 'gid'>;

/** The first folder on the way to this file or folder, itself included, that the user may not pass through; null when it can get there. */
export function closedFolder(
  to: string,
  user: Owner,
  statOf: (file: string) => Owner & { mode: number } = statSync,
): string | null {
  const above = path.dirname(to);
  const closed = above === to ? null : closedFolder(above, user, statOf);
  if (closed !== null) return closed;
  const { uid, gid, mode } = statOf(to);
  const passes = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & passes) === 0 ? to : null;
}

/**
 * Refuses a start as root of which PostgreSQL, which then runs as another user, would not get to its programs or its data: as in
 * the home directory of root, which is closed to everybody else.
 * @throws StartupError with one sentence that names the folder.
 */
export function requireWayForDatabase(dataDir: string): void {
  const user = databaseUser();
  if (!user) return;
  for (const place of [dataDir, postgresBinaries().postgres]) {
    const folder = closedFolder(realpathSync(place), user);
    if (folder !== null) {
      throw new StartupError(
        `PostgreSQL refuses to run as root and runs as user ${user.name} instead, for whom ${folder} is closed: ` +
          `start in a folder that is open to all (such as one in /srv or /opt), start as another user than root, or run chmod o+x ${folder}.`,
      );
    }
  }
}
