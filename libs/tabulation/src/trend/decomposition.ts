/** What a change between two waves is made of, in shares; both parts add to the total. */
export interface Decomposition {
  readonly kind: 'decomposition';
  /** p2 − p1, over everybody who answered. */
  readonly total: number;
  /** Change among who answered both waves: a2 − a1. */
  readonly stayers: number;
  /** What is left: that others answered, (p2 − a2) − (p1 − a1). */
  readonly others: number;
}

/** Too few answered both waves to say what they changed. */
export interface NoDecomposition {
  readonly kind: 'tooFewPairs';
}

/** A wave in a decomposition: everybody who answered, and of those who answered the other wave too. */
export interface DecomposedSide {
  readonly count: number;
  readonly n: number;
  /** Of the organisations that answered both. */
  readonly pairedCount: number;
}

/**
 * Splits the change p2 − p1 of a share into the change among those who answered both waves and the change because others answered.
 *
 * With a1 and a2 the shares among the m organisations that answered both: stayers = a2 − a1. What a wave's share differs from that of its
 * stayers, p − a, is what the others in it pull; others = (p2 − a2) − (p1 − a1). Written out with b the share among the others of a
 * wave and u their part of it: others = u2 (b2 − a2) − u1 (b1 − a1). The sum is p2 − p1 by definition.
 *
 * By hand: wave 1 has 37 responses of which 11 chose (29.7%), wave 2 has 151 of which 63 (41.7%); of the 31 in both 9 chose at first
 * (29.0%) and 12 later (38.7%). Stayers +9.7, others (41.7 − 38.7) − (29.7 − 29.0) = +2.3, total +12.0 points.
 * @param pairs organisations that answered both, m
 * @param fewest below this number of pairs there is no decomposition
 */
export function decomposition(
  first: DecomposedSide,
  second: DecomposedSide,
  pairs: number,
  fewest: number,
): Decomposition | NoDecomposition {
  if (pairs < Math.max(1, fewest) || first.n === 0 || second.n === 0) return { kind: 'tooFewPairs' };
  const pull = ({ count, n, pairedCount }: DecomposedSide) => count / n - pairedCount / pairs;
  return {
    kind: 'decomposition',
    total: second.count / second.n - first.count / first.n,
    stayers: (second.pairedCount - first.pairedCount) / pairs,
    others: pull(second) - pull(first),
  };
}
