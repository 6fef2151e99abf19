/** Without characters that are mistaken for each other when read aloud: 0/o, 1/l/i. */
const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 5;

/** A random password of four groups of five, about 99 bits: `k4mpx-…`. */
export function proposePassword(random = (count: number) => crypto.getRandomValues(new Uint8Array(count))): string {
  const characters: string[] = [];
  // Bytes from the last, incomplete round of the alphabet are thrown away: they would make its first letters likelier.
  const fair = 256 - (256 % CHARACTERS.length);
  while (characters.length < GROUPS * GROUP) {
    for (const byte of random(GROUPS * GROUP)) {
      if (byte < fair && characters.length < GROUPS * GROUP)
        characters.push(CHARACTERS[byte % CHARACTERS.length] ?? '');
    }
  }
  const groups = Array.from({ length: GROUPS }, (_, index) => characters.slice(index * GROUP, (index + 1) * GROUP));
  return groups.map((group) => group.join('')).join('-');
}
