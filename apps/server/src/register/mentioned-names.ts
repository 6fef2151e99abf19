/** Names as texts are searched for them: by their first word, the longest first. */
type NameIndex = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly name: string }[]>;

/** What municipalities are called besides their name in the register. */
const ALSO: Readonly<Record<string, string>> = { "'s-Gravenhage": 'Den Haag', "'s-Hertogenbosch": 'Den Bosch' };
/** A shorter name is too often another word. */
const FEWEST_LETTERS = 4;

/**
 * Names of organisations that occur in a text, as they are in the register and in the order of the text: whole words, letter case and accents aside. A name
 * can be an ordinary word too ("Best", "Buren"), so what is found is for somebody to look at.
 * @param index of `nameIndex`
 */
export function mentionedNames(text: string, index: NameIndex): string[] {
  const words = wordsOf(text);
  const found = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const match = index.get(words[at]!)?.find((one) => one.words.every((word, next) => words[at + next] === word));
    if (!match) continue;
    found.add(match.name);
    at += match.words.length - 1;
  }
  return [...found];
}

/** Makes names ready to be looked for. What stands in brackets, such as the province of "Bergen (L.)", is no part of a name. */
export function nameIndex(names: Iterable<string>): NameIndex {
  const index = new Map<string, { words: readonly string[]; name: string }[]>();
  const add = (called: string, name: string) => {
    const words = wordsOf(called.replaceAll(/\([^)]*\)/g, ' '));
    if (words.join('').replaceAll(/[^\p{L}]/gu, '').length < FEWEST_LETTERS) return;
    index.set(words[0]!, [...(index.get(words[0]!) ?? []), { words, name }]);
  };
  for (const name of new Set(names)) {
    add(name, name);
    const also = ALSO[name];
    if (also !== undefined) add(also, also);
  }
  for (const [word, ones] of index)
    index.set(
      word,
      ones.toSorted((a, b) => b.words.length - a.words.length),
    );
  return index;
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
