import { wilsonInterval } from './wilson-interval';

/** `k` of `n`, of a population of `populationN` or unknown. */
interface Part {
  readonly k: number;
  /** At least 1. */
  readonly n: number;
  readonly populationN?: number | null;
}

/**
 * Newcombe's 95% interval of the difference p2 − p1 of two independent shares, from their Wilson intervals (with the finite
 * population correction of those): [d − √((p2 − l2)² + (u1 − p1)²), d + √((u2 − p2)² + (p1 − l1)²)].
 *
 * Source: R.G. Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.
 */
export function newcombeInterval(first: Part, second: Part): [low: number, high: number] {
  const [low1, high1] = distances(first);
  const [low2, high2] = distances(second);
  const estimate = second.k / second.n - first.k / first.n;
  return [Math.max(-1, estimate - Math.hypot(low2, high1)), Math.min(1, estimate + Math.hypot(high2, low1))];
}

/** How far a share lies from the two ends of its interval. */
function distances({ k, n, populationN }: Part): [below: number, above: number] {
  const interval = wilsonInterval(k, n, populationN ?? null);
  return interval.kind === 'noBase' ? [0, 0] : [k / n - interval.low, interval.high - k / n];
}
