import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
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

/** Linux's program that gives a process another number for the user that it runs as, and lets it keep the files that it owns. */
export const UNSHARE = 'unshare';
export const asSomebodyElse = (user: Owner): string[] => ['--user', `--map-user=${user.uid}`];

/**
 * Whom a new cluster is for, of a server that was started as root: PostgreSQL refuses to run as root, so it runs as another user (the return value, who has
 * to own the cluster). Where that user does not get to the data or the programs, as in the home directory of root, it runs as root under another number (null),
 * if the system allows that.
 * @throws StartupError with one sentence that names the folder when neither is possible.
 */
export function ownerOfCluster(dataDir: string, cluster: string): SystemUser | null {
  const user = databaseUser();
  if (!user) return null;
  const made = existsSync(cluster);
  // What was made as root stays so.
  if (made && statSync(cluster).uid === 0) return null;
  for (const place of [dataDir, postgresBinaries().postgres]) {
    const folder = closedFolder(realpathSync(place), user);
    if (folder === null) continue;
    if (!made && spawnSync(UNSHARE, [...asSomebodyElse(user), 'true']).status === 0) return null;
    throw new StartupError(
      `PostgreSQL refuses to run as root and runs as user ${user.name} instead, for whom ${folder} is closed: ` +
        `start in a folder that is open to all (such as one in /srv or /opt), start as another user than root, or run chmod o+x ${folder}.`,
    );
  }
  return user;
}
