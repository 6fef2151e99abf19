import { readState, stateText, type WaveState } from '../analysis/wave-state';

/** How the waves of a trend are held together, besides what was answered: hashes, since they are only ever compared. */
export interface TrendJoins {
  /** Of the links by which its question goes from wave to wave. */
  readonly questions: string;
  /** Of which organisations count as which, because they merged. */
  readonly mergers: string;
}

/**
 * From what the figures of a trend are made, but for what is asked of them. As text it is
 * `q1f0c93aa.m51b2de07;rapport-2020;meting-2022=v1.p1.c0.all.742:742:;meting-2024=v2.p1.c3.all.751:751:`, short enough for an address.
 */
export interface TrendState {
  readonly joins: TrendJoins;
  /** From old to new. Null for tables from a report, which do not change. */
  readonly waves: ReadonlyArray<{ readonly key: string; readonly state: WaveState | null }>;
}

/** More waves than this are not put on one line: the newest are kept. */
export const MOST_WAVES = 12;
/** The longest that is read, and therefore given. */
const MOST_TEXT = 3000;
const JOINS = /^q([0-9a-f]{8})\.m([0-9a-f]{8})$/;
const WAVE = /^([a-z0-9-]{1,100})(?:=(.+))?$/;

/** A state as it stands in a reference; null when it is too long for one. */
export function trendStateText({ joins, waves }: TrendState): string | null {
  const told = waves.map(({ key, state }) => (state ? `${key}=${stateText(state)}` : key));
  const text = [`q${joins.questions}.m${joins.mergers}`, ...told].join(';');
  return text.length <= MOST_TEXT ? text : null;
}

/** The state that a text says; null for a text that is none. */
export function readTrendState(text: string): TrendState | null {
  if (text.length > MOST_TEXT) return null;
  const [head = '', ...told] = text.split(';');
  const [, questions, mergers] = JOINS.exec(head) ?? [];
  const waves = told.flatMap((one) => {
    const [, key, state] = WAVE.exec(one) ?? [];
    const read = state === undefined ? null : readState(state);
    return key === undefined || (state !== undefined && read === null) ? [] : [{ key, state: read }];
  });
  const whole = waves.length === told.length && new Set(waves.map(({ key }) => key)).size === waves.length;
  const some = waves.length > 0 && waves.length <= MOST_WAVES;
  return questions && mergers && whole && some ? { joins: { questions, mergers }, waves } : null;
}
