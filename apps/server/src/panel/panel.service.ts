import { Injectable } from '@nestjs/common';
import type { Panel, PanelItem, Retention } from '@ido/api';
import { panelOf, retentionOf, successorAt, wallClockOf, type PanelRow, type PanelWave } from '@ido/fieldwork';
import { share } from '@ido/statistics';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { keyOfCursor, pageOf } from '../http/paging';
import { searchable } from '../participants/listing';
import { WaveAccess } from '../studies/wave-access';
import type { PanelQuery } from './panel-query';
import { PanelRepository, type PanelOrganisation, type PanelStateRow, type PanelWaveRow } from './panel.repository';

type Register = ReadonlyMap<string, PanelOrganisation>;

/** Which organisations answered which waves of a study. */
@Injectable()
export class PanelService {
  constructor(
    private readonly access: WaveAccess,
    private readonly repository: PanelRepository,
    private readonly transactions: Transactions,
  ) {}

  /** @throws ProblemError `unknown-resource` (404), `forbidden` (403), `invalid-input` (400) for another list's cursor. */
  async find(user: SignedInUser, studyKey: string, query: PanelQuery): Promise<Panel> {
    const study = await this.access.requireStudy(user, studyKey, 'researcher');
    const after = keyOfCursor(query.cursor, 2);
    return this.transactions.read(async (runner) => {
      const all = await this.repository.waves(runner, study.id);
      const audiences = [...new Set(all.map(({ audience }) => audience))];
      const audience = query.audience ?? audiences[0] ?? '';
      const waves = all.filter((wave) => wave.audience === audience);
      const states = await this.repository.states(
        runner,
        waves.map(({ id }) => id),
      );
      const register: Register = new Map((await this.repository.register(runner)).map((one) => [one.code, one]));
      const today = wallClockOf(new Date()).slice(0, 10);
      const rows = panelOf(panelWaves(waves, states), today, register);
      const merged = mergedInto(states, register, today);
      const items = rows.map((row) => itemOf(row, merged.get(row.code) ?? [], register)).sort(inOrder);
      const found = items.filter((item) => matches(item, query.search ?? ''));
      const from =
        after === null ? 0 : found.findIndex((item) => inOrder(item, { name: after[0]!, code: after[1]! }) > 0);
      const page = from < 0 ? [] : found.slice(from, from + query.limit + 1);
      return {
        audience,
        audiences,
        waves: waves.map(({ key, title, opensAt }, at) => ({
          key,
          title,
          opensAt: opensAt?.toISOString() ?? null,
          population: rows.filter(({ cells }) => cells[at]?.state !== 'outside').length,
          completed: rows.filter(({ cells }) => cells[at]?.state === 'completed').length,
        })),
        retention: retentions(waves, rows),
        total: found.length,
        ...pageOf(
          page,
          query.limit,
          (item) => item,
          ({ name, code }) => [name, code],
        ),
      };
    });
  }
}

function panelWaves(waves: readonly PanelWaveRow[], states: readonly PanelStateRow[]): PanelWave[] {
  return waves.map(({ id }) => {
    const own = states.filter(({ waveId }) => waveId === id);
    return {
      population: own.filter(({ member }) => member).map(({ code }) => code),
      states: new Map(own.map(({ code, state }) => [code, state])),
    };
  });
}

/** Codes of the waves by what they are now, where that is another organisation. */
function mergedInto(states: readonly PanelStateRow[], register: Register, today: string): Map<string, string[]> {
  const merged = new Map<string, string[]>();
  for (const code of new Set(states.map((row) => row.code))) {
    const now = successorAt(code, today, register);
    if (now !== code) merged.set(now, [...(merged.get(now) ?? []), code]);
  }
  return merged;
}

function itemOf({ code, cells }: PanelRow, merged: readonly string[], register: Register): PanelItem {
  const organisation = register.get(code);
  return {
    code,
    name: organisation?.name ?? code,
    province: organisation?.province ?? null,
    predecessors: merged
      .map((one) => ({ code: one, name: register.get(one)?.name ?? one }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nl')),
    waves: cells.map(({ state, by }) => ({ state, by: [...by] })),
  };
}

function retentions(waves: readonly PanelWaveRow[], rows: readonly PanelRow[]): Retention[] {
  return waves.slice(1).map((wave, at) => {
    const counts = retentionOf(rows, at, at + 1);
    const part = share(counts.again, counts.asked);
    return { from: waves[at]!.key, to: wave.key, ...counts, share: part.kind === 'share' ? part.share : null };
  });
}

function inOrder(a: { name: string; code: string }, b: { name: string; code: string }): number {
  return a.name.localeCompare(b.name, 'nl') || a.code.localeCompare(b.code);
}

/** Whether every word is in the name, the code or the name of something that merged into it. */
function matches({ name, code, predecessors }: PanelItem, search: string): boolean {
  const text = searchable([name, code, ...predecessors.map((one) => one.name)].join(' '));
  return searchable(search)
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
