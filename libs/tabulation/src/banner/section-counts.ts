import type { Variable } from '@ido/questionnaire';
import { kishEffectiveN, type CellAnswers } from '@ido/statistics';
import { groupCounts } from '../group-counts';
import type { BannerOptions, ColumnCounts } from './banner-input';
import { netCount, type Net } from './net';

/** What one row variable comes to in one column. */
export interface CountedColumn {
  readonly base: number;
  readonly weightedBase: number;
  /** Null without anybody with a weight. */
  readonly effectiveN: number | null;
  /** Per category, then per net. */
  readonly counts: readonly number[];
  readonly weighted: readonly number[];
  /** The same by part: per category, then per net. */
  readonly parts: readonly CellAnswers[];
}

/** Counts and sums of weights of one column. Unweighted, the two are the same. */
export function countedColumn(
  variable: Variable,
  nets: readonly Net[],
  { parts }: ColumnCounts,
  options: BannerOptions,
): CountedColumn {
  const weights = options.weighting?.design.cells.map(({ weight }) => weight) ?? [1];
  if (parts.length !== weights.length) throw new RangeError(`${parts.length} parts cannot go with ${weights.length}`);
  const leftOut = new Set(
    variable.categories.flatMap(({ code, kind }) => (options.excludeDontKnow && kind === 'dontKnow' ? [code] : [])),
  );
  const rows = variable.categories.length + nets.length;
  const counts = new Array<number>(rows).fill(0);
  const weighted = new Array<number>(rows).fill(0);
  let base = 0;
  let weightedBase = 0;
  const answers = parts.map((histograms, part): CellAnswers => {
    const counted = groupCounts(variable, histograms, options);
    const inNets = nets.map(({ codes }) =>
      netCount(
        variable,
        histograms,
        codes.filter((code) => !leftOut.has(code)),
      ),
    );
    const weight = weights[part]!;
    const ofRows = [...counted.categories, ...inNets];
    ofRows.forEach((count, row) => {
      counts[row]! += count;
      weighted[row]! += weight * count;
    });
    base += counted.base;
    weightedBase += weight * counted.base;
    return { base: counted.base, counts: ofRows };
  });
  const effective = kishEffectiveN(weights.map((weight, part) => ({ weight, n: answers[part]!.base })));
  return {
    base,
    weightedBase,
    effectiveN: effective.kind === 'effectiveN' ? effective.effectiveN : null,
    counts,
    weighted,
    parts: answers,
  };
}
