import type { Variable } from '@ido/questionnaire';
import { percentage, share, wilsonInterval } from '@ido/statistics';
import type { GroupCounts } from './group-counts';
import type { BreakdownOptions } from './request';
import type { CategoryFigure, GroupFigures, Suppression } from './table';

/** What of a group is withheld: all of it, or some of its categories. */
export interface GroupMarks {
  readonly group: Suppression | undefined;
  readonly categories?: readonly (Suppression | undefined)[] | undefined;
}

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
  marks: GroupMarks,
): GroupFigures {
  if (marks.group) return withheldFigures(variable, marks.group);
  const withShares = counts.base > 0 && counts.base >= options.smallNumbers.percentagesFrom;
  return {
    eligible: counts.eligible,
    answered: counts.answered,
    missing: counts.missing,
    base: counts.base,
    categories: variable.categories.map(({ code, label, kind }, at): CategoryFigure => {
      const suppressed = marks.categories?.[at];
      if (suppressed) return { code, label, kind, count: null, ...NO_FIGURES, suppressed };
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
