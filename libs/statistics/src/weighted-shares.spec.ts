import fc from 'fast-check';
import { logitInterval } from './logit-interval';
import { raoScott } from './rao-scott';
import type { SurveyDesign } from './survey-design';
import { weightedShares, type CellAnswers } from './weighted-shares';

function shares(design: SurveyDesign, answers: readonly CellAnswers[]) {
  const result = weightedShares(design, answers);
  if (result.kind !== 'weightedShares') throw new Error(result.kind);
  return result;
}

const cell = (n: number, weight: number, ...classes: string[]) => ({ n, weight, classes });

describe('weightedShares', () => {
  it('has no value over nobody', () => {
    expect(weightedShares({ kind: 'srs', cells: [], populationN: 342 }, [])).toEqual({ kind: 'noBase' });
    const design: SurveyDesign = { kind: 'srs', cells: [cell(5, 2)], populationN: 10 };
    expect(weightedShares(design, [{ base: 0, counts: [0] }])).toEqual({ kind: 'noBase' });
  });

  it('does not claim certainty when all say yes', () => {
    const design: SurveyDesign = { kind: 'srs', cells: [cell(10, 4), cell(5, 6)], populationN: 70 };
    const [all, none] = shares(design, [
      { base: 10, counts: [10, 0] },
      { base: 5, counts: [5, 0] },
    ]).shares;
    expect(all).toMatchObject({ share: 1, standardError: { standardError: 0 }, interval: { high: 1 } });
    expect(none).toMatchObject({ share: 0, interval: { low: 0 } });
    expect(all!.interval.kind === 'interval' && all!.interval.low).toBeLessThan(0.9);
  });

  it('leaves nothing to chance when the whole population answered', () => {
    const design: SurveyDesign = { kind: 'srs', cells: [cell(10, 1)], populationN: 10 };
    const [some, all] = shares(design, [{ base: 10, counts: [4, 10] }]).shares;
    expect(some).toMatchObject({ standardError: { standardError: 0 }, interval: { low: 0.4, high: 0.4 } });
    expect(all).toMatchObject({ interval: { low: 1, high: 1 } });
  });

  it('knows no spread of one respondent', () => {
    const [one] = shares({ kind: 'srs', cells: [cell(1, 9)], populationN: 9 }, [{ base: 1, counts: [1] }]).shares;
    expect(one).toMatchObject({ share: 1, standardError: { kind: 'noBase' }, interval: { kind: 'noBase' } });
  });

  it('names the stratum with one respondent out of several members', () => {
    const strata = [
      { class: 'a', n: 20 },
      { class: 'b', n: 7 },
    ];
    const design: SurveyDesign = { kind: 'stratified', strata, cells: [cell(5, 4, 'a'), cell(1, 7, 'b')] };
    const answers = [
      { base: 5, counts: [2] },
      { base: 1, counts: [1] },
    ];
    const [share] = shares(design, answers).shares;
    expect(share).toMatchObject({ share: 15 / 27, standardError: { kind: 'loneRespondent', strata: ['b'] } });
    // One of one: nothing is unknown about that stratum.
    const certain: SurveyDesign = {
      kind: 'stratified',
      strata: [strata[0]!, { class: 'b', n: 1 }],
      cells: [design.cells[0]!, cell(1, 1, 'b')],
    };
    expect(shares(certain, answers).shares[0]!.standardError.kind).toBe('standardError');
    expect(() => weightedShares({ ...design, strata: [strata[0]!] } as SurveyDesign, answers)).toThrow(RangeError);
  });

  it('refuses what cannot be', () => {
    const design: SurveyDesign = { kind: 'srs', cells: [cell(5, 2)], populationN: 10 };
    expect(() => weightedShares(design, [{ base: 6, counts: [1] }])).toThrow(RangeError);
    expect(() => weightedShares(design, [{ base: 2, counts: [3] }])).toThrow(RangeError);
    expect(() => weightedShares(design, [])).toThrow(RangeError);
    expect(() => weightedShares({ ...design, cells: [cell(5, 0)] }, [{ base: 2, counts: [1] }])).toThrow(RangeError);
  });

  const anyCells = fc.array(
    fc.record({
      n: fc.integer({ min: 1, max: 30 }),
      weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
      a: fc.constantFrom('x', 'y', 'z'),
      b: fc.constantFrom('p', 'q'),
      missing: fc.nat(100),
      yes: fc.nat(100),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('gives shares in [0, 1] within their interval, the same whatever the order', () => {
    fc.assert(
      fc.property(anyCells, fc.constantFrom('srs', 'postStratified', 'raked'), (given, kind) => {
        const of = (cells: typeof given) =>
          weightedShares(
            {
              kind: kind as 'srs',
              populationN: 500,
              cells: cells.map(({ n, weight, a, b }) => cell(n, weight, ...(kind === 'raked' ? [a, b] : [a]))),
            },
            cells.map(({ n, missing, yes }) => {
              const base = n - (missing % (n + 1));
              const counted = yes % (base + 1);
              return { base, counts: [counted, base - counted] };
            }),
          );
        const [result, turned] = [of(given), of([...given].reverse())];
        if (result.kind !== 'weightedShares' || turned.kind !== 'weightedShares') {
          return expect(turned).toEqual(result);
        }
        expect(result.shares[0]!.share + result.shares[1]!.share).toBeCloseTo(1, 12);
        expect(result.effectiveN).toBeLessThanOrEqual(result.n * (1 + 1e-12));
        result.shares.forEach(({ share, interval, standardError }, at) => {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
          if (interval.kind !== 'interval' || standardError.kind !== 'standardError') return;
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.low).toBeLessThanOrEqual(share);
          expect(interval.high).toBeGreaterThanOrEqual(share);
          expect(interval.high).toBeLessThanOrEqual(1);
          const other = turned.shares[at]!.standardError;
          expect(other.kind === 'standardError' && other.standardError).toBeCloseTo(standardError.standardError, 7);
        });
      }),
    );
  });
});

describe('logitInterval', () => {
  it('has no answer at 0 and 1', () => {
    expect(logitInterval(0, 0, 20)).toEqual({ kind: 'noLogit' });
    expect(logitInterval(1, 0, 20)).toEqual({ kind: 'noLogit' });
    expect(logitInterval(0.4, 0, 20)).toMatchObject({ kind: 'interval' });
    expect(() => logitInterval(1.2, 0, 20)).toThrow(RangeError);
  });
});

describe('raoScott', () => {
  const design: SurveyDesign = { kind: 'srs', cells: [cell(100, 3)], populationN: 300 };
  it('is the chi-square test for a simple random sample of an unlimited population', () => {
    // chisq.test(matrix(c(30, 20, 15, 35), 2, byrow = TRUE), correct = FALSE)$statistic = 9.090909, times (n − 1)/n.
    const result = raoScott({ ...design, populationN: null }, [
      [
        [30, 20],
        [15, 35],
      ],
    ]);
    expect(result.kind === 'test' && result.f).toBeCloseTo(9.090909090909092 * 0.99, 9);
  });

  it('has an answer at the edges', () => {
    const table = [
      [30, 0, 20],
      [15, 0, 35],
    ];
    expect(raoScott(design, [table])).toMatchObject({ kind: 'test', n: 100 });
    expect(raoScott({ ...design, populationN: 100 }, [table])).toEqual({ kind: 'noSpread' });
    expect(raoScott(design, [[[30, 20]]])).toEqual({ kind: 'oneCategory' });
    expect(raoScott(design, [[[0, 0]]])).toEqual({ kind: 'noBase' });
    expect(raoScott({ kind: 'srs', cells: [], populationN: 3 }, [])).toEqual({ kind: 'noBase' });
    expect(() => raoScott(design, [[[80, 80]]])).toThrow(RangeError);
  });
});
