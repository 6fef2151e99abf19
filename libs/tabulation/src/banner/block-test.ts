import { chiSquareTest, type ChiSquareTest } from '@ido/statistics';
import type { SectionInput } from './banner-input';
import type { BannerShape } from './banner-shape';
import type { BannerTest, NotTested } from './banner-table';
import type { CountedColumn } from './section-counts';

/** The test of one block, with what statistics makes of it; null where there is none. */
export interface BlockTest {
  readonly said: BannerTest;
  /** By row, then by category of the block. */
  readonly residuals: ChiSquareTest['adjustedResiduals'] | null;
}

/** Whether a single choice hangs together with the columns of a block: chi-square over its categories and those of the block, nets left out. */
export function blockTest(
  { variable, withheldBlocks }: SectionInput,
  block: number,
  counted: readonly CountedColumn[],
  { inputs, places, options }: BannerShape,
): BlockTest {
  const not = (why: NotTested): BlockTest => ({ said: { kind: 'notTested', why }, residuals: null });
  if (variable.categories.length === 0) return not('number');
  if (variable.type === 'multiple') return not('multipleRows');
  if (inputs[block]!.variable.type === 'multiple') return not('overlappingColumns');
  if (withheldBlocks[block]) return not('withheld');
  if (options.weighting) return not('weighted');
  const rows = variable.categories.map(({ kind }, row) =>
    // Who is left out is not compared either.
    places[block]!.map((place) => (options.excludeDontKnow && kind === 'dontKnow' ? 0 : counted[place]!.counts[row]!)),
  );
  const test = chiSquareTest(rows);
  if (test.kind !== 'test') return not(test.kind);
  const { statistic, df, p, n, cramersV, smallExpected } = test;
  return {
    said: { kind: 'chiSquare', statistic, df, p, n, cramersV, smallExpected },
    residuals: test.adjustedResiduals,
  };
}
