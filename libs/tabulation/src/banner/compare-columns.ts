import { independentDifference, weightedDifference, type SurveyDesign } from '@ido/statistics';
import type { ComparedPair } from './letters';
import type { CountedColumn } from './section-counts';

/** One column to be compared with others, in any row. */
export interface ComparedColumn {
  readonly counted: CountedColumn;
  /** Size of the population of the column, for the finite population correction; null when unknown. */
  readonly populationN: number | null;
}

/** Second less first share of a row, with the test of `independentDifference`; null without anybody. */
export function compareColumns(one: ComparedColumn, other: ComparedColumn, row: number): ComparedPair | null {
  const populationN = [one.populationN, other.populationN] as const;
  const [first, second] = [one.counted, other.counted];
  const result = independentDifference(first.counts[row]!, first.base, second.counts[row]!, second.base, {
    populationN,
  });
  if (result.kind === 'noBase') return null;
  // Everybody answered in both columns: a difference is a fact.
  const p = result.kind === 'test' ? result.p : result.estimate === 0 ? 1 : 0;
  return { estimate: result.estimate, p };
}

/** The same of weighted shares, with the test of `weightedDifference`; null where it does not hold. The design has the finite population correction. */
export function compareWeighted(
  one: ComparedColumn,
  other: ComparedColumn,
  row: number,
  design: SurveyDesign,
): ComparedPair | null {
  const answers = ({ counted }: ComparedColumn) =>
    counted.parts.map(({ base, counts }) => ({ base, count: counts[row]! }));
  const result = weightedDifference(design, answers(one), answers(other));
  if (result.kind === 'noBase' || result.kind === 'smallExpected') return null;
  const p = result.kind === 'test' ? result.p : result.estimate === 0 ? 1 : 0;
  return { estimate: result.estimate, p };
}
