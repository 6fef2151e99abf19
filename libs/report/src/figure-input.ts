import type { VariableTable } from '@ido/tabulation';

/**
 * What a figure is made of: a breakdown of one variable, from the tabulation itself or as it came over the network (there
 * the codes of the notes are plain texts).
 */
export type FigureInput = Omit<VariableTable, 'notes' | 'groups'> & {
  readonly notes: readonly string[];
  readonly groups?: ReadonlyArray<Omit<NonNullable<VariableTable['groups']>[number], 'notes'>>;
};

/** What the table does not know about itself, and the reader must. */
export interface FigureContext {
  /** Number of the question in the questionnaire, from 1; null when it has none. */
  readonly number: number | null;
  /** N, or null when the population is not a list. */
  readonly population: number | null;
  /** Completed responses that the figures are about; null when withheld. */
  readonly responses: number | null;
  /** Plural of who was asked: "gemeenten", "bezoekers". */
  readonly unit: string;
  /** Where the figures come from: "Monitor IDO, nulmeting 2024". */
  readonly source: string;
  /** What was filtered and crossed, as a sentence; empty when nothing was. */
  readonly selection: string;
  /** Dutch sentence under the figure; empty when there is nothing to say. */
  readonly note: string;
  /** "reconstructie, geen echte antwoorden", or null when the answers are real. */
  readonly syntheticNote: string | null;
}
