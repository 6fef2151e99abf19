import { Injectable } from '@nestjs/common';
import { Disclosure, hasTrend, type Filter, type TrendChain, type TrendStep } from '@ido/tabulation';
import { CodedResponsesRepository } from '../analysis/coded-responses.repository';
import { ColumnStore } from '../analysis/column-store';
import { countsInSql, oneSnapshot } from '../analysis/counts-in-sql';
import { openCountsInSql } from '../analysis/open-counts-in-sql';
import { openDimensionsOf } from '../analysis/open-to';
import { PastColumns } from '../analysis/past-columns';
import { registerAttributes } from '../analysis/register-attributes';
import { stateProblem } from '../analysis/state-problems';
import type { WaveState } from '../analysis/wave-state';
import { Transactions } from '../database/transactions';
import { PublishedFiguresService } from '../published/published-figures.service';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { organisationAnswersInSql } from './organisation-answers-in-sql';
import { filtersOf, type ReadSource, type SourceToCount, type TrendSource } from './trend-source';

/** Reads waves for figures over them. */
@Injectable()
export class TrendSources {
  constructor(
    private readonly columns: ColumnStore,
    private readonly past: PastColumns,
    private readonly responses: CodedResponsesRepository,
    private readonly published: PublishedFiguresService,
    private readonly transactions: Transactions,
    private readonly versions: CompiledVersions,
  ) {}

  /** A wave as it is now. Columns in memory are live: what is read of them has to be read before anything else is awaited. */
  async of(wave: WaveRow): Promise<ReadSource> {
    const { compiled } = await this.versions.get(wave.versionId);
    const codebook = compiled.codebook.variables;
    if (wave.withoutMicrodata) {
      const { responses, tables } = await this.published.of(wave, codebook);
      const byName = new Map(tables.map((table) => [table.name, table]));
      return { wave, codebook, of: { kind: 'published', responses, tables: byName } };
    }
    const data = await this.columns.get(wave);
    if (data) return { wave, codebook, of: { kind: 'memory', data } };
    const population = await this.transactions.read((runner) => this.responses.population(runner, wave.id));
    const attributes = registerAttributes(population, codebook, wave.sizeLimits);
    return { wave, codebook, of: { kind: 'uncounted', population, attributes } };
  }

  /**
   * A wave as it was in an earlier state.
   * @param state null for tables from a report
   * @throws ProblemError of `stateProblem` when it cannot be made any more
   */
  async inState(wave: WaveRow, state: WaveState | null): Promise<ReadSource> {
    if (wave.withoutMicrodata !== (state === null)) throw stateProblem.unreadable();
    if (state === null) return this.of(wave);
    const { compiled } = await this.versions.get(wave.versionId);
    const data = await this.past.get(wave, state);
    return { wave, codebook: compiled.codebook.variables, of: { kind: 'memory', data } };
  }

  /**
   * Counts the waves that are too large for memory; the others are as they were read.
   * @param chains of the questions of these waves
   */
  counted(
    sources: readonly ReadSource[],
    chains: readonly TrendChain[],
    filters: readonly Filter[],
    suppress: boolean,
  ): Promise<TrendSource[]> {
    const steps = chains.flatMap((chain) => chain.steps);
    return Promise.all(
      sources.map(({ of, ...source }, wave) =>
        of.kind === 'uncounted'
          ? this.inSql(
              { ...source, of },
              steps.filter((step) => step.wave === wave),
              filters,
              suppress,
            )
          : { ...source, of },
      ),
    );
  }

  private async inSql(
    { wave, codebook, of }: ReadSource & { readonly of: SourceToCount },
    steps: readonly TrendStep[],
    filters: readonly Filter[],
    suppress: boolean,
  ): Promise<TrendSource> {
    const { population, attributes } = of;
    const variables = codebook.filter(hasTrend);
    const own = filtersOf(attributes, filters) ?? [];
    const inSql = { waveId: wave.id, codebook, attributes };
    return this.transactions.read((runner) =>
      oneSnapshot(runner, async () => {
        const counts = await countsInSql(runner, inSql, { variables, filters: own, by: null });
        const open = openDimensionsOf(wave, { codebook, attributes });
        const openCounts = suppress ? await openCountsInSql(runner, inSql, open, variables) : null;
        const answered = await organisationAnswersInSql(runner, inSql, steps, own);
        const histograms = new Map(variables.map(({ name }, at) => [name, counts.variables[at]!.total]));
        return {
          wave,
          codebook,
          of: {
            kind: 'sql',
            population,
            attributes,
            responses: counts.responses,
            histograms,
            answered,
            disclosure: openCounts && new Disclosure(openCounts, wave.publishFrom),
          },
        };
      }),
    );
  }
}
