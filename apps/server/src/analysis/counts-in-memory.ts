import { groupedHistograms, select, variableHistograms, type Columns } from '@ido/tabulation';
import type { CountRequest, Counts } from './counts';

/** Counts in columns: one pass per variable. Synchronous, so that no response comes in between. */
export function countsInMemory(columns: Columns, { variables, filters, by }: CountRequest): Counts {
  const selection = select(columns, filters);
  return {
    responses: selection === null ? columns.rows : selection.reduce((sum, kept) => sum + kept, 0),
    variables: variables.map((variable) => ({
      total: variableHistograms(columns, variable, selection),
      groups: by === null ? null : groupedHistograms(columns, variable, by, selection),
    })),
  };
}
