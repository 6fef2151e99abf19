/** Respondents of a wave who have the same weight and the same classes. */
export interface DesignCell {
  /** Of each respondent in it; above 0. */
  readonly weight: number;
  /** Respondents in it, whether they answered a particular question or not; whole. */
  readonly n: number;
  /** The class in each margin that the weights were fitted to; of a stratified sample its stratum alone; otherwise empty. */
  readonly classes: readonly string[];
}

/**
 * How the respondents came to be a sample with weights, which decides how far a weighted share can be off. In each of them the
 * response is taken as drawn at random without replacement, from the whole population or within strata.
 */
export type SurveyDesign =
  /** No weights, or weights that were not fitted to anything. */
  | { readonly kind: 'srs'; readonly cells: readonly DesignCell[]; readonly populationN: number | null }
  /** Weighted afterwards to the totals of one margin. */
  | { readonly kind: 'postStratified'; readonly cells: readonly DesignCell[]; readonly populationN: number | null }
  /** Weighted afterwards to the totals of several margins. */
  | { readonly kind: 'raked'; readonly cells: readonly DesignCell[]; readonly populationN: number | null }
  /** Drawn within each stratum, of which the members are known. */
  | {
      readonly kind: 'stratified';
      readonly cells: readonly DesignCell[];
      readonly strata: readonly { readonly class: string; readonly n: number }[];
    };

/** Strata with a single respondent out of several members: nothing is known about the spread within them. */
export interface LoneRespondent {
  readonly kind: 'loneRespondent';
  readonly strata: readonly string[];
}

/** Number of strata with respondents; 1 when the sample was not stratified. */
export function strataWithRespondents(design: SurveyDesign): number {
  if (design.kind !== 'stratified') return 1;
  return new Set(design.cells.filter(({ n }) => n > 0).map(({ classes }) => classes[0])).size;
}

/** @throws RangeError on a weight that is not above 0, or a count that is not whole. */
export function requireDesign({ cells }: SurveyDesign): void {
  for (const { weight, n } of cells) {
    if (!(weight > 0 && weight < Infinity && Number.isSafeInteger(n) && n >= 0)) {
      throw new RangeError(`${n} respondents cannot have the weight ${weight}`);
    }
  }
}
