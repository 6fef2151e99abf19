/** Two that were found to belong together, by their places in both lists. */
export type Pair = readonly [a: number, b: number];

/**
 * The pairs of which each is the other's best, clearly: at least `threshold` alike, and by at least `margin` more than the second best of either.
 * What is nearly as likely as something else is left out, for a person to decide. Turning the lists round turns the pairs round.
 * @param score how much a and b are alike, in [0, 1]; a negative number when they cannot belong together
 */
export function mutualBest(
  as: readonly number[],
  bs: readonly number[],
  score: (a: number, b: number) => number,
  { threshold, margin }: { readonly threshold: number; readonly margin: number },
): Pair[] {
  const scores = as.map((a) => bs.map((b) => score(a, b)));
  const columns = bs.map((_, column) => scores.map((row) => row[column]!));
  const clear = (values: readonly number[], at: number) =>
    values.every((value, other) => other === at || values[at]! - value >= margin);
  return as.flatMap((a, row) =>
    bs.flatMap((b, column): Pair[] => {
      const found = scores[row]![column]!;
      return found >= threshold && clear(scores[row]!, column) && clear(columns[column]!, row) ? [[a, b]] : [];
    }),
  );
}
