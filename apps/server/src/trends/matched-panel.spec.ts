import type { WaveAnswers } from '@ido/tabulation';
import fc from 'fast-check';
import { matchedAnswers } from './matched-panel';

const PUBLISH_FROM = 5;

/** A wave that these organisations answered, or not. */
function wave(answered: readonly boolean[]): WaveAnswers {
  const n = answered.filter(Boolean).length;
  const responses = Int32Array.from(answered, Number);
  const organisations = { responses, chosen: new Int32Array(responses), divided: new Uint8Array(responses.length) };
  return { eligible: n, n, counts: [n], organisations };
}

/** All ways to answer in this many waves or not, as masks. */
const patternsOf = (waves: number) => Array.from({ length: 2 ** waves }, (_, pattern) => pattern);
const isIn = (pattern: number, ...waves: readonly number[]) => waves.every((at) => ((pattern >> at) & 1) === 1);

/**
 * For each wave the groups of which a page tells what they answered then: everybody, who answered in the wave next to it too (or the first and the last),
 * and the panel. A group is the patterns that are in it.
 */
function toldOf(waves: number, at: number): number[][] {
  const beside = [...new Set([at - 1, at + 1, ...(at === 0 ? [waves - 1] : []), ...(at === waves - 1 ? [0] : [])])];
  const pairs = beside.filter((other) => other >= 0 && other < waves && other !== at).map((other) => [at, other]);
  const all = Array.from({ length: waves }, (_, one) => one);
  return [[at], ...pairs, all].map((group) => patternsOf(waves).map((pattern) => (isIn(pattern, ...group) ? 1 : 0)));
}

/** Factors by which so many groups may be summed. */
function factorsFor(groups: number): number[][] {
  const one = [-2, -1, 0, 1, 2];
  return groups === 0 ? [[]] : factorsFor(groups - 1).flatMap((factors) => one.map((factor) => [...factors, factor]));
}

/** How many organisations answer in which waves; mostly nobody or enough. */
const sizesOf = fc.integer({ min: 2, max: 5 }).chain((waves) => {
  const enough = { arbitrary: fc.constantFrom(0, 5, 7), weight: 12 };
  const few = { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 1 };
  const sizes = fc.array(fc.oneof(enough, few), { minLength: 2 ** waves, maxLength: 2 ** waves });
  return fc.record({ waves: fc.constant(waves), sizes });
});

describe('the panel of organisations that answered in every wave', () => {
  it('is told only when no sum or difference of all that is told of a wave is a group of a few', () => {
    let told = 0;
    const few = (size: number) => size > 0 && size < PUBLISH_FROM;
    const property = fc.property(sizesOf, ({ waves, sizes }) => {
      const all = Array.from({ length: waves }, (_, at) => at);
      const size = (group: readonly number[]) =>
        group.reduce((total, value, pattern) => total + value * sizes[pattern]!, 0);
      const patterns = sizes.flatMap((count, pattern) => new Array<number>(count).fill(pattern));
      const panel = matchedAnswers(all.map((at) => wave(patterns.map((pattern) => isIn(pattern, at)))));
      // Pairs are told by a rule of their own (compare-waves).
      const pairsTell = all.some((at) => {
        const [everybody, ...others] = toldOf(waves, at);
        return others.slice(0, -1).some((pair) => few(size(pair)) || few(size(everybody!) - size(pair)));
      });
      if (pairsTell || panel.tellsOfFewerThan(PUBLISH_FROM)) return;
      told++;
      for (const at of all) {
        const groups = toldOf(waves, at);
        for (const factors of factorsFor(groups.length)) {
          const sum = patternsOf(waves).map((pattern) =>
            factors.reduce((total, factor, group) => total + factor * groups[group]![pattern]!, 0),
          );
          if (sum.every((value) => value === 0 || value === 1)) expect(few(size(sum))).toBe(false);
        }
      }
    });
    fc.assert(property, { numRuns: 200 });
    expect(told).toBeGreaterThan(20);
  });

  it('is withheld when few answered in one of three waves alone', () => {
    const many = (pattern: string, count: number) => new Array<string>(count).fill(pattern);
    const held = (alone: number) => {
      const patterns = ['111', '110', '011', '101', '010', '001']
        .flatMap((one) => many(one, 6))
        .concat(many('100', alone));
      return matchedAnswers([0, 1, 2].map((at) => wave(patterns.map((pattern) => pattern[at] === '1'))));
    };
    expect([0, 2, 5].map((alone) => held(alone).tellsOfFewerThan(PUBLISH_FROM))).toEqual([false, true, false]);
  });
});
