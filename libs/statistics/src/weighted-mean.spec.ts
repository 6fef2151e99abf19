import { of } from './golden/of-kind';
import { meanFpc } from './mean-fpc';
import type { SurveyDesign } from './survey-design';
import { weightedMean } from './weighted-mean';

const values = (...given: number[]) => given.map((value) => ({ value, count: 1 }));

describe('weightedMean', () => {
  it('equals svymean of a post-stratified design, over who gave a value', () => {
    // Four of ten in class a, of whom one gave no value, and three of six in class b:
    // ps <- postStratify(svydesign(ids = ~1, fpc = ~N, data = df), ~g, data.frame(g = c("a", "b"), Freq = c(10, 6)))
    // s <- subset(ps, has == 1); m <- svymean(~y, s); SE(m); confint(m, df = degf(s))
    const design: SurveyDesign = {
      kind: 'postStratified',
      populationN: 16,
      cells: [
        { weight: 10 / 4, n: 4, classes: ['a'] },
        { weight: 6 / 3, n: 3, classes: ['b'] },
      ],
    };
    const found = of(weightedMean(design, [values(1, 2, 7), values(10, 12, 40)]), 'mean');
    expect(found.mean).toBeCloseTo(11.037037037, 9);
    expect(of(found.standardError, 'standardError').standardError).toBeCloseTo(3.0937144591, 9);
    const { low, high } = of(found.interval, 'interval');
    expect([low.toFixed(8), high.toFixed(8)]).toEqual(['3.08439084', '18.98968323']);
    // Kish: (3 × 2.5 + 3 × 2)² / (3 × 2.5² + 3 × 2²).
    expect([found.n, found.effectiveN]).toEqual([6, 13.5 ** 2 / 30.75]);
  });

  it('is the mean of a simple random sample when all weigh the same', () => {
    const design: SurveyDesign = { kind: 'srs', populationN: 20, cells: [{ weight: 20 / 6, n: 6, classes: [] }] };
    const given = values(1, 2, 2, 5, 10, 40);
    const [weighted, plain] = [of(weightedMean(design, [given]), 'mean'), of(meanFpc(given, 20), 'mean')];
    expect(weighted.mean).toBeCloseTo(plain.mean, 12);
    expect(of(weighted.interval, 'interval').high).toBeCloseTo(of(plain.interval, 'interval').high, 10);
  });

  it('has an answer at the edges', () => {
    const design: SurveyDesign = { kind: 'srs', populationN: 20, cells: [{ weight: 2, n: 3, classes: [] }] };
    expect(weightedMean(design, [[]])).toEqual({ kind: 'noBase' });
    expect(weightedMean(design, [values(4)])).toMatchObject({ mean: 4, interval: { kind: 'noBase' } });
    expect(() => weightedMean(design, [values(1, 2, 3, 4)])).toThrow(RangeError);
    expect(() => weightedMean(design, [])).toThrow(RangeError);
  });
});
