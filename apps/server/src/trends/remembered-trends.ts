import { createHash } from 'node:crypto';
import type { TrendSource } from './trend-source';

/** Answers that are kept; the one that was not asked for longest makes room. */
const MOST = 64;

/** Answers that were made of waves, kept for as long as nothing that they were made of has changed. */
export class RememberedTrends {
  private readonly kept = new Map<string, object>();

  /**
   * @param question everything but the answers in the waves that the answer follows from; it has to be JSON
   * @param make is not asked again as long as the question and the waves are the same
   */
  get<T extends object>(question: unknown, sources: readonly TrendSource[], make: () => T): T {
    // A wave that is counted in SQL does not say when it changes.
    if (sources.some(({ of }) => of.kind === 'sql')) return make();
    const key = createHash('sha256')
      .update(JSON.stringify([question, sources.map(({ of }) => revisionOf(of))], asJson))
      .digest('base64');
    const known = this.kept.get(key) as T | undefined;
    const answer = known ?? make();
    this.kept.delete(key);
    this.kept.set(key, answer);
    if (this.kept.size > MOST) this.kept.delete(this.kept.keys().next().value as string);
    return answer;
  }
}

/** A published table does not change after it was entered, nor does a release. */
function revisionOf(of: TrendSource['of']): number | string {
  if (of.kind === 'released') return of.contentHash;
  return of.kind === 'memory' ? of.data.revision : of.kind;
}

function asJson(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}
