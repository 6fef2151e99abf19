/** What a colleague is called when nobody gave a name. */
const NAMELESS = 'Collega';

/**
 * What a colleague's link is called: the name given, or "Collega", with a number when another link of the response is called so
 * already. Labels say who changed what, so no two may be the same.
 */
export function colleagueLabel(name: string | undefined, taken: readonly string[]): string {
  const wanted = name?.trim().replaceAll(/\s+/g, ' ') || NAMELESS;
  const known = new Set(taken.map((label) => label.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const label = number === 1 ? wanted : `${wanted} (${number})`;
    if (!known.has(label.toLowerCase())) return label;
  }
}
