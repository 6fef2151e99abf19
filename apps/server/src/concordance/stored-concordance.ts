import type { CategoryPair, Difference, FoundBy, Verdict } from '@ido/questionnaire';

/** Beside a verdict: how the proposal came about. */
export interface StoredProposal {
  readonly foundBy: FoundBy | null;
  readonly similarity: number | null;
  readonly differences: readonly Difference[];
  readonly candidates: readonly string[];
}

/** One row of a concordance as it is stored: names and codes, no texts. */
export interface StoredRow {
  readonly from: string | null;
  readonly to: string | null;
  readonly verdict: Verdict;
  readonly categories: readonly CategoryPair[];
  readonly proposal: StoredProposal;
  readonly note: string;
  readonly confirmedBy: string | null;
  readonly confirmedByName: string | null;
  readonly confirmedAt: Date | null;
}
