import { designCovariance, type CellMoments } from './design-covariance';
import { studentQuantile95 } from './distributions';
import { kishEffectiveN } from './kish-effective-n';
import type { MeanWithError } from './mean-fpc';
import { NO_BASE, type NoBase } from './share';
import { requireDesign, strataWithRespondents, type SurveyDesign } from './survey-design';
import { requireValues, type ValueCount } from './value-count';

/** A weighted mean. Rule: n and the effective n stand beside every weighted figure. */
export interface WeightedMean extends MeanWithError {
  /** Kish's effective n of who gave a value. */
  readonly effectiveN: number;
}

/**
 * Weighted mean ȳ = Σ w y / Σ w over who gave a value, with linearised standard error (Taylor: each respondent adds (y − ȳ)/Σw; see
 * `designCovariance`) and the interval ȳ ± t(0.975; n − strata) × standard error. Who gave no value still counts as a respondent of the design.
 *
 * Source: C.-E. Särndal, B. Swensson and J. Wretman (1992), Model Assisted Survey Sampling, section 5.7. Equal to `svymean` of R's
 * survey package, with finite population correction, and to its `confint` with the degrees of freedom of who gave a value.
 * @param values one list per cell of the design.
 * @throws RangeError on counts that are not whole or more than the respondents of the cell, a value that is not finite, or a weight that is not above 0.
 */
export function weightedMean(design: SurveyDesign, values: readonly (readonly ValueCount[])[]): WeightedMean | NoBase {
  requireDesign(design);
  const { cells } = design;
  if (values.length !== cells.length) throw new RangeError(`${cells.length} cells and ${values.length} with values`);
  const bases = values.map((ofCell, at) => {
    requireValues(ofCell);
    const base = ofCell.reduce((sum, { count }) => sum + count, 0);
    if (base > cells[at]!.n) throw new RangeError(`${base} values of ${cells[at]!.n} respondents`);
    return base;
  });
  const kish = kishEffectiveN(cells.map(({ weight }, at) => ({ weight, n: bases[at]! })));
  if (kish.kind === 'noBase') return NO_BASE;
  const n = bases.reduce((sum, base) => sum + base, 0);
  const weightedBase = cells.reduce((sum, { weight }, at) => sum + weight * bases[at]!, 0);
  const total = cells.reduce(
    (sum, { weight }, at) => sum + weight * values[at]!.reduce((of, { value, count }) => of + value * count, 0),
    0,
  );
  const mean = total / weightedBase;
  const moments = values.map((ofCell): CellMoments => {
    let sum = 0;
    let squares = 0;
    for (const { value, count } of ofCell) {
      const added = (value - mean) / weightedBase;
      sum += count * added;
      squares += count * added ** 2;
    }
    return { sum: Float64Array.of(sum), products: Float64Array.of(squares) };
  });
  const covariance = designCovariance(design, moments, 1);
  const df = n - strataWithRespondents(design);
  const about = { kind: 'mean', mean, n, effectiveN: kish.effectiveN } as const;
  // Without degrees of freedom there is no interval; a stratum of one respondent leaves its spread unknown.
  if (covariance.kind !== 'covariance' || df <= 0) return { ...about, standardError: NO_BASE, interval: NO_BASE };
  const standardError = Math.sqrt(Math.max(0, covariance.values[0]!));
  const half = studentQuantile95(df) * standardError;
  return {
    ...about,
    standardError: { kind: 'standardError', standardError },
    interval: { kind: 'interval', low: mean - half, high: mean + half },
  };
}
