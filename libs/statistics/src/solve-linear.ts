/** A pivot below this part of the largest value counts as zero. */
const SINGULAR = 1e-12;

/**
 * X for which A X = B, by Gaussian elimination with partial pivoting, or null when A is singular. Matrices row by row, `size` × `size`.
 */
export function solveLinear(a: Float64Array, b: Float64Array, size: number): Float64Array | null {
  const left = Float64Array.from(a);
  const right = Float64Array.from(b);
  const largest = left.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(left[row * size + column]!) > Math.abs(left[pivot * size + column]!)) pivot = row;
    }
    if (!(Math.abs(left[pivot * size + column]!) > SINGULAR * largest)) return null;
    for (const matrix of [left, right]) swapRows(matrix, pivot, column, size);
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = left[row * size + column]! / left[column * size + column]!;
      for (const matrix of [left, right]) {
        for (let at = 0; at < size; at++) matrix[row * size + at]! -= factor * matrix[column * size + at]!;
      }
    }
  }
  for (let row = 0; row < size; row++) {
    for (let at = 0; at < size; at++) right[row * size + at]! /= left[row * size + row]!;
  }
  return right;
}

function swapRows(matrix: Float64Array, one: number, other: number, size: number): void {
  if (one === other) return;
  const kept = matrix.slice(one * size, (one + 1) * size);
  matrix.copyWithin(one * size, other * size, (other + 1) * size);
  matrix.set(kept, other * size);
}
