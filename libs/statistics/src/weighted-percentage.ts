import { halfUp } from './half-up';
import type { Percentage } from './percentage';
import { NO_BASE, share } from './share';

/**
 * 100 × count / base as a whole number, half up, for sums of weights. Sums of weights are not exact, so a value less than
 * 1e-9 below a half counts as that half (see `halfUp`); for unweighted counts `percentage` is exact.
 * @throws RangeError unless both are finite and 0 ≤ count ≤ base.
 */
export function weightedPercentage(count: number, base: number): Percentage {
  const part = share(count, base);
  if (part.kind === 'noBase') return NO_BASE;
  return { kind: 'percentage', percentage: halfUp(100 * part.share), count, base };
}
