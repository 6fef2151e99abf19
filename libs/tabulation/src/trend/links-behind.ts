import { joiningVerdict, trendKeyOf, type LinkBetween, type TrendCodebook } from './trend-chain';

/** A link by which the line of a question can go, told by what the line follows from it: without who confirmed it and what he noted. */
export interface LinkBehind {
  /** Places of the waves. */
  readonly older: number;
  readonly newer: number;
  readonly from: string;
  readonly to: string;
  readonly verdict: 'same' | 'reworded' | 'recoded';
  /** Code in the older wave and the one of the newer that it counts as, in order; a category that counts as none is left out. */
  readonly categories: readonly (readonly [from: string, to: string])[];
}

/**
 * Every link by which the chain of a key can go, whichever of the waves take part in it: as long as these are the same, so is what `trendChains` makes
 * of the key. A filter can leave a wave out, and then the line goes from the wave before it to the one after it.
 * @param waves from old to new
 */
export function linksBehind(waves: readonly TrendCodebook[], key: string, link: LinkBetween): LinkBehind[] {
  const found = new Map<string, LinkBehind>();
  const note = (older: number, newer: number, { from, to, verdict, categories }: ReturnType<LinkBetween>[number]) => {
    const pairs = categories.flatMap((pair) => (pair.to === null ? [] : [[pair.from, pair.to] as const]));
    const told = { older, newer, from: from!, to: to!, verdict: joiningVerdict(verdict) };
    const inOrder = pairs.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
    found.set(JSON.stringify([older, newer, from, to]), { ...told, categories: inOrder });
  };
  const passed = new Set<string>();
  const toPass = waves.flatMap(({ variables }, wave) =>
    variables.filter((one) => trendKeyOf(one, variables) === key).map(({ name }) => ({ wave, name })),
  );
  // Grows while it is gone through.
  for (const { wave, name } of toPass) {
    const place = JSON.stringify([wave, name]);
    if (passed.has(place)) continue;
    passed.add(place);
    for (let older = 0; older < wave; older++) {
      for (const row of link(older, wave)) {
        if (row.from === null || row.to !== name) continue;
        note(older, wave, row);
        toPass.push({ wave: older, name: row.from });
      }
    }
    // Where it goes on under another key, the line is of that key.
    for (let newer = wave + 1; newer < waves.length; newer++)
      for (const row of link(wave, newer)) if (row.from === name && row.to !== null) note(wave, newer, row);
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, behind]) => behind);
}
