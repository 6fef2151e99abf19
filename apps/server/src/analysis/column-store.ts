import { Inject, Injectable } from '@nestjs/common';
import type { SizeClassLimits } from '@ido/catalogue';
import type { Variable } from '@ido/questionnaire';
import { CONFIG, type Config } from '../config';
import { CodeVariables } from '../coding/code-variables';
import { Transactions } from '../database/transactions';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import { CodedResponsesRepository, type Since } from './coded-responses.repository';
import { WaveColumns } from './wave-columns';

/** Columns of all waves together may hold this much; the one that was not asked for longest makes room. */
const MEMORY_BYTES = 512 * 1024 * 1024;

/** The wave whose columns are asked for. */
export interface CountedWave {
  readonly id: number;
  readonly versionId: number;
  /** Number of organisations; when it differs from what the columns were made with, they are made anew. */
  readonly population: number | null;
  /** Goes up with every change of the population or its classes; then the columns are made anew too. */
  readonly populationVersion?: number;
  /** Limits of the size classes, in inhabitants; what they are called. */
  readonly sizeLimits?: SizeClassLimits;
}

interface Kept {
  readonly wave: CountedWave;
  readonly data: WaveColumns;
  since: Since;
  /** The code variables that the columns were made with, as text. */
  readonly codes: string;
}

interface Entry {
  kept: Kept | null;
  /** The reading that is under way. */
  running: Promise<WaveColumns | null> | null;
  /** The reading after it, for whoever came too late for the one under way to be sure to see his own change. */
  next: Promise<WaveColumns | null> | null;
}

/**
 * Columns of waves, per process: read once, topped up at every request (docs/decisions/0005-topping-up.md), so that whoever
 * completes a response sees it counted in whatever is asked afterwards.
 */
@Injectable()
export class ColumnStore {
  /** In order of last use. */
  private readonly entries = new Map<number, Entry>();

  constructor(
    private readonly transactions: Transactions,
    private readonly responses: CodedResponsesRepository,
    private readonly versions: CompiledVersions,
    private readonly codes: CodeVariables,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The columns of a wave with everything that was committed when this was called; null when it has more responses than may be held in
   * memory. Requests at once share the reading. The columns are to be counted before anything else is awaited: they go on changing.
   */
  get(wave: CountedWave): Promise<WaveColumns | null> {
    const entry = this.entries.get(wave.id) ?? { kept: null, running: null, next: null };
    this.entries.delete(wave.id);
    this.entries.set(wave.id, entry);
    if (entry.running === null) return this.run(entry, wave);
    entry.next ??= entry.running
      .catch(() => null)
      .then(() => {
        entry.next = null;
        return this.run(entry, wave);
      });
    return entry.next;
  }

  private run(entry: Entry, wave: CountedWave): Promise<WaveColumns | null> {
    const reading = this.bringUpToDate(entry, wave)
      .catch((error: unknown) => {
        // Half a reading is no state to go on from.
        entry.kept = null;
        throw error;
      })
      .finally(() => {
        entry.running = null;
        this.makeRoom();
      });
    entry.running = reading;
    return reading;
  }

  private async bringUpToDate(entry: Entry, wave: CountedWave): Promise<WaveColumns | null> {
    const { kept } = entry;
    const { compiled } = await this.versions.get(wave.versionId);
    const codebook = compiled.codebook.variables;
    const usable =
      kept?.wave.versionId === wave.versionId &&
      kept.wave.population === wave.population &&
      kept.wave.populationVersion === wave.populationVersion;
    if (!usable) {
      // Let go of the old ones first, so that both are never held at once.
      entry.kept = null;
      entry.kept = await this.load(wave, codebook);
    }
    // Also after a first reading: only a top-up is of one moment, with everything that the figures are made from.
    while (entry.kept) {
      const held: Kept = entry.kept;
      const topUp = await this.transactions.read(async (runner) => {
        const codes = await this.codes.of(runner, wave.id, codebook);
        // With other codes the columns have other cells.
        if (JSON.stringify(codes) !== held.codes) return null;
        const changes = await this.responses.changes(runner, wave.id, held.since);
        const coded = codes.length > 0 ? await this.codes.changed(runner, wave.id, codes, held.since) : [];
        return { ...changes, coded };
      });
      if (topUp === null) {
        entry.kept = null;
        entry.kept = await this.load(wave, codebook);
        continue;
      }
      const { changed, coded, since, state } = topUp;
      for (const counting of coded) held.data.code(counting);
      for (const response of changed) held.data.apply(response);
      held.since = since;
      held.data.madeFrom = state;
      if (held.data.columns.rows <= this.config.memoryBoundRows) return held.data;
      entry.kept = null;
    }
    return null;
  }

  /** First reading, or null when the wave is too large. */
  private async load(wave: CountedWave, codebook: readonly Variable[]): Promise<Kept | null> {
    return this.transactions.read(async (runner) => {
      const bound = this.config.memoryBoundRows;
      const count = await this.responses.count(runner, wave.id, bound + 1);
      if (count > bound) return null;
      const population = await this.responses.population(runner, wave.id);
      const codes = await this.codes.of(runner, wave.id, codebook);
      const data = new WaveColumns(codebook, population, wave.sizeLimits, codes);
      data.columns.reserve(count);
      const before = codes.length > 0 ? await this.responses.now(runner) : null;
      // What is coded while the responses are read is read again at the next request: from before, not from after.
      if (before !== null)
        for (const counting of await this.codes.changed(runner, wave.id, codes, null)) data.code(counting);
      const since = await this.responses.readAll(runner, wave.id, (response) => data.apply(response));
      return { wave, data, since: before ?? since, codes: JSON.stringify(codes) };
    });
  }

  private makeRoom(): void {
    let bytes = 0;
    for (const { kept } of this.entries.values()) bytes += kept?.data.columns.bytes ?? 0;
    for (const [id, { running, next, kept }] of this.entries) {
      if (bytes <= MEMORY_BYTES) return;
      if (running !== null || next !== null) continue;
      bytes -= kept?.data.columns.bytes ?? 0;
      this.entries.delete(id);
    }
  }
}
