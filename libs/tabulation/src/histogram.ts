/** Number of responses per cell value: index = value of the coded cell (0 not eligible, 1 missing, 2… categories or 1 + mask). */
export type Histogram = Float64Array;

/**
 * Histograms of one variable: one per cell of it (several only for a multiple choice of more than 15 options), over the
 * responses of one group. Made from columns in memory or by SQL; everything after this is the same code.
 * `choices[k]` = respondents with k options, only needed where a variable has several cells (otherwise it follows from the mask).
 */
export interface VariableHistograms {
  readonly cells: readonly Histogram[];
  readonly choices?: readonly number[];
}
