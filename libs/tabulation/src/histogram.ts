import type { CellView } from './columns';
import type { Selection } from './selection';

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

/** Counts the values of a cell, over all responses or those of the selection. @param bins number of values it can have. */
export function histogram(cell: CellView, bins: number, selection: Selection = null): Histogram {
  const counts = new Float64Array(bins);
  if (selection === null) for (let row = 0; row < cell.length; row++) counts[cell[row]!]!++;
  else for (let row = 0; row < cell.length; row++) counts[cell[row]!]! += selection[row]!;
  return counts;
}

/** Sums the weights per value of a cell. @param weights one per response, finite and not negative. */
export function weightedHistogram(
  cell: CellView,
  bins: number,
  weights: Float64Array,
  selection: Selection = null,
): Histogram {
  const sums = new Float64Array(bins);
  if (selection === null) for (let row = 0; row < cell.length; row++) sums[cell[row]!]! += weights[row]!;
  else for (let row = 0; row < cell.length; row++) sums[cell[row]!]! += weights[row]! * selection[row]!;
  return sums;
}

/** The histogram of a cell within each value of another: index = value of `by`. */
export function jointHistogram(
  cell: CellView,
  bins: number,
  by: CellView,
  byBins: number,
  selection: Selection = null,
): Histogram[] {
  const counts = new Float64Array(bins * byBins);
  for (let row = 0; row < cell.length; row++) {
    if (selection === null || selection[row] === 1) counts[by[row]! * bins + cell[row]!]!++;
  }
  return Array.from({ length: byBins }, (_, value) => counts.slice(value * bins, (value + 1) * bins));
}
