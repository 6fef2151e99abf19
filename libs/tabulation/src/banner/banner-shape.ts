import type { BannerOptions, BlockInput } from './banner-input';
import type { BannerBlock, BannerColumn } from './banner-table';
import { letterAt, MOST_LETTERED } from './letters';
import { netCode } from './net';

/** The columns of a banner, the same for every section. */
export interface BannerShape {
  readonly columns: readonly BannerColumn[];
  readonly blocks: readonly BannerBlock[];
  /** Per block the places of its categories in `columns`, nets left out. */
  readonly places: readonly (readonly number[])[];
  readonly inputs: readonly BlockInput[];
  readonly options: BannerOptions;
  /** There are no letters, because comparing all columns would take too long. */
  readonly tooManyPairs: boolean;
}

/** Of the whole: everybody whom the filter lets through. */
const TOTAL: BannerColumn = { block: null, code: 'total', label: 'Totaal', net: false, letter: null };

/** Weighted columns beyond this number of pairs, over all rows, are not compared: each pair takes the variance of a design. */
export const MOST_WEIGHTED_PAIRS = 20_000;

/**
 * Lays out the columns: the total, then of each block its categories and its nets.
 * @param rowCount rows of all sections together
 */
export function bannerShape(inputs: readonly BlockInput[], options: BannerOptions, rowCount: number): BannerShape {
  const columns: BannerColumn[] = [TOTAL];
  const blocks: BannerBlock[] = [];
  let letters = 0;
  const mayBeLettered = ({ variable: { type, categories } }: BlockInput) =>
    type !== 'multiple' && categories.length <= MOST_LETTERED;
  const pairs = inputs.filter(mayBeLettered).map(
    ({
      variable: {
        categories: { length },
      },
    }) => (length * (length - 1)) / 2,
  );
  const tooMany =
    options.weighting !== null && rowCount * pairs.reduce((sum, one) => sum + one, 0) > MOST_WEIGHTED_PAIRS;
  const places = inputs.map((input, block) => {
    const { variable, nets } = input;
    const first = columns.length;
    const length = variable.categories.length + nets.length;
    const overlapping = variable.type === 'multiple';
    blocks.push({ name: variable.name, title: variable.title, overlapping, first, length });
    const lettered = mayBeLettered(input) && !tooMany;
    for (const { code, label } of variable.categories)
      columns.push({ block, code, label, net: false, letter: lettered ? letterAt(letters++) : null });
    for (const net of nets) columns.push({ block, code: netCode(net), label: net.label, net: true, letter: null });
    return variable.categories.map((_, at) => first + at);
  });
  return { columns, blocks, places, inputs, options, tooManyPairs: tooMany };
}
