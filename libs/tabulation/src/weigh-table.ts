import type { Variable } from '@ido/questionnaire';
import { logitInterval, weightedPercentage, weightedShares, type CellAnswers } from '@ido/statistics';
import { groupCounts } from './group-counts';
import type { VariableHistograms } from './histogram';
import type { BreakdownOptions } from './request';
import type { CategoryFigure, GroupFigures, VariableTable } from './table';
import type { Weighting } from './weighting';
import { weightingDesign } from './weighting-design';

/** What was counted of one variable in one cell of a weighting. */
export interface WeighedCounts {
  readonly total: VariableHistograms;
  /** With a crossing: within each category of it, in their order. */
  readonly groups: readonly VariableHistograms[] | null;
}

type Options = Pick<BreakdownOptions, 'base' | 'excludeDontKnow'>;

/**
 * The same table with weighted shares, whole percentages and intervals in the place of the unweighted ones, and the effective n beside the
 * unweighted n (rule 6). Where the unweighted table has no share (too few, withheld, left out), there is none here either. Intervals are on
 * the scale of the logit around a linearised standard error with finite population correction; for a share of 0 or 1, that of Korn and Graubard.
 * @param sizes responses per cell of the weighting, whatever is filtered on: who is filtered out is still part of the sample.
 * @param counts per cell of the weighting.
 */
export function weighTable(
  table: VariableTable,
  variable: Variable,
  weighting: Weighting,
  sizes: readonly number[],
  counts: readonly WeighedCounts[],
  options: Options,
): VariableTable {
  const design = weightingDesign(weighting, sizes);
  const weigh = <T extends GroupFigures>(figures: T, histogramsOf: (cell: WeighedCounts) => VariableHistograms): T => {
    if (figures.suppressed || variable.categories.length === 0) return figures;
    const leftOut = variable.categories.map(({ kind }) => options.excludeDontKnow && kind === 'dontKnow');
    const answers = counts.map((cell): CellAnswers => {
      const counted = groupCounts(variable, histogramsOf(cell), options);
      return { base: counted.base, counts: counted.categories.map((count, at) => (leftOut[at] ? 0 : count)) };
    });
    const weighted = weightedShares(design, answers);
    if (weighted.kind === 'noBase')
      return { ...figures, categories: figures.categories.map(withoutShare), effectiveN: null };
    const { shares, weightedBase, df, effectiveN } = weighted;
    const categories = figures.categories.map((category, at): CategoryFigure => {
      if (category.share === null) return category;
      const { share, weightedCount, standardError, interval } = shares[at]!;
      const logit =
        standardError.kind === 'standardError'
          ? logitInterval(share, standardError.standardError, df)
          : { kind: 'noLogit' as const };
      const bounds = logit.kind === 'interval' ? logit : interval;
      const whole = weightedPercentage(Math.min(weightedCount, weightedBase), weightedBase);
      return {
        ...category,
        share,
        percentage: whole.kind === 'percentage' ? whole.percentage : null,
        interval: bounds.kind === 'interval' ? [bounds.low, bounds.high] : null,
      };
    });
    return { ...figures, categories, effectiveN };
  };
  const whole = weigh(table, ({ total }) => total);
  const groups = table.groups?.map((group, at) => weigh(group, (cell) => cell.groups![at]!));
  return { ...whole, notes: [...table.notes, 'weighted'], weighting: weighting.title, ...(groups && { groups }) };
}

function withoutShare(category: CategoryFigure): CategoryFigure {
  return { ...category, share: null, percentage: null, interval: null };
}
