import type { CodingState } from '@ido/api';

/** What one coder chose, for the text with this hash. */
export interface GivenCodes {
  readonly codes: readonly number[];
  readonly hash: string;
  readonly at: Date;
}

/** What counts for a text. `codes` is null while nothing does. */
export interface Outcome {
  readonly state: CodingState;
  readonly codes: readonly number[] | null;
  /** Of the text that it is about. */
  readonly hash: string;
}

/** Where each code that was merged ends up, through as many merges as there were. */
export type MergedCodes = ReadonlyMap<number, number>;

/**
 * The rule of consensus: what was settled counts; without that, what a single coder chose counts until a second one chooses something
 * else; then nothing counts until somebody settles it. Only codings of the text as it was last coded take part: an answer that was changed
 * is another answer. Codes that were merged are the same code.
 */
export function consensus(codings: readonly GivenCodes[], settled: GivenCodes | null, merged: MergedCodes): Outcome {
  const last = [...codings, ...(settled ? [settled] : [])].toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
  if (!last) return { state: 'none', codes: null, hash: '' };
  const { hash } = last;
  if (settled?.hash === hash) return { state: 'settled', codes: afterMerges(settled.codes, merged), hash };
  const chosen = codings.filter((one) => one.hash === hash).map(({ codes }) => afterMerges(codes, merged));
  const [first, ...others] = chosen;
  if (!first) return { state: 'none', codes: null, hash };
  if (others.some((codes) => codes.join() !== first.join())) return { state: 'differs', codes: null, hash };
  return { state: others.length > 0 ? 'agreed' : 'single', codes: first, hash };
}

/** The codes as they count, each once, in order of number. */
export function afterMerges(codes: readonly number[], merged: MergedCodes): number[] {
  return [...new Set(codes.map((code) => merged.get(code) ?? code))].sort((a, b) => a - b);
}

/** Follows merges of merges to their end. */
export function mergedCodes(codes: readonly { number: number; mergedInto: number | null }[]): MergedCodes {
  const into = new Map(codes.map(({ number, mergedInto }) => [number, mergedInto]));
  const ends = new Map<number, number>();
  for (const { number } of codes) {
    let end = number;
    // No longer than there are codes, so that a circle ends too.
    for (let step = 0; step < codes.length && into.get(end) != null; step++) end = into.get(end)!;
    if (end !== number) ends.set(number, end);
  }
  return ends;
}
