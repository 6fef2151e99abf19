import { Injectable } from '@nestjs/common';
import { Disclosure, hasTrend, type Filter } from '@ido/tabulation';
import { CodedResponsesRepository } from '../analysis/coded-responses.repository';
import { ColumnStore } from '../analysis/column-store';
import { countsInSql, oneSnapshot } from '../analysis/counts-in-sql';
import { openCountsInSql } from '../analysis/open-counts-in-sql';
import { registerAttributes } from '../analysis/register-attributes';
import { Transactions } from '../database/transactions';
import { PublishedFiguresService } from '../published/published-figures.service';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { filtersOf, type TrendSource } from './trend-source';

/** Reads waves for figures over them. */
@Injectable()
export class TrendSources {
  constructor(
    private readonly columns: ColumnStore,
    private readonly responses: CodedResponsesRepository,
    private readonly published: PublishedFiguresService,
    private readonly transactions: Transactions,
    private readonly versions: CompiledVersions,
  ) {}

  /** Columns in memory are live: what is read of them has to be read before anything else is awaited. */
  async of(wave: WaveRow, filters: readonly Filter[], suppress: boolean): Promise<TrendSource> {
    const { compiled } = await this.versions.get(wave.versionId);
    const codebook = compiled.codebook.variables;
    if (wave.withoutMicrodata) {
      const { responses, tables } = await this.published.of(wave, codebook);
      const byName = new Map(tables.map((table) => [table.name, table]));
      return { wave, codebook, of: { kind: 'published', responses, tables: byName } };
    }
    const data = await this.columns.get(wave);
    return data ? { wave, codebook, of: { kind: 'memory', data } } : this.inSql(wave, filters, suppress);
  }

  private async inSql(wave: WaveRow, filters: readonly Filter[], suppress: boolean): Promise<TrendSource> {
    const { compiled } = await this.versions.get(wave.versionId);
    const codebook = compiled.codebook.variables;
    const variables = codebook.filter(hasTrend);
    return this.transactions.read(async (runner) => {
      const population = await this.responses.population(runner, wave.id);
      const attributes = registerAttributes(population, codebook, wave.sizeLimits);
      const own = filtersOf(attributes, filters) ?? [];
      const inSql = { waveId: wave.id, codebook, attributes };
      return oneSnapshot(runner, async () => {
        const counts = await countsInSql(runner, inSql, { variables, filters: own, by: null });
        const open = [...codebook, ...attributes.map(({ variable }) => variable)].filter(
          ({ name, type }) => type === 'single' && wave.openDimensions.includes(name),
        );
        const openCounts = suppress ? await openCountsInSql(runner, inSql, open, variables) : null;
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
            disclosure: openCounts && new Disclosure(openCounts, wave.publishFrom),
          },
        };
      });
    });
  }
}
