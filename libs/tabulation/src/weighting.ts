import type { Columns } from './columns';
import { UnknownVariable } from './refusals';

/** A weight cell: one combination of categories, in the order of the variables of the weighting. */
export interface WeightCell {
  readonly codes: readonly string[];
  /** Above 0. */
  readonly weight: number;
}

/** Population totals of one margin that weights were fitted to, by the codes that are left after merging. */
export interface WeightMargin {
  readonly variables: readonly string[];
  readonly totals: readonly { readonly codes: readonly string[]; readonly n: number }[];
}

/**
 * One version of a weighting scheme of a wave, ready to be counted with. A weight belongs to a combination of categories of
 * register facts and never to a respondent by himself, so that everything weighted follows from counts per weight cell
 * (docs/decisions/0016-weights-are-functions-of-cells.md).
 */
export interface Weighting {
  /** `<scheme>.<version>`, such as `raking-grootte.2`. */
  readonly key: string;
  /** On screen. */
  readonly title: string;
  /** Facts of the register that make the cells, such as `['sizeClass', 'province']`. */
  readonly variables: readonly string[];
  /** Only cells with respondents; the weights of the respondents it was fitted to add to N. */
  readonly cells: readonly WeightCell[];
  /** What the weights were fitted to, for the linearised standard error; empty for weights without calibration. */
  readonly margins: readonly WeightMargin[];
  /** Categories that were taken together with another one because they had too few respondents: a cell of `code` counts in margin `into`. */
  readonly merged?: readonly { readonly variable: string; readonly code: string; readonly into: string }[];
  readonly populationN: number;
  readonly trimmed: boolean;
}

/** Below this number of combinations the cell of a row is looked up in a table. */
const MOST_COMBINATIONS = 1 << 20;

/**
 * The index in `weighting.cells` of every response, in the order of the rows; `weighting.cells.length` for a response outside every
 * cell, which has weight 0.
 * A cell with a code that its variable has not any more (the population was changed) has no rows.
 * @throws UnknownVariable when the columns lack one of the variables.
 * @throws RangeError for a variable that is no single choice, or for more combinations than can be told apart.
 */
export function weightCells(columns: Columns, weighting: Weighting): Uint16Array {
  const { variables, cells } = weighting;
  const outside = cells.length;
  if (outside >= 1 << 16) throw new RangeError(`${outside} weight cells are too many`);
  const dimensions = variables.map((name) => dimensionOf(columns, name));
  const combinations = dimensions.reduce((product, { bins }) => product * bins, 1);
  if (combinations > MOST_COMBINATIONS) throw new RangeError(`${combinations} combinations of categories are too many`);
  const cellOf = new Uint16Array(combinations).fill(outside);
  cells.forEach(({ codes }, cell) => {
    const values = dimensions.map(({ valueOf }, k) => valueOf.get(codes[k] ?? ''));
    if (values.includes(undefined)) return;
    cellOf[dimensions.reduce((at, { bins }, k) => at * bins + values[k]!, 0)] = cell;
  });

  const found = new Uint16Array(columns.rows);
  for (let row = 0; row < found.length; row++) {
    let place = 0;
    for (const { bins, values } of dimensions) place = place * bins + values[row]!;
    found[row] = cellOf[place]!;
  }
  return found;
}

/** The weight of every response, in the order of the rows; 0 outside every cell. Throws as `weightCells`. */
export function weightColumn(columns: Columns, weighting: Weighting): Float64Array {
  const weights = Float64Array.from([...weighting.cells.map(({ weight }) => weight), 0]);
  return Float64Array.from(weightCells(columns, weighting), (cell) => weights[cell]!);
}

function dimensionOf(columns: Columns, name: string) {
  const variable = columns.variables.find((one) => one.name === name);
  if (!variable) throw new UnknownVariable(name);
  const [values] = columns.cells(name);
  if (variable.type !== 'single' || !values) throw new RangeError(`Variable "${name}" cannot make weight cells`);
  const valueOf = new Map(variable.categories.map(({ code }, at) => [code, at + 2]));
  return { values, bins: variable.categories.length + 2, valueOf };
}
