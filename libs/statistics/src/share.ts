/** A share with what it is over, or the fact that there is nothing to be a share of. */
export type Share =
  { readonly kind: 'share'; readonly share: number; readonly count: number; readonly base: number } | NoBase;

/** There is no base: nobody was asked, or nobody answered. */
export interface NoBase {
  readonly kind: 'noBase';
}

export const NO_BASE: NoBase = { kind: 'noBase' };

/**
 * The part `count / base` in [0, 1], unrounded. Both may be sums of weights.
 * @throws RangeError unless both are finite and 0 ≤ count ≤ base.
 */
export function share(count: number, base: number): Share {
  if (!(count >= 0 && count <= base && Number.isFinite(base))) {
    throw new RangeError(`A share needs 0 ≤ count ≤ base, not ${count} of ${base}`);
  }
  return base === 0 ? NO_BASE : { kind: 'share', share: count / base, count, base };
}
