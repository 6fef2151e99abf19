import type { CellView } from './columns';
import { countBytes, countWords } from './count-values';
import type { Selection } from './selection';
import { sumWeights } from './sum-weights';

/** Number of responses per cell value: index = value of the coded cell (0 not eligible, 1 missing, 2… categories or 1 + mask). */
export type Histogram = Float64Array;

/**
 * Histograms of one variable: one per cell of it (several only for a multiple choice of more than 15 options), over the
 * responses of one group. Made from columns in memory or by SQL; everything after this is the same code.
 * `choices[k]` = respondents with k options, only needed where a variable has several cells (otherwise it follows from the mask).
 */
export interface VariableHistograms {
  readonly cells: readonly Histogram[];
  /** Index 0 = eligible, nothing chosen. */
  readonly choices?: readonly number[];
  /**
   * Respondents who chose nothing but "weet ik niet"; only needed where a variable has several cells and its "weet ik niet"
   * can be combined with other options.
   */
  readonly onlyDontKnow?: number;
}

/**
 * Counts the values of a cell, over all responses or those of the selection.
 * @param bins number of values it can have (`binsOf`), at most 256 for a cell of one byte.
 * @throws RangeError on a selection of another length, or when a value does not fit.
 */
export function histogram(cell: CellView, bins: number, selection: Selection = null): Histogram {
  checkLength(cell, selection);
  const counts = new Float64Array(bins);
  if (cell instanceof Uint8Array) countBytes(cell, selection, counts);
  else countWords(cell, selection, counts);
  return counts;
}

/**
 * Sums the weights per value of a cell.
 * @param weights one per response, finite and not negative. @throws RangeError on another length.
 */
export function weightedHistogram(
  cell: CellView,
  bins: number,
  weights: Float64Array,
  selection: Selection = null,
): Histogram {
  checkLength(cell, weights);
  checkLength(cell, selection);
  const sums = new Float64Array(bins);
  sumWeights(cell, weights, selection, sums);
  return sums;
}

/**
 * The histogram of a cell within each value of another: index = value of `by`, so that 0 and 1 are who was not asked or gave
 * no answer there. @throws RangeError on another length.
 */
export function jointHistogram(
  cell: CellView,
  bins: number,
  by: CellView,
  byBins: number,
  selection: Selection = null,
): Histogram[] {
  checkLength(cell, by);
  checkLength(cell, selection);
  const counts = new Int32Array(bins * byBins);
  if (selection === null) for (let row = 0; row < cell.length; row++) counts[by[row]! * bins + cell[row]!]!++;
  else for (let row = 0; row < cell.length; row++) counts[by[row]! * bins + cell[row]!]! += selection[row]!;
  return Array.from({ length: byBins }, (_, value) =>
    Float64Array.from(counts.subarray(value * bins, (value + 1) * bins)),
  );
}

function checkLength(cell: CellView, other: { readonly length: number } | null): void {
  if (other !== null && other.length !== cell.length) {
    throw new RangeError(`${cell.length} responses cannot go with ${other.length}`);
  }
}
