import type { OneCategory } from './chi-square-test';
import { designCovariance, type CellMoments } from './design-covariance';
import { fUpperTail } from './distributions';
import { NO_BASE, type NoBase } from './share';
import { solveLinear } from './solve-linear';
import { type LoneRespondent, requireDesign, strataWithRespondents, type SurveyDesign } from './survey-design';
import { tableMargins } from './table-margins';

/** Whether the rows and columns of a weighted table hang together. */
export interface RaoScott {
  readonly kind: 'test';
  /** Pearson's statistic of the weighted table, divided by what the design makes it larger on average. */
  readonly f: number;
  readonly numeratorDf: number;
  readonly denominatorDf: number;
  /** In [0, 1]. */
  readonly p: number;
  /** Respondents in the table, without weights. */
  readonly n: number;
  /** Strength in [0, 1], of the weighted table. */
  readonly cramersV: number;
}

/** The design leaves no spread in the table, as when everybody answered: there is nothing to test. */
export interface NoSpread {
  readonly kind: 'noSpread';
}

/**
 * Test of independence of Rao and Scott on a weighted table, with their second-order correction as an F distribution.
 *
 * With π the weighted shares of the cells, V their covariances under the design, D = diag(π) and C contrasts that sum to zero over
 * every row and column: Δ = (C'D⁻¹C)⁻¹ C'D⁻¹ n V D⁻¹C. F = X²/tr Δ with tr(Δ)²/tr(Δ²) and that times (n − strata) degrees of freedom.
 * Rows and columns without anybody do not take part.
 *
 * Sources: J.N.K. Rao and A.J. Scott (1984), On chi-squared tests for multiway contingency tables with cell proportions estimated
 * from survey data, Annals of Statistics 12, 46-60; the F distribution: D.R. Thomas and J.N.K. Rao (1987), JASA 82, 630-636. Equal
 * to `svychisq(statistic = "F")` of R's survey package.
 * @param tables counts of respondents per cell of the design: rows, in each the columns; nobody is counted twice.
 * @throws RangeError on tables of another shape, counts that are not whole or larger than the cell, or a weight that is not above 0.
 */
export function raoScott(
  design: SurveyDesign,
  tables: readonly (readonly (readonly number[])[])[],
): RaoScott | NoSpread | OneCategory | LoneRespondent | NoBase {
  requireDesign(design);
  const { counts, rows, columns } = withoutEmpty(design, tables);
  const size = rows * columns;
  const weighted = new Float64Array(size);
  design.cells.forEach(({ weight }, cell) => {
    for (let at = 0; at < size; at++) weighted[at]! += weight * counts[cell]![at]!;
  });
  const weightedBase = weighted.reduce((sum, one) => sum + one, 0);
  if (weightedBase === 0) return NO_BASE;
  if (rows < 2 || columns < 2) return { kind: 'oneCategory' };
  const n = counts.reduce((sum, table) => sum + table.reduce((of, one) => of + one, 0), 0);
  const shares = weighted.map((one) => one / weightedBase);

  const covariance = designCovariance(
    design,
    counts.map((table) => momentsOf(table, shares, weightedBase)),
    size,
  );
  if (covariance.kind === 'loneRespondent') return design.kind === 'stratified' ? covariance : { kind: 'noSpread' };
  const contrasts = contrastsOf(rows, columns, shares);
  const diagonal = new Float64Array(size * size);
  shares.forEach((share, at) => (diagonal[at * size + at] = share));
  const delta = solveLinear(
    contracted(contrasts, diagonal, size),
    contracted(contrasts, covariance.values, size),
    contrasts.length,
  );
  const { sum, squares } = traces(delta ?? new Float64Array(contrasts.length ** 2), contrasts.length);
  if (!(n * sum > 1e-12)) return { kind: 'noSpread' };

  const pearson = phiSquared(shares, rows, columns);
  const f = pearson / sum;
  const numeratorDf = sum ** 2 / squares;
  const respondents = design.cells.reduce((total, cell) => total + cell.n, 0);
  const denominatorDf = numeratorDf * (respondents - strataWithRespondents(design));
  return {
    kind: 'test',
    f,
    numeratorDf,
    denominatorDf,
    p: fUpperTail(f, numeratorDf, denominatorDf),
    n,
    cramersV: Math.min(1, Math.sqrt(pearson / (Math.min(rows, columns) - 1))),
  };
}

/** The tables one after the other in a row of numbers each, without rows and columns that nobody is in. */
function withoutEmpty(design: SurveyDesign, tables: readonly (readonly (readonly number[])[])[]) {
  if (tables.length !== design.cells.length) {
    throw new RangeError(`${design.cells.length} cells and ${tables.length} tables`);
  }
  const rowCount = tables[0]?.length ?? 0;
  const margins = tables.map((table, cell) => {
    const margin = tableMargins(table);
    const { n } = design.cells[cell]!;
    if (table.length !== rowCount || margin.columns.length !== tables[0]![0]?.length || margin.n > n) {
      throw new RangeError(`A table of ${margin.n} of ${n} respondents does not go with the others`);
    }
    return margin;
  });
  const used = (line: 'rows' | 'columns') =>
    (margins[0]?.[line] ?? []).map((_, at) => at).filter((at) => margins.some((margin) => margin[line][at]! > 0));
  const [rows, columns] = [used('rows'), used('columns')];
  return {
    counts: tables.map((table) =>
      Float64Array.from(rows.flatMap((row) => columns.map((column) => table[row]![column]!))),
    ),
    rows: rows.length,
    columns: columns.length,
  };
}

/** Of the linearised values (1 in the own cell, 0 elsewhere, less the shares) / Σw. */
function momentsOf(counts: Float64Array, shares: Float64Array, weightedBase: number): CellMoments {
  const size = counts.length;
  const base = counts.reduce((sum, one) => sum + one, 0);
  const products = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const own = i === j ? counts[i]! : 0;
      const crossed = counts[i]! * shares[j]! + counts[j]! * shares[i]! - base * shares[i]! * shares[j]!;
      products[i * size + j] = (own - crossed) / weightedBase ** 2;
    }
  }
  return { sum: counts.map((count, at) => (count - base * shares[at]!) / weightedBase), products };
}

/** D⁻¹C: per contrast the four cells with 1, −1, −1 and 1 in it, each divided by its share; 0 where nobody is. */
function contrastsOf(rows: number, columns: number, shares: Float64Array) {
  const cell = (row: number, column: number, sign: number) => {
    const at = row * columns + column;
    return { at, value: shares[at]! > 0 ? sign / shares[at]! : 0 };
  };
  return Array.from({ length: (rows - 1) * (columns - 1) }, (_, k) => {
    const [row, column] = [Math.floor(k / (columns - 1)), k % (columns - 1)];
    const [lastRow, lastColumn] = [rows - 1, columns - 1];
    return [cell(row, column, 1), cell(row, lastColumn, -1), cell(lastRow, column, -1), cell(lastRow, lastColumn, 1)];
  });
}

/** C'D⁻¹ M D⁻¹C for a matrix M of the cells. */
function contracted(contrasts: ReturnType<typeof contrastsOf>, matrix: Float64Array, size: number): Float64Array {
  const result = new Float64Array(contrasts.length ** 2);
  contrasts.forEach((one, i) =>
    contrasts.forEach((other, j) => {
      let sum = 0;
      for (const a of one) for (const b of other) sum += a.value * b.value * matrix[a.at * size + b.at]!;
      result[i * contrasts.length + j] = sum;
    }),
  );
  return result;
}

/** tr M and tr M². */
function traces(matrix: Float64Array, size: number): { readonly sum: number; readonly squares: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < size; i++) {
    sum += matrix[i * size + i]!;
    for (let j = 0; j < size; j++) squares += matrix[i * size + j]! * matrix[j * size + i]!;
  }
  return { sum, squares };
}

/** Pearson's X²/n of shares. */
function phiSquared(shares: Float64Array, rows: number, columns: number): number {
  const row = new Float64Array(rows);
  const column = new Float64Array(columns);
  shares.forEach((share, at) => {
    row[Math.floor(at / columns)]! += share;
    column[at % columns]! += share;
  });
  return shares.reduce((sum, share, at) => {
    const expected = row[Math.floor(at / columns)]! * column[at % columns]!;
    return sum + (share - expected) ** 2 / expected;
  }, 0);
}
