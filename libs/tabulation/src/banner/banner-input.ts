import type { Variable } from '@ido/questionnaire';
import type { SurveyDesign, ValueCount } from '@ido/statistics';
import type { GroupMarks } from '../group-figures';
import type { VariableHistograms } from '../histogram';
import type { BreakdownOptions } from '../request';
import type { Percent } from './banner-table';
import type { Net } from './net';

/** A variable to cross by. Its columns are its categories, then its nets. */
export interface BlockInput {
  readonly variable: Variable;
  readonly nets: readonly Net[];
  /** Size of the population per category, where the register knows it; null otherwise. */
  readonly populations: readonly (number | null)[] | null;
}

/** What was counted of one row variable in one column. */
export interface ColumnCounts {
  /** One per weight cell; a single one when unweighted. They are of different respondents. */
  readonly parts: readonly VariableHistograms[];
  /** Of a number variable: how often each value was given, in the same parts. */
  readonly values?: readonly (readonly ValueCount[])[];
  /** What is withheld of it from the reader. */
  readonly marks?: GroupMarks;
}

/** One row variable with its counts in every column: the total, then the columns of each block. */
export interface SectionInput {
  readonly variable: Variable;
  readonly nets: readonly Net[];
  readonly columns: readonly ColumnCounts[];
  /** Per block whether something of it is withheld, shown as a column or not (who gave no answer): then nothing is told of the whole of its columns. */
  readonly withheldBlocks: readonly boolean[];
}

/** What a table is weighted with. */
export interface BannerWeighting {
  readonly title: string;
  /** Each part is a cell of it. */
  readonly design: SurveyDesign;
  /** Responses that are in no cell, and so not in the table. */
  readonly withoutWeight: number;
}

export interface BannerOptions extends BreakdownOptions {
  readonly percent: Percent;
  readonly weighting: BannerWeighting | null;
}

export interface BannerInput {
  readonly blocks: readonly BlockInput[];
  readonly sections: readonly SectionInput[];
  readonly options: BannerOptions;
}
