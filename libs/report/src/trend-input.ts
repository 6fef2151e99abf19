import type { CategoryKind } from '@ido/questionnaire';

/** A difference that was tested, in percentage points. */
export interface TestInput {
  readonly difference: number;
  readonly interval: readonly [number, number] | null;
  readonly p: number | null;
  readonly method: string;
  readonly n1: number;
  readonly n2: number;
  readonly gained?: number;
  readonly lost?: number;
}

/** One category between two waves. */
export interface ComparisonInput {
  readonly code: string;
  readonly label: string;
  /** Over everybody who answered. */
  readonly difference: number | null;
  readonly test: 'paired' | 'unpaired' | null;
  readonly method: string | null;
  readonly p: number | null;
  readonly correctedP: number | null;
  readonly beyondChance: boolean;
  readonly notCompared: string | null;
  readonly everybody: TestInput | null;
  readonly paired: TestInput | null;
  readonly others: TestInput | null;
  readonly decomposition: { readonly total: number; readonly stayers: number; readonly others: number } | null;
}

/** Two waves of a trend. */
export interface PairInput {
  readonly from: string;
  readonly to: string;
  readonly consecutive: boolean;
  readonly join: 'same' | 'reworded' | 'recoded' | 'broken';
  readonly reason: string | null;
  readonly confirmed: boolean;
  readonly note: string;
  readonly pairs: number | null;
  readonly divided: number | null;
  readonly pairsWithheld: boolean;
  readonly comparisons: readonly ComparisonInput[];
}

/** One category in one wave. */
export interface TrendFigureInput {
  readonly code: string;
  readonly comparable: boolean;
  readonly count: number | null;
  readonly share: number | null;
  readonly percentage: number | null;
  readonly interval: readonly [number, number] | null;
}

/** One wave of a trend. */
export interface TrendPointInput {
  readonly wave: string;
  readonly n: number | null;
  readonly population: number | null;
  readonly suppressed?: string;
  readonly figures: readonly TrendFigureInput[];
  readonly own: readonly string[] | null;
}

/** What a trend is drawn and told from, as it comes over the network. */
export interface TrendInput {
  readonly key: string;
  readonly title: string;
  readonly categories: readonly { readonly code: string; readonly label: string; readonly kind: CategoryKind }[];
  readonly headline: string | null;
  readonly points: readonly TrendPointInput[];
  readonly pairs: readonly PairInput[];
}

/** A wave as an axis and a sentence name it. */
export interface TrendWaveInput {
  readonly key: string;
  readonly title: string;
  readonly label: string;
  readonly microdata: boolean;
  readonly syntheticNote: string | null;
}

/** What a trend does not know of itself. */
export interface TrendContext {
  /** From old to new. */
  readonly waves: readonly TrendWaveInput[];
  /** Plural of who answered: "gemeenten". */
  readonly unit: string;
  /** Where the figures come from: "Monitor IDO". */
  readonly source: string;
  /** What was filtered, as a sentence; empty when nothing was. */
  readonly selection: string;
  /** Name of the organisation beside it. */
  readonly organisation: string | null;
  /** Comparisons that the p-values are corrected for together. */
  readonly comparisons: number;
}
