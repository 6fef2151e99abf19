import { closedFolder } from './closed-folder';

const ROOT = { uid: 0, gid: 0 };
const NOBODY = { uid: 65534, gid: 65534 };

/** What a disk says of these folders; whatever is not named is open to all. */
const disk =
  (modes: Record<string, number>, owner = ROOT) =>
  (file: string) => ({
    ...owner,
    mode: modes[file] ?? 0o755,
  });

describe('a folder that is closed to the database', () => {
  it('is found, the outermost first', () => {
    const closed = disk({ '/root': 0o700, '/root/ido/data': 0o700 });
    expect(closedFolder('/root/ido/data', NOBODY, closed)).toBe('/root');
    expect(closedFolder('/root/ido/data', NOBODY, disk({ '/root/ido/data': 0o700 }))).toBe('/root/ido/data');
    expect(closedFolder('/srv/ido/data', NOBODY, closed)).toBeNull();
  });

  it('needs a right to pass through, not to read', () => {
    expect(closedFolder('/srv/ido', NOBODY, disk({ '/srv': 0o711 }))).toBeNull();
    expect(closedFolder('/srv/ido', NOBODY, disk({ '/srv': 0o744 }))).toBe('/srv');
  });

  it('is a matter of the owner, of the group and of all others, in that order', () => {
    expect(closedFolder('/srv', NOBODY, disk({ '/srv': 0o700 }, NOBODY))).toBeNull();
    expect(closedFolder('/srv', NOBODY, disk({ '/srv': 0o655 }, NOBODY))).toBe('/srv');
    const sameGroup = { uid: 0, gid: NOBODY.gid };
    expect(closedFolder('/srv', NOBODY, disk({ '/srv': 0o710 }, sameGroup))).toBeNull();
    expect(closedFolder('/srv', NOBODY, disk({ '/srv': 0o705 }, sameGroup))).toBe('/srv');
  });
});
