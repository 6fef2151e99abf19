/**
 * Finite population correction of a variance: 1 − n/N, the part of the population that was not observed; 0 when everybody was.
 * N unknown: 1. n > N: N cannot be right and is left aside, as in `wilsonInterval`.
 *
 * Source: W.G. Cochran (1977), Sampling Techniques, section 2.6.
 * @throws RangeError when N is negative or not a number.
 */
export function unsampledPart(n: number, populationN: number | null | undefined): number {
  if (populationN === null || populationN === undefined) return 1;
  if (!(populationN >= 0)) throw new RangeError(`No population has ${populationN} members`);
  return n > populationN || populationN === 0 ? 1 : 1 - n / populationN;
}
