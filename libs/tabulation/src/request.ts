/** A filter on one variable: responses with one of these codes. Filters on several variables all hold. */
export interface Filter {
  readonly variable: string;
  readonly codes: readonly string[];
}

/** Settings of a study for small numbers (rule 4). */
export interface SmallNumbers {
  /** Below this base: counts, no percentages. */
  readonly percentagesFrom: number;
  /** Below this base, outside the study team: withheld. */
  readonly publishFrom: number;
}

export const DEFAULT_SMALL_NUMBERS: SmallNumbers = { percentagesFrom: 10, publishFrom: 5 };

/** What is asked of a breakdown. */
export interface BreakdownOptions {
  readonly base: 'answered' | 'eligible';
  readonly excludeDontKnow: boolean;
  /** Size of the population for the finite population correction; null when unknown (visitors). */
  readonly populationN: number | null;
  readonly smallNumbers: SmallNumbers;
}
