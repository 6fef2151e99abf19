import fc from 'fast-check';
import { verdicts } from './beyond-chance';
import { compareWaves, type CategoryComparison, type ComparedWave } from './compare-waves';
import { decomposition } from './decomposition';
import type { WaveAnswers } from './wave-answers';

const TEAM = { smallNumbers: { percentagesFrom: 10, publishFrom: 5 }, suppress: false };
const READER = { ...TEAM, suppress: true };

/** A wave in which each organisation gave these answers (masks), one response each; undefined: none. */
function waveOf(given: readonly (number | readonly number[] | undefined)[], more: Partial<ComparedWave> = {}) {
  const responses = given.map((one) => (one === undefined ? [] : typeof one === 'number' ? [one] : [...one]));
  const all = responses.flat();
  const answers: WaveAnswers = {
    eligible: all.length,
    n: all.length,
    counts: [0, 1].map((category) => all.filter((mask) => (mask >> category) & 1).length),
    organisations: {
      responses: Int32Array.from(responses.map(({ length }) => length)),
      chosen: Int32Array.from(responses.map(([first]) => first ?? 0)),
      divided: Uint8Array.from(responses.map((masks) => (new Set(masks).size > 1 ? 1 : 0))),
    },
  };
  return { answers, populationN: null, population: null, withheld: false, ...more };
}
const repeat = <T>(times: number, value: T) => new Array<T>(times).fill(value);
const JA = 0b01;
const NEE = 0b10;
const NONE = undefined;
const ja = (comparison: { categories: readonly { kind: string }[] }) => comparison.categories[0] as CategoryComparison;

/** 94 pairs of which 19 gained and 13 lost `ja`, as in the reference figures made with R, and others beside them. */
const FIRST = waveOf([
  ...repeat(13, JA),
  ...repeat(19, NEE),
  ...repeat(31, JA),
  ...repeat(31, NEE),
  ...repeat(24, JA),
  ...repeat(25, NEE),
  ...repeat(47, NONE),
]);
const SECOND = waveOf([
  ...repeat(13, NEE),
  ...repeat(19, JA),
  ...repeat(31, JA),
  ...repeat(31, NEE),
  ...repeat(49, NONE),
  ...repeat(27, JA),
  ...repeat(20, NEE),
]);

describe('a question compared between two waves', () => {
  it('does not tell readers what a merged organisation answered, by the responses that are more than the pairs', () => {
    // Both predecessors of one organisation said yes; six others answered the first wave only, and five the second.
    const before = waveOf([[JA, JA], ...repeat(20, JA), ...repeat(20, NEE), ...repeat(6, NEE), ...repeat(5, NONE)]);
    const after = waveOf([JA, ...repeat(20, NEE), ...repeat(20, JA), ...repeat(6, NONE), ...repeat(5, NEE)]);
    const told = (options: typeof TEAM) => {
      const { pairs, categories } = compareWaves(before, after, options);
      const { others, everybody } = categories[0] as CategoryComparison;
      return { pairs, neither: everybody.n1 - pairs! - others!.n1 };
    };
    expect(told(TEAM)).toEqual({ pairs: 41, neither: 1 });
    expect(told(READER)).toEqual({ pairs: 40, neither: 0 });
    // With fewer others the pairs would tell of them.
    const alone = waveOf([JA, ...repeat(20, NEE), ...repeat(20, JA), ...repeat(11, NONE)]);
    expect(compareWaves(before, alone, READER)).toMatchObject({ pairs: null, pairsWithheld: true });
  });

  it('gives the reference figures of R, paired and as independent waves', () => {
    const comparison = compareWaves(FIRST, SECOND, TEAM);
    expect(comparison).toMatchObject({ pairs: 94, divided: 0 });
    const { everybody, paired, decides } = ja(comparison);
    expect(paired).toMatchObject({ gained: 19, lost: 13, n1: 94 });
    expect(paired!.estimate).toBeCloseTo(0.06382978723404, 12);
    expect(paired!.p).toBeCloseTo(0.2888443663465, 9);
    expect([everybody.n1, everybody.n2]).toEqual([143, 141]);
    expect(everybody.estimate).toBeCloseTo(0.07057481525567, 12);
    expect(everybody.p).toBeCloseTo(0.234209959606, 9);
    expect(everybody.interval![0]).toBeCloseTo(-0.04541200946668, 9);
    expect(everybody.interval![1]).toBeCloseTo(0.186561639978, 9);
    expect(decides).toBe('paired');
  });

  it('compares the others apart from the pairs', () => {
    expect(ja(compareWaves(FIRST, SECOND, TEAM)).others).toMatchObject({ n1: 49, n2: 47 });
  });

  it('takes the exact test with few changes, and independent groups with few pairs', () => {
    const before = waveOf([...repeat(12, NEE), ...repeat(10, NONE)]);
    const after = waveOf([...repeat(6, JA), ...repeat(6, NEE), ...repeat(10, NONE)]);
    expect(ja(compareWaves(before, after, TEAM))).toMatchObject({
      decides: 'paired',
      // Six of six changes one way: 2 × (1/2)^6.
      paired: { method: 'mcnemarExact', p: 0.03125 },
    });
    const fresh = waveOf([...repeat(6, JA), ...repeat(6, NONE), ...repeat(10, JA)]);
    expect(ja(compareWaves(before, fresh, TEAM))).toMatchObject({ decides: 'unpaired', paired: { n1: 6 } });
  });

  it('has no pair of an organisation whose predecessors said different things, and one of those that agree', () => {
    const before = waveOf([[JA, NEE], [JA, JA], ...repeat(10, JA)]);
    const after = waveOf([JA, NEE, ...repeat(10, JA)]);
    const comparison = compareWaves(before, after, TEAM);
    expect(comparison).toMatchObject({ pairs: 11, divided: 1 });
    expect(ja(comparison).paired).toMatchObject({ gained: 0, lost: 1 });
    expect(ja(comparison).everybody).toMatchObject({ n1: 14, n2: 12 });
    // Of the others: both responses of the divided one, and its answer since.
    expect(ja(comparison).others).toMatchObject({ n1: 2, n2: 1 });
  });

  it('leaves nothing to chance where everybody answered both times', () => {
    const all = { populationN: 12, population: new Uint8Array(12).fill(1) };
    const before = waveOf(repeat(12, NEE), all);
    const after = waveOf([JA, ...repeat(11, NEE)], all);
    const comparison = ja(compareWaves(before, after, TEAM));
    expect(comparison.paired).toMatchObject({ method: 'everybody', p: null, interval: null });
    expect(verdicts([comparison])).toEqual([{ p: null, correctedP: null, beyondChance: true }]);
  });

  it('narrows with the population, of pairs with the part of it that both waves are about', () => {
    const member = Uint8Array.from(repeat(190, 1));
    const known = (wave: ComparedWave, N: number, population = member) => ({ ...wave, populationN: N, population });
    const free = ja(compareWaves(FIRST, SECOND, TEAM));
    const fixed = ja(compareWaves(known(FIRST, 342), known(SECOND, 342), TEAM));
    expect(fixed.everybody.p!).toBeLessThan(free.everybody.p!);
    expect(fixed.paired!.p!).toBeLessThan(free.paired!.p!);
    const half = member.map((_, at) => (at < 94 ? 1 : 0));
    expect(ja(compareWaves(known(FIRST, 342, half), known(SECOND, 342, half), TEAM)).paired!.method).toBe('everybody');
  });

  it('withholds from readers what would tell of a few, and nothing from the study team', () => {
    const before = waveOf([...repeat(20, JA), ...repeat(3, NEE), ...repeat(20, NONE)]);
    const after = waveOf([...repeat(20, NEE), ...repeat(3, NONE), ...repeat(20, JA)]);
    expect(compareWaves(before, after, TEAM)).toMatchObject({ pairs: 20, pairsWithheld: false });
    const read = compareWaves(before, after, READER);
    expect(read).toMatchObject({ pairs: null, divided: null, pairsWithheld: true });
    expect(ja(read)).toMatchObject({
      paired: null,
      others: null,
      decides: 'unpaired',
      decomposition: { kind: 'tooFewPairs' },
    });
    const withheld = compareWaves({ ...FIRST, withheld: true }, SECOND, READER);
    expect(withheld.categories.map(({ kind }) => kind)).toEqual(['withheld', 'withheld']);
  });

  it('says why a category is not compared', () => {
    const none = { ...SECOND, answers: { ...SECOND.answers, counts: [null, 60] } };
    expect(compareWaves(FIRST, none, TEAM).categories[0]).toEqual({ kind: 'notComparable' });
    const few = waveOf(repeat(9, JA));
    expect(compareWaves(few, few, TEAM).categories[0]).toEqual({ kind: 'smallBase' });
  });

  it('splits a change in parts that add to it, whatever was answered', () => {
    const answer = fc.constantFrom(JA, NEE, NONE);
    const pair = fc.tuple(answer, answer);
    fc.assert(
      fc.property(fc.array(pair, { minLength: 30, maxLength: 120 }), (answers) => {
        const comparison = compareWaves(waveOf(answers.map(([a]) => a)), waveOf(answers.map(([, b]) => b)), TEAM);
        for (const one of comparison.categories) {
          if (one.kind !== 'compared') continue;
          for (const part of [one.everybody, one.paired, one.others]) {
            if (part?.interval == null) continue;
            expect(part.interval[0]).toBeLessThanOrEqual(part.estimate + 1e-9);
            expect(part.interval[1]).toBeGreaterThanOrEqual(part.estimate - 1e-9);
          }
          if (one.decomposition.kind === 'tooFewPairs') {
            expect(comparison.pairs!).toBeLessThan(10);
            continue;
          }
          const { total, stayers, others } = one.decomposition;
          expect(total).toBeCloseTo(one.everybody.estimate, 12);
          expect(stayers).toBeCloseTo(one.paired!.estimate, 12);
          expect(Math.abs(stayers + others - total)).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

describe('a decomposition', () => {
  it('is what it is by hand', () => {
    const parts = decomposition({ count: 11, n: 37, pairedCount: 9 }, { count: 63, n: 151, pairedCount: 12 }, 31, 10);
    expect(parts).toMatchObject({ kind: 'decomposition' });
    if (parts.kind !== 'decomposition') throw new Error();
    expect(parts.total * 100).toBeCloseTo(11.99, 2);
    expect(parts.stayers * 100).toBeCloseTo(9.68, 2);
    expect(parts.others * 100).toBeCloseTo(2.31, 2);
  });
});

describe('the comparisons of a page together', () => {
  const withP = (p: number, estimate = 0.1, over = 0.1): CategoryComparison => ({
    kind: 'compared',
    everybody: { estimate: over, interval: [0, 0.2], p: 0.9, method: 'score', n1: 50, n2: 50 },
    paired: { estimate, interval: [0, 0.2], p, method: 'mcnemar', n1: 40, n2: 40 },
    others: null,
    decides: 'paired',
    decomposition: { kind: 'tooFewPairs' },
  });

  it('are corrected together after Holm: what was beyond chance alone need not be among others', () => {
    expect(verdicts([withP(0.04)])[0]).toMatchObject({ correctedP: 0.04, beyondChance: true });
    const [first, second, third] = verdicts([withP(0.04), withP(0.01), withP(0.03)]);
    expect(second!.correctedP).toBeCloseTo(0.03, 12);
    expect(second!.beyondChance).toBe(true);
    expect(third!.correctedP).toBeCloseTo(0.06, 12);
    expect([first!.beyondChance, third!.beyondChance]).toEqual([false, false]);
  });

  it('do not call it a change when the pairs went the other way than the whole', () => {
    expect(verdicts([withP(0.001, -0.1, 0.1)])[0]!.beyondChance).toBe(false);
  });
});
