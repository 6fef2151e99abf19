import type { CategoryKind, VariableType } from '@ido/questionnaire';
import type { Suppression } from '../table';

/** What percentages are over: the column, the row, or everyone in the block; none gives counts alone. */
export type Percent = 'column' | 'row' | 'total' | 'none';

/** Why a cell has no figure. */
export type WhyEmpty =
  /** Nobody to be a percentage of. */
  | 'noBase'
  /** The base is too small for percentages: the count alone. */
  | 'small'
  /** "Weet ik niet" that is left out of the base: the count alone. */
  | 'leftOut'
  /** Withheld from whoever is not in the study team. */
  | 'suppressed';

/** One row in one column. Shares are unrounded in [0, 1]; percentages whole, half up, each by itself. */
export interface BannerCell {
  /** Unweighted number of respondents; null when suppressed. */
  readonly count: number | null;
  /** Sum of weights; only in a weighted table. */
  readonly weighted?: number | null;
  readonly share: number | null;
  readonly percentage: number | null;
  readonly why?: WhyEmpty;
  readonly suppressed?: Suppression;
  /** Letters of the columns of the same block that this one is demonstrably higher than. */
  readonly higherThan: readonly string[];
  /** Adjusted residual, where the block has a chi-square or exact test. */
  readonly residual: number | null;
}

/** Who the percentages of one column are over. */
export interface BannerBase {
  readonly n: number | null;
  /** Only in a weighted table: the sum of weights, and how many respondents would tell as much (Kish). */
  readonly weighted?: number | null;
  readonly effectiveN?: number | null;
  readonly suppressed?: Suppression;
}

export interface BannerColumn {
  /** Index of its block; null for the total. */
  readonly block: number | null;
  readonly code: string;
  readonly label: string;
  readonly net: boolean;
  /** By which significance letters name it; null for the total, for nets and where columns overlap. */
  readonly letter: string | null;
}

/** A crossing variable with its columns. */
export interface BannerBlock {
  readonly name: string;
  readonly title: string;
  /** Multiple choice: a respondent is in the column of each option, so columns are not tested against each other. */
  readonly overlapping: boolean;
  /** Indices in `columns`: from `first`, `length` of them. */
  readonly first: number;
  readonly length: number;
}

export interface BannerRow {
  readonly code: string;
  readonly label: string;
  readonly kind: CategoryKind | 'net';
  /** One per column. */
  readonly cells: readonly BannerCell[];
}

/** What a number variable comes to, one per column; null without anybody, when the base is too small, or when withheld. */
export interface BannerNumberRow {
  readonly measure: NumberMeasure;
  readonly values: readonly (number | null)[];
}

/** `low` and `high` are the 95% interval of the mean. */
export type NumberMeasure = 'mean' | 'standardError' | 'low' | 'high' | 'sd' | 'min' | 'q1' | 'median' | 'q3' | 'max';

/** Why a block of a section has no test. */
export type NotTested =
  | 'multipleRows'
  | 'overlappingColumns'
  | 'withheld'
  | 'oneCategory'
  | 'noBase'
  | 'number'
  /** The expected counts are too small for chi-square, and the table is too large for the exact test. */
  | 'smallExpected'
  /** Weighted, and too many cells for the test. */
  | 'tooLarge'
  /** Weighted, and everybody answered: a difference is a fact. */
  | 'noSpread';

/** Whether the rows and columns of one block hang together. */
export type BannerTest =
  | {
      readonly kind: 'chiSquare';
      readonly statistic: number;
      readonly df: number;
      readonly p: number;
      readonly n: number;
      readonly cramersV: number;
      /** Some expected count is below 5, though no more of them than Cochran's rule allows. */
      readonly smallExpected: boolean;
    }
  /** Fisher's exact test, where the expected counts are too small for chi-square. */
  | { readonly kind: 'fisher'; readonly p: number; readonly n: number; readonly cramersV: number }
  /** Of a weighted table. */
  | {
      readonly kind: 'raoScott';
      readonly f: number;
      readonly numeratorDf: number;
      readonly denominatorDf: number;
      readonly p: number;
      readonly n: number;
      readonly cramersV: number;
      /** More expected counts (of respondents) are small than Cochran's rule allows: the p-value is a rough one. */
      readonly smallExpected: boolean;
    }
  | { readonly kind: 'notTested'; readonly why: NotTested };

/** One row variable against all columns. */
export interface BannerSection {
  readonly name: string;
  readonly title: string;
  readonly type: VariableType;
  /** One per column. */
  readonly bases: readonly BannerBase[];
  readonly rows: readonly BannerRow[];
  readonly numbers: readonly BannerNumberRow[];
  /** One per block. */
  readonly tests: readonly BannerTest[];
}

/** Crossings in one piece: page, CSV and XLSX all take this object, so they cannot disagree. */
export interface BannerTable {
  readonly percent: Percent;
  /** The total first. */
  readonly columns: readonly BannerColumn[];
  readonly blocks: readonly BannerBlock[];
  readonly sections: readonly BannerSection[];
  /** Title of the weighting; null when unweighted. */
  readonly weighting: string | null;
  /** Sentences that say how it was made. */
  readonly notes: readonly string[];
}
