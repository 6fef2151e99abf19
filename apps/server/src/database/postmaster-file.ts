import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** What a running PostgreSQL leaves in its data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The PostgreSQL that runs, or ran until it was killed, in a data directory; null when it was stopped cleanly. */
export function postmasterOf(directory: string): Postmaster | null {
  try {
    const lines = readFileSync(path.join(directory, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    return pid > 0 && port > 0 ? { pid, port } : null;
  } catch {
    return null;
  }
}

/** Removes what a PostgreSQL left that no longer runs. */
export function removePostmasterFile(directory: string): void {
  rmSync(path.join(directory, 'postmaster.pid'), { force: true });
}

/**
 * Whether a process is known to be something else than PostgreSQL: after a power cut the number that PostgreSQL left may have been
 * given to another program. False where the system does not tell (no /proc).
 */
export function isOtherProgram(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres';
  } catch {
    return false;
  }
}

/** Whether a process with this number runs, whoever owns it. One that has ended but that nobody has waited for does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** In a container whose first process does not wait for orphans, a database left by a killed server stays listed after it ended. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
