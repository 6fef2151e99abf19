import type { Random } from './random';

/**
 * Draws which respondent chose which options, given how often each option was chosen and how many options each respondent chose.
 * First the construction behind the theorem of Gale and Ryser (each option goes to those with most left to choose), which finds an
 * answer whenever there is one; then exchanges between two respondents, which leave both margins as they are and take the pattern out.
 * @returns per respondent the options chosen, or null when the margins contradict each other
 */
export function fillMargins(
  random: Random,
  optionCounts: ReadonlyMap<string, number>,
  respondentCounts: readonly number[],
): Set<string>[] | null {
  const rows = respondentCounts.map((left) => ({ left, chosen: new Set<string>() }));
  for (const [option, count] of optionCounts) {
    if (count > rows.length) return null;
    const neediest = random.shuffle(rows).sort((a, b) => b.left - a.left);
    for (const row of neediest.slice(0, count)) {
      row.chosen.add(option);
      row.left -= 1;
    }
  }
  if (rows.some((row) => row.left !== 0)) return null;
  const choices = rows.map((row) => row.chosen);
  exchange(random, choices, [...optionCounts.keys()]);
  return choices;
}

/** Lets two respondents exchange one option each, many times; only options that the other does not have already. */
function exchange(random: Random, choices: readonly Set<string>[], options: readonly string[]): void {
  for (let turn = 0; turn < 20 * choices.length * options.length; turn += 1) {
    const [one, other] = [
      choices[random.integer(0, choices.length - 1)],
      choices[random.integer(0, choices.length - 1)],
    ];
    const [given, taken] = [
      options[random.integer(0, options.length - 1)],
      options[random.integer(0, options.length - 1)],
    ];
    if (!one || !other || !given || !taken) continue;
    if (!one.has(given) || one.has(taken) || !other.has(taken) || other.has(given)) continue;
    one.delete(given);
    one.add(taken);
    other.delete(taken);
    other.add(given);
  }
}
