import type { ReleasedFigures } from '@ido/api';

/** Releases that are kept read; the one that was not asked for longest makes room. */
const MOST = 64;

/** Figures of releases, read once: a release never changes, so that its content hash says all. */
export class KeptFigures {
  private readonly kept = new Map<string, ReleasedFigures>();

  async get(contentHash: string, read: () => Promise<ReleasedFigures>): Promise<ReleasedFigures> {
    const figures = this.kept.get(contentHash) ?? (await read());
    this.kept.delete(contentHash);
    this.kept.set(contentHash, figures);
    if (this.kept.size > MOST) this.kept.delete(this.kept.keys().next().value as string);
    return figures;
  }
}
