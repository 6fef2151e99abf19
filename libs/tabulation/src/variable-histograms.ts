import type { Variable } from '@ido/questionnaire';
import { binsOf } from './cell-bins';
import type { Columns } from './columns';
import { histogram, jointHistogram, type VariableHistograms } from './histogram';
import { countChoices } from './count-choices';
import { select, type Selection } from './selection';

/** Above this number of bins a crossing is counted category by category, which keeps it in the processor's cache. */
export const JOINT_BINS = 1 << 16;

/** Counts one variable over the responses of the selection. @throws UnknownVariable */
export function variableHistograms(columns: Columns, variable: Variable, selection: Selection): VariableHistograms {
  const layout = columns.layout(variable.name);
  const cells = columns.cells(variable.name);
  const counted = cells.map((cell, at) => histogram(cell, binsOf(variable, layout[at]!), selection));
  return cells.length <= 1
    ? { cells: counted }
    : { cells: counted, ...countChoices(variable, layout, cells, selection) };
}

/**
 * Counts one variable within each category of another, in the order of its categories. Whoever has no answer on `by` is in no
 * group; with a multiple choice as `by` a respondent is in the group of each option chosen, so groups overlap.
 * @throws UnknownVariable
 */
export function groupedHistograms(
  columns: Columns,
  variable: Variable,
  by: Variable,
  selection: Selection,
): VariableHistograms[] {
  const [cellLayout, ...moreCells] = columns.layout(variable.name);
  const [byLayout] = columns.layout(by.name);
  if (cellLayout && byLayout && moreCells.length === 0 && byLayout.kind === 'category') {
    const bins = binsOf(variable, cellLayout);
    const byBins = binsOf(by, byLayout);
    if (bins * byBins <= JOINT_BINS) {
      const joint = jointHistogram(
        columns.cells(variable.name)[0]!,
        bins,
        columns.cells(by.name)[0]!,
        byBins,
        selection,
      );
      return joint.slice(2).map((counts) => ({ cells: [counts] }));
    }
  }
  return by.categories.map(({ code }) => {
    const group = select(columns, [{ variable: by.name, codes: [code] }])!;
    if (selection !== null) for (let row = 0; row < group.length; row++) group[row]! &= selection[row]!;
    return variableHistograms(columns, variable, group);
  });
}
