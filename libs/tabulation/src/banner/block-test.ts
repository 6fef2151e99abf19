import { chiSquareTest, fisherExact, meetsCochranRule, raoScott, type ChiSquareTest } from '@ido/statistics';
import type { BannerWeighting, SectionInput } from './banner-input';
import type { BannerShape } from './banner-shape';
import type { BannerTest, NotTested } from './banner-table';
import type { CountedColumn } from './section-counts';

/** The test of one block, with what statistics makes of it; null where there is none. */
export interface BlockTest {
  readonly said: BannerTest;
  /** By row, then by category of the block. */
  readonly residuals: ChiSquareTest['adjustedResiduals'] | null;
}

/** Cells of a weighted table beyond which it is not tested: the covariances of all of them are needed. */
const MOST_WEIGHTED_CELLS = 400;

/**
 * Whether a single choice hangs together with the columns of a block, over its categories and those of the block, nets left out: chi-square;
 * Fisher's exact test where the expected counts are too small for it (Cochran's rule); the test of Rao and Scott in a weighted table.
 * @param exactSteps bounds the time of the exact test
 */
export function blockTest(
  { variable, withheldBlocks }: SectionInput,
  block: number,
  counted: readonly CountedColumn[],
  { inputs, places, options }: BannerShape,
  exactSteps: number,
): BlockTest {
  if (variable.categories.length === 0) return not('number');
  if (variable.type === 'multiple') return not('multipleRows');
  if (inputs[block]!.variable.type === 'multiple') return not('overlappingColumns');
  if (withheldBlocks[block]) return not('withheld');
  // Who is left out is not compared either.
  const counts = variable.categories.map(({ kind }) => !(options.excludeDontKnow && kind === 'dontKnow'));
  const tableOf = (of: (column: CountedColumn) => readonly number[]) =>
    counts.map((compared, row) => places[block]!.map((place) => (compared ? of(counted[place]!)[row]! : 0)));
  const table = tableOf((column) => column.counts);
  if (!options.weighting) return unweightedTest(table, exactSteps);
  const parts = options.weighting.design.cells.map((_, part) => tableOf((column) => column.parts[part]!.counts));
  return weightedTest(table, options.weighting, parts);
}

function not(why: NotTested): BlockTest {
  return { said: { kind: 'notTested', why }, residuals: null };
}

function unweightedTest(table: readonly (readonly number[])[], mostSteps: number): BlockTest {
  const test = chiSquareTest(table);
  if (test.kind !== 'test') return not(test.kind);
  const { statistic, df, p, n, cramersV, smallExpected, adjustedResiduals: residuals } = test;
  if (!smallExpected || meetsCochranRule(test.expected))
    return { said: { kind: 'chiSquare', statistic, df, p, n, cramersV, smallExpected }, residuals };
  const exact = fisherExact(table, { mostSteps });
  return exact.kind === 'test'
    ? { said: { kind: 'fisher', p: exact.p, n, cramersV }, residuals }
    : not('smallExpected');
}

function weightedTest(
  table: readonly (readonly number[])[],
  { design }: BannerWeighting,
  parts: readonly (readonly (readonly number[])[])[],
): BlockTest {
  if (table.length * (table[0]?.length ?? 0) > MOST_WEIGHTED_CELLS) return not('tooLarge');
  const test = raoScott(design, parts);
  // Only a stratified sample has strata with one respondent, and weights are not that.
  if (test.kind === 'loneRespondent') return not('noSpread');
  if (test.kind !== 'test') return not(test.kind);
  const { f, numeratorDf, denominatorDf, p, n, cramersV } = test;
  const counts = chiSquareTest(table);
  const smallExpected = counts.kind === 'test' && !meetsCochranRule(counts.expected);
  return {
    said: { kind: 'raoScott', f, numeratorDf, denominatorDf, p, n, cramersV, smallExpected },
    residuals: null,
  };
}
