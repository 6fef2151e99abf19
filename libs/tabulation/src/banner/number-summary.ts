import { requireValues, type ValueCount } from '@ido/statistics';
import type { NumberMeasure } from './banner-table';

/** Of a distribution: what says how far a mean can be off is `meanFpc`. */
type Summarised = Exclude<NumberMeasure, 'standardError' | 'low' | 'high'>;

export type NumberSummary =
  | ({ readonly kind: 'summary'; readonly n: number } & Readonly<Record<Summarised, number | null>>)
  | { readonly kind: 'noBase' };

/**
 * Mean, standard deviation (n − 1; null for one value) and quantiles of the values.
 *
 * Quantiles are those of R's default (type 7: the value at 1 + (n − 1) p in order, between two values by proportion).
 * Source: R.J. Hyndman and Y. Fan (1996), Sample quantiles in statistical packages, The American Statistician 50, 361-365.
 * @throws RangeError for a count that is not whole or negative, or a value that is not finite
 */
export function numberSummary(values: readonly ValueCount[]): NumberSummary {
  requireValues(values);
  const sorted = values.filter(({ count }) => count > 0).sort((a, b) => a.value - b.value);
  const n = sorted.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return { kind: 'noBase' };
  const mean = sorted.reduce((sum, { value, count }) => sum + value * count, 0) / n;
  const squares = sorted.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0);
  const quantile = (p: number) => {
    const place = (n - 1) * p;
    const below = Math.floor(place);
    const low = valueAt(sorted, below);
    return low + (valueAt(sorted, Math.min(below + 1, n - 1)) - low) * (place - below);
  };
  return {
    kind: 'summary',
    n,
    mean,
    sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    min: sorted[0]!.value,
    q1: quantile(0.25),
    median: quantile(0.5),
    q3: quantile(0.75),
    max: sorted.at(-1)!.value,
  };
}

/** The value at a place in order, counted from 0. */
function valueAt(sorted: readonly ValueCount[], place: number): number {
  let passed = 0;
  for (const { value, count } of sorted) {
    passed += count;
    if (place < passed) return value;
  }
  return sorted.at(-1)!.value;
}
