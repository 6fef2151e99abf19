import type { Variable } from '@ido/questionnaire';
import { percentage, share, wilsonInterval } from '@ido/statistics';
import type { GroupCounts } from './group-counts';
import type { BreakdownOptions } from './request';
import type { CategoryFigure, GroupFigures, Suppression } from './table';

/**
 * From counts to figures. Below `percentagesFrom` and without a base a category has its count alone; of a withheld group nothing
 * is told but its categories. A single choice's "weet ik niet" that is left out of the base keeps its count, without a share:
 * the reader still sees how many are not in the figure.
 */
export function groupFigures(
  variable: Variable,
  counts: GroupCounts,
  options: BreakdownOptions,
  populationN: number | null,
  suppressed: Suppression | undefined,
): GroupFigures {
  if (suppressed) return withheldFigures(variable, suppressed);
  const withShares = counts.base > 0 && counts.base >= options.smallNumbers.percentagesFrom;
  return {
    eligible: counts.eligible,
    answered: counts.answered,
    missing: counts.missing,
    base: counts.base,
    categories: variable.categories.map(({ code, label, kind }, at): CategoryFigure => {
      const count = counts.categories[at]!;
      const leftOut = options.excludeDontKnow && kind === 'dontKnow';
      const figures = withShares && !leftOut ? figuresOf(count, counts.base, populationN) : NO_FIGURES;
      return { code, label, kind, count, ...figures };
    }),
    ...(counts.choices && { choices: counts.choices }),
  };
}

type Figures = Pick<CategoryFigure, 'share' | 'percentage' | 'interval'>;
const NO_FIGURES: Figures = { share: null, percentage: null, interval: null };

function figuresOf(count: number, base: number, populationN: number | null): Figures {
  const part = share(count, base);
  const whole = percentage(count, base);
  const interval = wilsonInterval(count, base, populationN);
  return {
    share: part.kind === 'share' ? part.share : null,
    percentage: whole.kind === 'percentage' ? whole.percentage : null,
    interval: interval.kind === 'interval' ? [interval.low, interval.high] : null,
  };
}

function withheldFigures(variable: Variable, suppressed: Suppression): GroupFigures {
  return {
    eligible: null,
    answered: null,
    missing: null,
    base: null,
    categories: variable.categories.map(({ code, label, kind }) => ({
      code,
      label,
      kind,
      count: null,
      ...NO_FIGURES,
      suppressed,
    })),
    ...(variable.type === 'multiple' && { choices: null }),
    suppressed,
  };
}
