import { Injectable } from '@nestjs/common';
import type { Variable } from '@ido/questionnaire';
import { breakdownOf, Disclosure, weighTable, type VariableTable, type Weighting } from '@ido/tabulation';
import { CodeVariables, withCodeVariables } from '../coding/code-variables';
import { Transactions } from '../database/transactions';
import { problem } from '../http/problems';
import { PublishedFiguresService } from '../published/published-figures.service';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveWithRole } from '../studies/wave-row';
import { readBreakdownQuery, weightsOf, type BreakdownQuery, type RawQuery } from './breakdown-query';
import { CodedResponsesRepository } from './coded-responses.repository';
import { ColumnStore } from './column-store';
import type { CountRequest, Counts } from './counts';
import { countsInMemory } from './counts-in-memory';
import { countsInSql, oneSnapshot } from './counts-in-sql';
import { Disclosures } from './disclosures';
import { openCountsInSql } from './open-counts-in-sql';
import { WeightingRepository } from '../weighting/weighting.repository';
import { weightedCountsInMemory, weightedCountsInSql, type WeightedCounts } from './weighted-counts';
import { registerAttributes, type PopulationFacts, type RegisterAttribute } from './register-attributes';

/** The figures of a wave, ready to be answered, exported or drawn. */
export interface WaveFigures {
  readonly query: BreakdownQuery;
  /** Organisations that the figures are about: those of the population with the facts of the register that are filtered on. Null when unknown. */
  readonly population: number | null;
  /** Complete responses that the filter lets through; null when withheld. */
  readonly responses: number | null;
  /** Variables that can be filtered and crossed by. */
  readonly dimensions: readonly Variable[];
  readonly tables: readonly VariableTable[];
  /** What the shares are weighted with, and how many responses have no weight; null: they are not weighted. */
  readonly weighting: { readonly key: string; readonly title: string; readonly withoutWeight: number } | null;
}

/** Of which variables figures are asked. */
export type Which = 'all' | 'variable' | { readonly path: string };

/** Counts a wave and makes figures of the counts; readers get them with small numbers withheld (docs/decisions/0019-small-numbers.md). */
@Injectable()
export class FiguresService {
  constructor(
    private readonly columns: ColumnStore,
    private readonly responses: CodedResponsesRepository,
    private readonly transactions: Transactions,
    private readonly versions: CompiledVersions,
    private readonly published: PublishedFiguresService,
    private readonly disclosures: Disclosures,
    private readonly weightings: WeightingRepository,
    private readonly codes: CodeVariables,
  ) {}

  /**
   * The figures of all variables of the questionnaire, or of one (also of a fact of the register).
   * @param which all variables, the one that the path names, or those that the query names with `variable`
   * @throws ProblemError invalid-input for what the query asks wrong; unknown-resource for a path to an unknown variable;
   * without-microdata for a filter, crossing or other base where only figures from a report are known;
   * for-study-team for a filter or crossing that is not open to readers
   */
  async of(wave: WaveWithRole, raw: RawQuery, which: Which): Promise<WaveFigures> {
    const { compiled } = await this.versions.get(wave.versionId);
    const codebook = compiled.codebook.variables;
    if (wave.withoutMicrodata) return this.publishedOf(wave, raw, codebook, which);
    const weighting = await this.weightingOf(wave, raw);
    const inMemory = await this.columns.get(wave);
    if (inMemory) {
      const { attributes, population, columns, codes } = inMemory;
      const request = requestOf(raw, withCodeVariables(codebook, codes), attributes, which);
      const open = openTo(wave, request);
      const disclosure = open && this.disclosures.of(inMemory, wave.publishFrom, open);
      const figures = figuresOf(wave, request, attributes, population, countsInMemory(columns, request), disclosure);
      return weighting
        ? weighted(figures, request, weighting, weightedCountsInMemory(columns, request, weighting))
        : figures;
    }
    return this.transactions.read(async (runner) => {
      const population = await this.responses.population(runner, wave.id);
      const attributes = registerAttributes(population, codebook, wave.sizeLimits);
      const codes = await this.codes.of(runner, wave.id, codebook);
      const request = requestOf(raw, withCodeVariables(codebook, codes), attributes, which);
      const open = openTo(wave, request);
      const coded = [...codebook, ...codes.map(({ variable }) => variable)];
      const inSql = { waveId: wave.id, codebook: coded, attributes, codes };
      return oneSnapshot(runner, async () => {
        const counts = await countsInSql(runner, inSql, request);
        const openCounts = open && (await openCountsInSql(runner, inSql, open, request.variables));
        const disclosure = openCounts && new Disclosure(openCounts, wave.publishFrom);
        const figures = figuresOf(wave, request, attributes, population, counts, disclosure);
        return weighting
          ? weighted(figures, request, weighting, await weightedCountsInSql(runner, inSql, request, weighting))
          : figures;
      });
    });
  }

  /** Figures from a report: as they stand there, or not at all. */
  private async publishedOf(
    wave: WaveWithRole,
    raw: RawQuery,
    codebook: readonly Variable[],
    which: Which,
  ): Promise<WaveFigures> {
    const { query, variables } = requestOf(raw, codebook, [], which);
    if (query.by !== null || query.filters.length > 0 || query.base === 'eligible' || query.excludeDontKnow)
      throw problem.withoutMicrodata({ wave: wave.title });
    if (query.weights !== null) throw problem.withoutMicrodata({ wave: wave.title });
    const { responses, tables } = await this.published.of(wave, variables);
    return { query, population: wave.population, responses, dimensions: [], tables, weighting: null };
  }

  /**
   * The weighting that is asked for; null: none. Only for the study team: weighted beside unweighted figures are two equations about what
   * is withheld from readers.
   */
  private async weightingOf(wave: WaveWithRole, raw: RawQuery): Promise<Weighting | null> {
    // What is no name of a weighting is refused with everything else that is wrong.
    const weights = weightsOf(raw['weights']) ?? null;
    if (weights === null) return null;
    if (wave.role === 'reader') throw problem.forbidden({ need: 'researcher' });
    const weighting = await this.weightings.weighting(wave.id, weights.scheme, weights.version);
    if (weighting !== null) return weighting;
    const detail = `Weging '${String(raw['weights'])}' bestaat niet in deze meting.`;
    throw problem.invalid({ errors: [{ pointer: '/query/weights', code: 'unknown-weighting', detail }] });
  }
}

/** The same figures with weighted shares. */
function weighted(
  figures: WaveFigures,
  { variables, query }: FiguresRequest,
  weighting: Weighting,
  { sizes, cells, withoutWeight }: WeightedCounts,
): WaveFigures {
  const tables = figures.tables.map((table, at) => {
    const counts = cells.map((cell) => cell.variables[at]!);
    return weighTable(table, variables[at]!, weighting, sizes, counts, query);
  });
  return { ...figures, tables, weighting: { key: weighting.key, title: weighting.title, withoutWeight } };
}

interface FiguresRequest extends CountRequest {
  readonly query: BreakdownQuery;
  readonly dimensions: readonly Variable[];
}

function requestOf(
  raw: RawQuery,
  codebook: readonly Variable[],
  attributes: readonly RegisterAttribute[],
  which: Which,
): FiguresRequest {
  const all = [...codebook, ...attributes.map(({ variable }) => variable)];
  const query = readBreakdownQuery(raw, all, which === 'variable');
  const only = which === 'variable' ? query.only : which === 'all' ? null : new Set([which.path]);
  const variables = only === null ? codebook : all.filter(({ name }) => only.has(name));
  if (variables.length === 0 && typeof which === 'object')
    throw problem.unknown({ what: 'Variabele', key: which.path });
  const dimensions = all.filter(({ categories }) => categories.length > 0);
  return { query, dimensions, variables, filters: query.filters, by: query.by };
}

function figuresOf(
  wave: WaveWithRole,
  { query, dimensions, variables }: FiguresRequest,
  attributes: readonly RegisterAttribute[],
  population: readonly PopulationFacts[],
  counts: Counts,
  disclosure: Disclosure | null,
): WaveFigures {
  const within = withinFilter(population, attributes, query);
  const populationN = wave.population === null ? null : within.length;
  const options = {
    base: query.base,
    excludeDontKnow: query.excludeDontKnow,
    populationN,
    smallNumbers: { percentagesFrom: wave.percentagesFrom, publishFrom: wave.publishFrom },
  };
  const { by } = query;
  const filter = new Map(query.filters.map(({ variable, codes }) => [variable, codes]));
  const attribute = attributes.find(({ variable }) => variable === by);
  const populations =
    attribute && by?.categories.map(({ code }) => within.filter((one) => factOf(one, attribute) === code).length);
  const tables = variables.map((variable, at) => {
    const { total, groups } = counts.variables[at]!;
    const crossing = by && groups ? { by, groups, populations } : undefined;
    return breakdownOf(variable, total, options, crossing, disclosure?.table(variable, filter, by));
  });
  const responses = disclosure?.markOfResponses(filter) ? null : counts.responses;
  return {
    query,
    population: populationN,
    responses,
    dimensions: disclosure ? dimensions.filter(({ name }) => wave.openDimensions.includes(name)) : dimensions,
    tables,
    weighting: null,
  };
}

/**
 * The variables that readers may filter and cross by; null for the study team, who may use them all.
 * @throws ProblemError for-study-team for another filter or crossing
 */
function openTo(wave: WaveWithRole, { query, dimensions }: FiguresRequest): readonly Variable[] | null {
  if (wave.role !== 'reader') return null;
  const open = dimensions.filter(({ name, type }) => type === 'single' && wave.openDimensions.includes(name));
  const names = new Set(open.map(({ name }) => name));
  const asked = [...query.filters.map(({ variable }) => variable), ...(query.by ? [query.by.name] : [])];
  if (!asked.every((name) => names.has(name))) throw problem.forStudyTeam({ open: open.map(({ title }) => title) });
  return open;
}

/** The organisations that the filters on facts of the register let through. */
function withinFilter(
  population: readonly PopulationFacts[],
  attributes: readonly RegisterAttribute[],
  { filters }: BreakdownQuery,
): readonly PopulationFacts[] {
  const facts = filters.flatMap(({ variable, codes }) => {
    const attribute = attributes.find((one) => one.variable.name === variable);
    return attribute ? [{ attribute, codes: new Set<string | null>(codes) }] : [];
  });
  return population.filter((one) => facts.every(({ attribute, codes }) => codes.has(factOf(one, attribute))));
}

function factOf(facts: PopulationFacts, { column }: RegisterAttribute): string | null {
  return column === 'province' ? facts.province : facts.sizeClass;
}
