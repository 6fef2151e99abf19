import { Injectable } from '@nestjs/common';
import type { Variable } from '@ido/questionnaire';
import { allOf, breakdownOf, weighTable, type OpenFilter, type VariableTable, type Weighting } from '@ido/tabulation';
import { problem } from '../http/problems';
import { PublishedFiguresService } from '../published/published-figures.service';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow, WaveWithRole } from '../studies/wave-row';
import { AskedState } from './asked-state';
import type { WaveState } from './wave-state';
import { readBreakdownQuery, type BreakdownQuery, type RawQuery } from './breakdown-query';
import type { CountRequest } from './counts';
import { openTo } from './open-to';
import { populationsBy, populationWithin } from './population-within';
import { WeightingOfWave } from './weighting-of-wave';
import type { WeightedCounts } from './weighted-counts';
import { WaveCounter, type Counted, type CountPlan } from './wave-counter';
import type { WaveVariables } from './wave-variables';

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
  /** What they were made from; null for figures from a report. */
  readonly state: WaveState | null;
}

/** How large a group of a crossing is. */
export interface GroupSize {
  readonly code: string;
  /** Organisations; null when that is not known of the groups. */
  readonly population: number | null;
  /** Complete responses; null when withheld. */
  readonly responses: number | null;
}

/** Figures for a release, with the size of each group when they are crossed. */
export interface FiguresToRelease extends WaveFigures {
  readonly groups: readonly GroupSize[] | null;
}

/** Of which variables figures are asked. */
export type Which = 'all' | 'variable' | { readonly path: string };

/** Counts a wave and makes figures of the counts; readers get them with small numbers withheld (docs/decisions/0019-small-numbers.md). */
@Injectable()
export class FiguresService {
  constructor(
    private readonly counter: WaveCounter,
    private readonly versions: CompiledVersions,
    private readonly published: PublishedFiguresService,
    private readonly weightings: WeightingOfWave,
    private readonly states: AskedState,
  ) {}

  /**
   * The figures of all variables of the questionnaire, or of one (also of a fact of the register).
   * @param which all variables, the one that the path names, or those that the query names with `variable`
   * @throws ProblemError invalid-input for what the query asks wrong; unknown-resource for a path to an unknown variable;
   * without-microdata for a filter, crossing or other base where only figures from a report are known;
   * for-study-team for a filter or crossing that is not open to readers
   */
  async of(wave: WaveWithRole, raw: RawQuery, which: Which): Promise<WaveFigures> {
    if (wave.withoutMicrodata) {
      const { compiled } = await this.versions.get(wave.versionId);
      return this.publishedOf(wave, raw, compiled.codebook.variables, which);
    }
    const weighting = await this.weightings.find(wave, raw);
    const state = await this.states.of(wave, raw);
    const plan = (variables: WaveVariables) => ({ ...figuresPlan(wave, raw, variables, which), weighting });
    const counted = await this.counter.count(wave, plan, undefined, state);
    const figures = figuresOf(wave, counted);
    const [cells] = counted.weighted;
    return weighting && cells ? weighted(figures, counted.plan.request, weighting, cells) : figures;
  }

  /**
   * What readers may see of a wave, of its state now or an earlier one: the questions of the questionnaire with the codes of open answers, as a whole or by one of
   * the open dimensions.
   * @param only the variables of a release that was made before; null: all
   * @throws ProblemError of `stateProblem`
   */
  async released(
    wave: WaveRow,
    state: WaveState | null,
    by: string | null,
    only: ReadonlySet<string> | null,
  ): Promise<FiguresToRelease> {
    const reader: WaveWithRole = { ...wave, role: 'reader' };
    const plan = (variables: WaveVariables) => {
      const codebook = variables.codebook.filter(({ name }) => only?.has(name) ?? true);
      const made = figuresPlan(reader, by === null ? {} : { by }, { ...variables, codebook }, 'all');
      const crossed = made.request.by;
      // How many are in each group is counted as of a question, after all others.
      return crossed
        ? { ...made, requests: [...made.requests, { ...made.request, variables: [crossed], by: null }] }
        : made;
    };
    const counted = await this.counter.count(reader, plan, undefined, state);
    return { ...figuresOf(reader, counted), groups: groupSizes(counted) };
  }

  /** Figures from a report: as they stand there, or not at all. */
  private async publishedOf(
    wave: WaveWithRole,
    raw: RawQuery,
    codebook: readonly Variable[],
    which: Which,
  ): Promise<WaveFigures> {
    const { query, variables } = requestOf(raw, codebook, codebook, which);
    const narrowed = query.filters.length > 0 || query.where !== null;
    if (query.by !== null || narrowed || query.base === 'eligible' || query.excludeDontKnow)
      throw problem.withoutMicrodata({ wave: wave.title });
    if (query.weights !== null) throw problem.withoutMicrodata({ wave: wave.title });
    const { responses, tables } = await this.published.of(wave, variables);
    return { query, population: wave.population, responses, dimensions: [], tables, weighting: null, state: null };
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

/** The groups of a crossing, counted by the last request; readers are not told of those that are withheld. */
function groupSizes({ plan, variables, counts, disclosure }: Counted<FiguresPlan>): GroupSize[] | null {
  const { by } = plan.request;
  const sizes = counts[1]?.variables[0]?.total.cells[0];
  if (!by || !sizes) return null;
  const populations = populationsBy(variables, variables.population, by);
  return by.categories.map(({ code }, at) => ({
    code,
    population: populations?.[at] ?? null,
    responses: disclosure?.markOfResponses(new Map([[by.name, [code]]])) ? null : sizes[2 + at]!,
  }));
}

interface FiguresRequest extends CountRequest {
  readonly query: BreakdownQuery;
  readonly dimensions: readonly Variable[];
}

interface FiguresPlan extends CountPlan {
  readonly request: FiguresRequest;
  /** What the filters let through of each open dimension; for readers. */
  readonly choices: OpenFilter;
}

function requestOf(
  raw: RawQuery,
  codebook: readonly Variable[],
  all: readonly Variable[],
  which: Which,
): FiguresRequest {
  const query = readBreakdownQuery(raw, all, which === 'variable');
  const only = which === 'variable' ? query.only : which === 'all' ? null : new Set([which.path]);
  const variables = only === null ? codebook : all.filter(({ name }) => only.has(name));
  if (variables.length === 0 && typeof which === 'object')
    throw problem.unknown({ what: 'Variabele', key: which.path });
  const dimensions = all.filter(({ categories }) => categories.length > 0);
  return { query, dimensions, variables, filters: query.filters, where: query.where, by: query.by };
}

function figuresPlan(wave: WaveWithRole, raw: RawQuery, variables: WaveVariables, which: Which): FiguresPlan {
  const request = requestOf(raw, variables.codebook, variables.all, which);
  const { filters, where, by } = request.query;
  const open = openTo(wave, variables, request.variables, allOf(filters, where), by ? [by] : []);
  return { request, requests: [request], ...open };
}

function figuresOf(
  wave: WaveWithRole,
  { plan, variables: of, counts, disclosure, state }: Counted<FiguresPlan>,
): WaveFigures {
  const { query, dimensions, variables } = plan.request;
  const { by } = query;
  const within = populationWithin(of, allOf(query.filters, query.where));
  // Not that of the wave as it is now: it may be an earlier state.
  const populationN = of.population.length === 0 ? null : within.length;
  const options = {
    base: query.base,
    excludeDontKnow: query.excludeDontKnow,
    populationN,
    smallNumbers: { percentagesFrom: wave.percentagesFrom, publishFrom: wave.publishFrom },
  };
  const populations = by && populationsBy(of, within, by);
  const tables = variables.map((variable, at) => {
    const { total, groups } = counts[0]!.variables[at]!;
    const crossing = by && groups ? { by, groups, ...(populations && { populations }) } : undefined;
    return breakdownOf(variable, total, options, crossing, disclosure?.table(variable, plan.choices, by));
  });
  const responses = disclosure?.markOfResponses(plan.choices) ? null : counts[0]!.responses;
  return {
    query,
    population: populationN,
    responses,
    dimensions: disclosure?.dimensions ?? dimensions,
    tables,
    weighting: null,
    state,
  };
}
