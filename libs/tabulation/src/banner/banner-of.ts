import { bannerNotes } from './banner-notes';
import { sectionOf } from './banner-section';
import { bannerShape } from './banner-shape';
import type { BannerInput } from './banner-input';
import type { BannerTable } from './banner-table';

/** Steps of one exact test, and of all of a table: a million take some tenths of a second, in which nobody else is served. */
const MOST_EXACT_STEPS = 1_000_000;
const MOST_EXACT_STEPS_OF_ALL = 4_000_000;

/**
 * Crossings of several row variables with several column variables, by the rules of the figures: explicit base, percentages half up each by itself, small numbers,
 * significance letters between the columns of a block (`lettersOf`) and a test per block (`blockTest`).
 *
 * - The total is everybody whom the filter lets through, also who is in no column.
 * - Row percentages are over the respondents of the row in the columns of the block; total percentages over everybody in the columns of the block. Where
 *   columns overlap (multiple choice) both are over the total, so that they may add to more than 100.
 * - Where something of a block is withheld, nothing is told of its columns together: no row or total percentages, no test and no letters.
 * - Weighted: shares and means are of sums of weights; counts, bases and small numbers stay unweighted, with the effective n beside them. Tests and letters are
 *   those of the design.
 * @throws RangeError when the counts are not those of the variables
 */
export function bannerOf({ blocks, sections, options }: BannerInput): BannerTable {
  const rows = sections.reduce((sum, { variable, nets }) => sum + variable.categories.length + nets.length, 0);
  const shape = bannerShape(blocks, options, rows);
  const tests = Math.max(1, sections.length * blocks.length);
  const exactSteps = Math.min(MOST_EXACT_STEPS, Math.floor(MOST_EXACT_STEPS_OF_ALL / tests));
  const table = {
    percent: options.percent,
    columns: shape.columns,
    blocks: shape.blocks,
    sections: sections.map((section) => sectionOf(section, shape, exactSteps)),
    weighting: options.weighting?.title ?? null,
  };
  return { ...table, notes: bannerNotes(table, shape, sections) };
}
