import type { Variable } from '@ido/questionnaire';
import {
  allOf,
  groupedHistograms,
  select,
  selectWhere,
  variableHistograms,
  type Columns,
  type Selection,
  type VariableHistograms,
} from '@ido/tabulation';
import type { CountRequest, Counts } from './counts';

/** Counts in columns: one pass per variable. Synchronous, so that no response comes in between. */
export function countsInMemory(
  columns: Columns,
  { variables, filters, where = null, by, nets = [] }: CountRequest,
): Counts {
  const selection = selectWhere(columns, allOf(filters, where));
  return {
    responses: selection === null ? columns.rows : selection.reduce((sum, kept) => sum + kept, 0),
    variables: variables.map((variable) => ({
      total: variableHistograms(columns, variable, selection),
      groups:
        by === null
          ? null
          : [
              ...groupedHistograms(columns, variable, by, selection),
              ...nets.map((codes) => netHistograms(columns, variable, by, codes, selection)),
            ],
    })),
  };
}

function netHistograms(
  columns: Columns,
  variable: Variable,
  by: Variable,
  codes: readonly string[],
  selection: Selection,
): VariableHistograms {
  const group = select(columns, [{ variable: by.name, codes }])!;
  if (selection) for (let row = 0; row < group.length; row++) group[row]! &= selection[row]!;
  return variableHistograms(columns, variable, group);
}
