/**
 * p-values adjusted so that the chance of a single false finding among all of them stays below the level they are held against:
 * the smallest × m, the next × (m − 1), …, never below the one before and at most 1. In the order given; empty gives empty.
 *
 * Source: S. Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 65-70.
 * Equal to R's `p.adjust(p, "holm")`.
 * @throws RangeError on a p-value outside [0, 1].
 */
export function holm(pValues: readonly number[]): number[] {
  const order = ascending(pValues);
  const adjusted = new Array<number>(pValues.length);
  let highest = 0;
  order.forEach((at, rank) => {
    highest = Math.max(highest, Math.min(1, pValues[at]! * (pValues.length - rank)));
    adjusted[at] = highest;
  });
  return adjusted;
}

/**
 * p-values adjusted so that among those below a level at most that part is expected to be false findings (false discovery rate):
 * p × m / rank, never above the next one and at most 1. In the order given; empty gives empty.
 *
 * Source: Y. Benjamini and Y. Hochberg (1995), Controlling the false discovery rate, JRSS B 57, 289-300. Equal to R's
 * `p.adjust(p, "BH")`.
 * @throws RangeError on a p-value outside [0, 1].
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = ascending(pValues);
  const adjusted = new Array<number>(pValues.length);
  let lowest = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const at = order[rank - 1]!;
    lowest = Math.min(lowest, pValues[at]! * (pValues.length / rank));
    adjusted[at] = lowest;
  }
  return adjusted;
}

/** Positions of the p-values from small to large. */
function ascending(pValues: readonly number[]): number[] {
  for (const p of pValues) if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a p-value`);
  return pValues.map((_, at) => at).sort((one, other) => pValues[one]! - pValues[other]!);
}
