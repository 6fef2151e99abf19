import type { CategoryKind, ChartKind, Role, VariableType } from '@ido/questionnaire';

/** Why a figure is withheld: too few itself, or because a withheld one could be computed back from it. */
export type Suppression = 'primary' | 'secondary';

/** One category of one variable in one group. Shares are unrounded in [0, 1]; percentages are whole, rounded half up, each by itself. */
export interface CategoryFigure {
  readonly code: string;
  readonly label: string;
  readonly kind: CategoryKind;
  /** Unweighted number of respondents; null when suppressed. */
  readonly count: number | null;
  /** Null when there is no base, the base is too small for percentages, or the figure is suppressed. */
  readonly share: number | null;
  readonly percentage: number | null;
  /** 95% Wilson interval of the share, with finite population correction when N is known; null when share is. */
  readonly interval: readonly [number, number] | null;
  readonly suppressed?: Suppression;
}

/** Counts and figures of one variable over one group of responses. */
export interface GroupFigures {
  /** To whom the question was shown. */
  readonly eligible: number | null;
  readonly answered: number | null;
  /** Eligible without an answer. */
  readonly missing: number | null;
  /** What percentages are over (after leaving out "weet ik niet", over answered or eligible); null when suppressed. */
  readonly base: number | null;
  readonly categories: readonly CategoryFigure[];
  /** Multiple choice: number of respondents by number of options chosen, index = number of options; null when suppressed. */
  readonly choices?: readonly number[] | null;
  /** Of weighted figures: Kish's effective n of the base; null when nobody in it has a weight. */
  readonly effectiveN?: number | null;
  readonly suppressed?: Suppression;
}

/** Why the percentages are what they are, to be said under the figure; texts are the page's. */
export type NoteCode =
  | 'multiple' // may add to more than 100
  | 'over-eligible' // base is everyone who was asked
  | 'without-dont-know'
  | 'small-base' // counts only
  | 'no-base'
  | 'suppressed'
  | 'weighted'
  | 'coded' // codes of open answers: who gave no text, or was not coded yet, is not in the base
  | 'no-categories' // number, text or date: only answered or not
  | 'without-microdata' // from a report: no answers to count, cross or filter
  | 'derived-counts'; // from a report that gives percentages: counts made of them

export interface Group extends GroupFigures {
  readonly code: string;
  readonly label: string;
}

/** Breakdown of one variable, in one piece: chart, table, CSV and sentence all take this object, so they cannot disagree. */
export interface VariableTable extends GroupFigures {
  readonly name: string;
  readonly title: string;
  readonly type: VariableType;
  readonly role?: Role;
  readonly trendKey?: string;
  readonly chart?: ChartKind;
  readonly notes: readonly NoteCode[];
  /** Title of the weighting that the shares were made with; absent: none. */
  readonly weighting?: string;
  /** With a crossing variable: one entry per category of it, in its order. */
  readonly groups?: readonly Group[];
}
