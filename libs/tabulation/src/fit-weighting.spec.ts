import { fitWeighting, type WeightingDefinition } from './fit-weighting';
import { variableOf } from './testing/variables';

const size = variableOf('sizeClass', 'single', ['klein', 'middel', 'groot']);
const region = variableOf('province', 'single', ['noord', 'zuid']);
const byClass: WeightingDefinition = { method: 'class', variables: ['sizeClass'], merged: [], mostTimesMean: null };
const raking: WeightingDefinition = { ...byClass, method: 'raking', variables: ['sizeClass', 'province'] };

/** 60 small, 30 middle, 10 large; of whom 10, 10 and 5 answered. */
const population = [
  { codes: ['klein'], n: 60 },
  { codes: ['middel'], n: 30 },
  { codes: ['groot'], n: 10 },
];
const respondents = [
  { codes: ['klein'], n: 10 },
  { codes: ['middel'], n: 10 },
  { codes: ['groot'], n: 5 },
];

describe('fitting a weighting', () => {
  it('by class: members divided by respondents, worked out by hand', () => {
    const fit = fitWeighting(byClass, [size], population, respondents);
    if (fit.kind !== 'fitted') throw new Error(fit.kind);
    expect(fit.weighting.cells).toEqual([
      { codes: ['klein'], weight: 6 },
      { codes: ['middel'], weight: 3 },
      { codes: ['groot'], weight: 2 },
    ]);
    expect(fit.weighting).toMatchObject({ variables: ['sizeClass'], populationN: 100, trimmed: false });
    // (60 + 30 + 10)² / (360 + 90 + 20)
    expect(fit.effectiveN).toBeCloseTo(10_000 / 470, 12);
    expect(fit.designEffect).toBeCloseTo((25 * 470) / 10_000, 12);
    // The mean weight is 4.
    expect(fit.spread).toMatchObject({
      min: 0.5,
      max: 1.5,
      quantiles: { p5: 0.5, p25: 0.75, p50: 0.75, p75: 1.5, p95: 1.5 },
    });
    expect(fit.spread.histogram.map(({ n }) => n)).toEqual([5, 0, 10, 0, 0, 0, 0, 10]);
  });

  it('names classes without respondents, and fits when they are taken together with another', () => {
    const without = respondents.slice(0, 2);
    expect(fitWeighting(byClass, [size], population, without)).toEqual({
      kind: 'emptyClasses',
      variable: 'sizeClass',
      codes: ['groot'],
    });
    const merged = [{ variable: 'sizeClass', code: 'groot', into: 'middel' }];
    const fit = fitWeighting({ ...byClass, merged }, [size], population, without);
    expect(fit).toMatchObject({
      kind: 'fitted',
      weighting: { cells: [{ weight: 6 }, { codes: ['middel'], weight: 4 }], merged },
    });
    const chained = [...merged, { variable: 'sizeClass', code: 'middel', into: 'klein' }];
    expect(fitWeighting({ ...byClass, merged: chained }, [size], population, without)).toMatchObject({
      weighting: { cells: [{ weight: 5 }, { weight: 5 }], margins: [{ totals: [{ codes: ['klein'], n: 100 }] }] },
    });
    const circle = [...merged, { variable: 'sizeClass', code: 'middel', into: 'groot' }];
    expect(() => fitWeighting({ ...byClass, merged: circle }, [size], population, without)).toThrow(RangeError);
  });

  const two = (counts: readonly number[]) =>
    ['klein', 'groot'].flatMap((one, row) =>
      ['noord', 'zuid'].map((other, at) => ({ codes: [one, other], n: counts[2 * row + at]! })),
    );

  it('by raking: every margin adds to the population', () => {
    const fit = fitWeighting(raking, [size, region], two([40, 20, 10, 30]), two([5, 8, 2, 10]));
    if (fit.kind !== 'fitted') throw new Error(fit.kind);
    for (const { classes } of fit.margins) {
      for (const one of classes) expect(one.weighted).toBeCloseTo(one.population, 6);
    }
  });

  it('says which class cannot be reached', () => {
    // All small ones answered in the north and all large ones in the south, but the population has more large ones than southern ones.
    const fit = fitWeighting(raking, [size, region], two([10, 30, 50, 10]), two([5, 0, 0, 5]));
    expect(fit).toMatchObject({ kind: 'notConverged' });
  });

  it('trims: no weight above the bound, and the total stays', () => {
    const fit = fitWeighting({ ...byClass, mostTimesMean: 1.2 }, [size], population, respondents);
    if (fit.kind !== 'fitted') throw new Error(fit.kind);
    expect(fit.spread.max).toBeCloseTo(1.2, 12);
    expect(fit.weighting.trimmed).toBe(true);
    expect(fit.trimmed).toBe(10);
    const total = fit.weighting.cells.reduce((sum, { weight }, at) => sum + weight * respondents[at]!.n, 0);
    expect(total).toBeCloseTo(100, 9);
    expect(fitWeighting({ ...byClass, mostTimesMean: 0.9 }, [size], population, respondents)).toEqual({
      kind: 'boundTooLow',
    });
  });

  it('has nothing to fit without respondents', () => {
    expect(fitWeighting(byClass, [size], population, [])).toEqual({ kind: 'noRespondents' });
  });
});
