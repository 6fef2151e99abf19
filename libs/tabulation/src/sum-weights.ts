import type { CellView } from './columns';

/** Tables side by side: neighbouring rows add to different ones, so that none waits for the sum of the row before it. */
const LANES = 4;

/**
 * Adds the weights of each value of a cell to `sums`. The order of addition differs from one after another, so the last
 * digits of a sum may too; the same input always gives the same sums.
 */
export function sumWeights(
  cell: CellView,
  weights: Float64Array,
  selection: Uint8Array | null,
  sums: Float64Array,
): void {
  const bins = sums.length;
  const lanes = new Float64Array(bins * LANES);
  const whole = cell.length - (cell.length % LANES);
  if (selection === null) addAll(cell, weights, lanes, bins, whole);
  else addSelected(cell, weights, selection, lanes, bins, whole);
  for (let lane = 0; lane < LANES; lane++) {
    for (let value = 0; value < bins; value++) sums[value]! += lanes[lane * bins + value]!;
  }
  for (let row = whole; row < cell.length; row++) {
    if (selection === null || selection[row] === 1) sums[cell[row]!]! += weights[row]!;
  }
}

function addAll(cell: CellView, weights: Float64Array, lanes: Float64Array, bins: number, whole: number): void {
  const two = bins * 2;
  const three = bins * 3;
  for (let row = 0; row < whole; row += LANES) {
    lanes[cell[row]!]! += weights[row]!;
    lanes[bins + cell[row + 1]!]! += weights[row + 1]!;
    lanes[two + cell[row + 2]!]! += weights[row + 2]!;
    lanes[three + cell[row + 3]!]! += weights[row + 3]!;
  }
}

function addSelected(
  cell: CellView,
  weights: Float64Array,
  selection: Uint8Array,
  lanes: Float64Array,
  bins: number,
  whole: number,
): void {
  const two = bins * 2;
  const three = bins * 3;
  for (let row = 0; row < whole; row += LANES) {
    lanes[cell[row]!]! += weights[row]! * selection[row]!;
    lanes[bins + cell[row + 1]!]! += weights[row + 1]! * selection[row + 1]!;
    lanes[two + cell[row + 2]!]! += weights[row + 2]! * selection[row + 2]!;
    lanes[three + cell[row + 3]!]! += weights[row + 3]! * selection[row + 3]!;
  }
}
