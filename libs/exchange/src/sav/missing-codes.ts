/** The codes in a numeric variable that say why there is no answer. */
export interface MissingCodes {
  readonly notAsked: number;
  readonly notAnswered: number;
}

/**
 * 98 and 99, or with as many more nines in front as it takes to be above every value: 998 and 999, 9998 and 9999.
 * @param largest the largest value that the variable has or can have
 * @param digits how many digits the codes have at least
 */
export function missingCodes(largest: number, digits = 2): MissingCodes {
  let notAnswered = 10 ** digits - 1;
  while (notAnswered - 1 <= largest && notAnswered < Number.MAX_SAFE_INTEGER / 10) notAnswered = notAnswered * 10 + 9;
  return { notAsked: notAnswered - 1, notAnswered };
}
