import { Z_95 } from './wilson-interval';

/** Halvings of an interval of width 2 until nothing is left of it in floating point. */
const HALVINGS = 60;

/**
 * Tango's 95% score interval of the difference (gained − lost)/n of paired shares: every difference δ that McNemar's test
 * generalised to δ does not reject. It needs no more than the pairs that changed, contains 0 exactly when McNemar's test without
 * correction does not reject at 5%, and has width also when nobody changed.
 *
 * Not rejected: (gained − lost − nδ)² ≤ z² · n (2q + δ(1 − δ)) · left, with q the maximum likelihood estimate of the chance of
 * `lost` given δ. `left` is the part of the population that was not observed, 1 − n/N.
 *
 * Source: T. Tango (1998), Equivalence test and confidence interval for the difference in proportions for the paired-sample
 * design, Statistics in Medicine 17, 891-908.
 */
export function tangoInterval(gained: number, lost: number, n: number, left: number): [low: number, high: number] {
  const estimate = (gained - lost) / n;
  const rejected = (delta: number) => {
    const b = gained + lost - (2 * n - gained + lost) * delta;
    const c = -lost * delta * (1 - delta);
    const root = Math.sqrt(Math.max(0, b * b - 8 * n * c));
    const q = Math.max((root + b) / (4 * n), 0, -delta);
    const variance = n * Math.max(0, 2 * q + delta * (1 - delta)) * left;
    return (gained - lost - n * delta) ** 2 > Z_95 ** 2 * variance;
  };
  return [edge(estimate, -1, rejected), edge(estimate, 1, rejected)];
}

/** The last value on the way from `inside` to `end` that is not rejected. */
function edge(inside: number, end: number, rejected: (delta: number) => boolean): number {
  if (!rejected(end)) return end;
  let from = inside;
  let to = end;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (from + to) / 2;
    if (rejected(middle)) to = middle;
    else from = middle;
  }
  return from;
}
