import type { Variable } from '@ido/questionnaire';
import { binsOf } from './cell-bins';
import type { Columns } from './columns';
import { jointHistogram, type VariableHistograms } from './histogram';
import type { Selection } from './selection';
import { JOINT_BINS, variableHistograms } from './variable-histograms';

/**
 * Counts one variable within each part of the responses, such as the cells of a weighting.
 * @param parts the part of every response, in the order of the rows; `count` and above: in none.
 * @throws UnknownVariable; RangeError when there is not one part per response.
 */
export function splitHistograms(
  columns: Columns,
  variable: Variable,
  parts: Uint16Array,
  count: number,
  selection: Selection,
): VariableHistograms[] {
  if (parts.length !== columns.rows)
    throw new RangeError(`${parts.length} parts cannot go with ${columns.rows} responses`);
  const [layout, ...more] = columns.layout(variable.name);
  const bins = layout ? binsOf(variable, layout) : 0;
  if (layout && more.length === 0 && bins * (count + 1) <= JOINT_BINS) {
    const joint = jointHistogram(columns.cells(variable.name)[0]!, bins, parts, count + 1, selection);
    return joint.slice(0, count).map((counts) => ({ cells: [counts] }));
  }
  const one = new Uint8Array(columns.rows);
  return Array.from({ length: count }, (_, part) => {
    for (let row = 0; row < one.length; row++) one[row] = parts[row] === part ? (selection?.[row] ?? 1) : 0;
    return variableHistograms(columns, variable, one);
  });
}
