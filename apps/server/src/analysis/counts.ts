import type { Variable } from '@ido/questionnaire';
import type { Condition, Filter, VariableHistograms } from '@ido/tabulation';

/** What is to be counted. All variables and codes are known to exist. */
export interface CountRequest {
  readonly variables: readonly Variable[];
  readonly filters: readonly Filter[];
  /** Holds besides the filters. */
  readonly where?: Condition | null;
  /** Variable with categories to cross by. */
  readonly by: Variable | null;
  /** Codes of `by` that are also counted together: groups after those of its categories. */
  readonly nets?: readonly (readonly string[])[];
}

/** One variable counted: over all responses that the filters let through and, when crossed, within each category of `by`, then within each net. */
export interface VariableCounts {
  readonly total: VariableHistograms;
  readonly groups: readonly VariableHistograms[] | null;
}

/** What was counted, in memory or in SQL: everything after this is the same code. */
export interface Counts {
  /** Those that the filters let through. */
  readonly responses: number;
  /** In the order of the request. */
  readonly variables: readonly VariableCounts[];
}
