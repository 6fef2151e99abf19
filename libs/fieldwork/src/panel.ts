import { successorAt, type MergerRegister } from './merger';

/** What an organisation did in a wave, the strongest first. `outside`: it was not in the population. */
export const PANEL_STATES = ['completed', 'started', 'declined', 'invited', 'none', 'outside'] as const;
export type PanelState = (typeof PANEL_STATES)[number];

/** Who a wave was about, and what came of it; by the codes of then. */
export interface PanelWave {
  readonly population: readonly string[];
  /** Organisations without an entry did nothing. */
  readonly states: ReadonlyMap<string, PanelState>;
}

/** What came of an organisation in one wave; `by`: the merged organisations that did it, when it was not the organisation itself. */
export interface PanelCell {
  readonly state: PanelState;
  readonly by: readonly string[];
}

/** One organisation of today, with a cell per wave. */
export interface PanelRow {
  readonly code: string;
  readonly cells: readonly PanelCell[];
}

/**
 * The organisations of all waves as they are on a day, with what they did in each: what merged counts for its successor, the strongest state first.
 * In order of code.
 */
export function panelOf(waves: readonly PanelWave[], date: string, register: MergerRegister): PanelRow[] {
  const byWave = waves.map(({ population, states }) => {
    const now = new Map<string, { code: string; state: PanelState }[]>();
    for (const code of new Set([...population, ...states.keys()])) {
      const today = successorAt(code, date, register);
      now.set(today, [...(now.get(today) ?? []), { code, state: states.get(code) ?? 'none' }]);
    }
    return now;
  });
  const codes = [...new Set(byWave.flatMap((wave) => [...wave.keys()]))].sort();
  return codes.map((code) => ({ code, cells: byWave.map((wave) => cellOf(code, wave.get(code) ?? [])) }));
}

function cellOf(code: string, members: readonly { code: string; state: PanelState }[]): PanelCell {
  const state = PANEL_STATES.find((one) => members.some((member) => member.state === one)) ?? 'outside';
  const by = members.filter((member) => member.state === state).map((member) => member.code);
  return { state, by: by.includes(code) || state === 'none' ? [] : by.sort() };
}

/** How many organisations that answered one wave answered another as well. */
export interface RetentionCounts {
  /** Answered the earlier wave. */
  readonly before: number;
  /** Of those, in the population of the later wave: what retention is over. */
  readonly asked: number;
  /** Of those, answered the later wave. */
  readonly again: number;
  /** Answered the later wave and not the earlier one. */
  readonly fresh: number;
}

/** Retention from one wave to another, by their places in the rows. */
export function retentionOf(rows: readonly PanelRow[], from: number, to: number): RetentionCounts {
  const answered = (row: PanelRow, wave: number) => row.cells[wave]?.state === 'completed';
  const before = rows.filter((row) => answered(row, from));
  const asked = before.filter((row) => row.cells[to]?.state !== 'outside');
  return {
    before: before.length,
    asked: asked.length,
    again: asked.filter((row) => answered(row, to)).length,
    fresh: rows.filter((row) => answered(row, to) && !answered(row, from)).length,
  };
}
