import type { DesignCell, LoneRespondent, SurveyDesign } from './survey-design';
import { unsampledPart } from './unsampled-part';

/** Sums over the respondents of one cell of the values that are added, of `size` numbers each. */
export interface CellMoments {
  /** Per number. */
  readonly sum: Float64Array;
  /** Products of every two numbers, `size` × `size`. */
  readonly products: Float64Array;
}

/** Covariances of weighted totals, `size` × `size`. */
export interface Covariance {
  readonly kind: 'covariance';
  readonly values: Float64Array;
}

/** Fitting the margins in turn has settled when a pass changes nothing above this part of the largest value. */
const SETTLED = 1e-13;
const MOST_PASSES = 200;

/**
 * Covariance of the totals Σ w z over the respondents, where z is what a respondent adds: for a weighted share, the linearised
 * value (y − p)/Σw (Taylor). It needs only sums per weight cell, so that its cost does not depend on the number of respondents.
 *
 * - z is replaced by its residual e after the margins that the weights were fitted to: what the weights already have right does not
 *   vary any more. For one margin that is z less its mean in the class; for several, the means are taken out in turn until that
 *   changes nothing.
 * - Per stratum: (1 − n/N) · n/(n − 1) · Σ (we − mean of we)². Without strata all respondents are one stratum.
 * - Strata with one respondent out of several members: `loneRespondent`, unless all members answered.
 *
 * Sources: D.A. Binder (1983), On the variances of asymptotically normal estimators from complex surveys, International
 * Statistical Review 51, 279-292; residuals: C.-E. Särndal, B. Swensson and J. Wretman (1992), Model Assisted Survey Sampling,
 * chapters 6-7. Equal to `svyrecvar` of R's survey package.
 * @param moments one per cell of the design.
 */
export function designCovariance(
  design: SurveyDesign,
  moments: readonly CellMoments[],
  size: number,
): Covariance | LoneRespondent {
  const { cells } = design;
  const fitted = design.kind === 'postStratified' || design.kind === 'raked' ? fitMargins(cells, moments, size) : null;
  const strata = new Map<string, Stratum>();
  cells.forEach((cell, at) => {
    if (cell.n === 0) return;
    const name = design.kind === 'stratified' ? (cell.classes[0] ?? '') : '';
    const stratum = strata.get(name) ?? emptyStratum(size);
    strata.set(name, stratum);
    addResiduals(stratum, cell, moments[at]!, fitted?.subarray(at * size, (at + 1) * size) ?? new Float64Array(size));
  });

  const values = new Float64Array(size * size);
  const lone: string[] = [];
  for (const [name, { n, sum, products }] of strata) {
    const left = unsampledPart(n, membersOf(design, name));
    if (left === 0) continue;
    if (n === 1) lone.push(name);
    const scale = (left * n) / (n - 1);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        values[i * size + j]! += scale * (products[i * size + j]! - (sum[i]! * sum[j]!) / n);
      }
    }
  }
  return lone.length > 0 ? { kind: 'loneRespondent', strata: lone } : { kind: 'covariance', values };
}

interface Stratum {
  n: number;
  readonly sum: Float64Array;
  readonly products: Float64Array;
}

const emptyStratum = (size: number): Stratum => ({
  n: 0,
  sum: new Float64Array(size),
  products: new Float64Array(size * size),
});

function membersOf(design: SurveyDesign, stratum: string): number | null {
  if (design.kind !== 'stratified') return design.populationN;
  const found = design.strata.find((one) => one.class === stratum);
  if (!found) throw new RangeError(`The stratum ${stratum} has no number of members`);
  return found.n;
}

/** Adds w (z − fitted) of the respondents of a cell, and its products. */
function addResiduals(stratum: Stratum, { weight, n }: DesignCell, moments: CellMoments, fitted: Float64Array): void {
  const size = fitted.length;
  stratum.n += n;
  for (let i = 0; i < size; i++) {
    stratum.sum[i]! += weight * (moments.sum[i]! - n * fitted[i]!);
    for (let j = 0; j < size; j++) {
      const crossed = moments.sum[i]! * fitted[j]! + fitted[i]! * moments.sum[j]! - n * fitted[i]! * fitted[j]!;
      stratum.products[i * size + j]! += weight ** 2 * (moments.products[i * size + j]! - crossed);
    }
  }
}

/** Per cell, what the classes of its margins together say about z: a least squares fit with a constant per class of each margin. */
function fitMargins(cells: readonly DesignCell[], moments: readonly CellMoments[], size: number): Float64Array {
  const margins = (cells[0]?.classes ?? []).map((_, margin) =>
    classNumbers(cells.map(({ classes }) => classes[margin]!)),
  );
  const fitted = new Float64Array(cells.length * size);
  const largest = moments.reduce(
    (most, { products }) => products.reduce((of, one) => Math.max(of, Math.abs(one)), most),
    0,
  );
  const passes = margins.length > 1 ? MOST_PASSES : margins.length;
  for (let pass = 0; pass < passes; pass++) {
    let changed = 0;
    for (const { of, count } of margins) {
      const n = new Float64Array(count);
      const left = new Float64Array(count * size);
      cells.forEach((cell, at) => {
        n[of[at]!]! += cell.n;
        for (let i = 0; i < size; i++) {
          left[of[at]! * size + i]! += moments[at]!.sum[i]! - cell.n * fitted[at * size + i]!;
        }
      });
      cells.forEach((_, at) => {
        for (let i = 0; i < size; i++) {
          const mean = n[of[at]!]! > 0 ? left[of[at]! * size + i]! / n[of[at]!]! : 0;
          fitted[at * size + i]! += mean;
          changed = Math.max(changed, Math.abs(mean));
        }
      });
    }
    if (changed <= SETTLED * Math.sqrt(largest)) break;
  }
  return fitted;
}

function classNumbers(classes: readonly string[]): { readonly of: Int32Array; readonly count: number } {
  const number = new Map<string, number>();
  for (const one of classes) if (!number.has(one)) number.set(one, number.size);
  return { of: Int32Array.from(classes, (one) => number.get(one)!), count: number.size };
}
