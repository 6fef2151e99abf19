import { percentage, share, weightedPercentage } from '@ido/statistics';
import type { BannerCell, BannerColumn } from './banner-table';
import type { BannerShape } from './banner-shape';
import type { CountedColumn } from './section-counts';

/** A cell without figures. */
export const EMPTY_CELL = { share: null, percentage: null, higherThan: [], residual: null } as const;

/** What a cell is a percentage of. */
interface Denominator {
  readonly base: number;
  readonly weighted: number;
}

interface CellPlace {
  readonly row: number;
  /** Index of the column. */
  readonly place: number;
  /** The row is left out of the base. */
  readonly leftOut: boolean;
  /** Something of the block is withheld: nothing is told of its columns together. */
  readonly withheldBlock: boolean;
}

/** The figures of a cell that is not withheld itself, or why there are none. */
export function cellOf(counted: readonly CountedColumn[], at: CellPlace, shape: BannerShape): BannerCell {
  const { weighting, percent, smallNumbers } = shape.options;
  const { counts, weighted } = counted[at.place]!;
  const count = counts[at.row]!;
  const sum = weighted[at.row]!;
  const shown = { ...EMPTY_CELL, count, ...(weighting && { weighted: sum }) };
  if (percent === 'none') return shown;
  if (at.leftOut) return { ...shown, why: 'leftOut' };
  if (percent !== 'column' && at.withheldBlock) return { ...shown, why: 'suppressed' };
  const over = denominatorOf(counted, at, shape);
  if (over.base === 0 || over.weighted === 0) return { ...shown, why: 'noBase' };
  if (over.base < smallNumbers.percentagesFrom) return { ...shown, why: 'small' };
  // Sums of weights are not exact: a part is never more than the whole.
  const part = Math.min(sum, over.weighted);
  const unrounded = weighting ? share(part, over.weighted) : share(count, over.base);
  const whole = weighting ? weightedPercentage(part, over.weighted) : percentage(count, over.base);
  return {
    ...shown,
    share: unrounded.kind === 'share' ? unrounded.share : null,
    percentage: whole.kind === 'percentage' ? whole.percentage : null,
  };
}

function denominatorOf(
  counted: readonly CountedColumn[],
  { row, place }: CellPlace,
  { columns, blocks, places, options: { percent } }: BannerShape,
): Denominator {
  const of = (one: CountedColumn): Denominator =>
    percent === 'row'
      ? { base: one.counts[row]!, weighted: one.weighted[row]! }
      : { base: one.base, weighted: one.weightedBase };
  if (percent === 'column') return of(counted[place]!);
  const { block } = columns[place] as BannerColumn;
  if (block === null || blocks[block]!.overlapping) return of(counted[0]!);
  return places[block]!.map((one) => of(counted[one]!)).reduce(
    (sum, one) => ({ base: sum.base + one.base, weighted: sum.weighted + one.weighted }),
    { base: 0, weighted: 0 },
  );
}
