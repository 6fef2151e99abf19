import type { WaveRow } from '../studies/wave-row';
import type { ReadSource } from './trend-source';
import type { TrendState } from './trend-state';

/** Whose figures over waves are made, and for whom. */
export interface TrendsFor {
  readonly study: { readonly key: string; readonly title: string };
  /** From old to new, of any audience. */
  readonly waves: readonly WaveRow[];
  /** Anybody gets what was released; readers what is known now without small numbers; the study team everything. */
  readonly whom: 'team' | 'reader' | 'anybody';
  /** The earlier state that is asked for; null: as it is now, or was released. */
  readonly earlier: TrendState | null;
  /** Reads a wave, in that state. */
  readonly sourceOf: (wave: WaveRow) => Promise<ReadSource>;
  /** Which organisations may be laid beside it: any, or those with these codes. */
  readonly beside: 'any' | readonly string[];
}
