import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newDataDir } from './server-process';

const FILLER = 'filler';
const CHUNK = Buffer.alloc(256 * 1024);

/** A disk of a few megabytes, to be filled: a tmpfs. */
export class SmallDisk {
  private constructor(private readonly folder: ReturnType<typeof newDataDir>) {}

  /** A disk of this size; null when this user or container may not mount one. */
  static mount(megabytes: number): SmallDisk | null {
    if (process.platform !== 'linux') return null;
    const folder = newDataDir();
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options(megabytes), 'tmpfs', folder.path]);
    if (status === 0) return new SmallDisk(folder);
    folder.remove();
    return null;
  }

  get path(): string {
    return this.folder.path;
  }

  get dataDir(): string {
    return path.join(this.path, 'data');
  }

  /** Gives it another size; what is on it stays. */
  resize(megabytes: number): void {
    const { status, stderr } = spawnSync('mount', ['-o', `remount,${options(megabytes)}`, this.path]);
    if (status !== 0) throw new Error(`remount: ${stderr.toString()}`);
  }

  /** Takes all the space that is left. */
  fill(): void {
    for (let n = 0; free(this.path) > 0; n += 1) {
      const file = path.join(this.path, `${FILLER}-${n}`);
      try {
        while (free(this.path) > 0) writeFileSync(file, CHUNK, { flag: 'a' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  }

  /** Gives back what `fill` took. */
  makeRoom(): void {
    for (let n = 0; n < 100; n += 1) rmSync(path.join(this.path, `${FILLER}-${n}`), { force: true });
  }

  remove(): void {
    spawnSync('umount', [this.path]);
    this.folder.remove();
  }
}

const options = (megabytes: number) => `size=${megabytes}m,mode=755`;

function free(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}
