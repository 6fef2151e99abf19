import type { MergerFacts } from '@ido/fieldwork';
import {
  answersInColumns,
  answersInHistograms,
  answersInTable,
  answersOfOwners,
  Disclosure,
  groupCounts,
  select,
  trendOf,
  type ComparedWave,
  type Filter,
  type HeadlineWave,
  type OrganisationAnswers,
  type Selection,
  type Trend,
  type TrendChain,
  type TrendStep,
  type WaveAnswers,
} from '@ido/tabulation';
import { matchedAnswers } from './matched-panel';
import { OrganisationsOverWaves } from './organisations-over-waves';
import { isWithheldIn, releasedPopulation, releasedResponses, releasedTable } from './released-part';
import { filtersOf, registerOf, withinFilters, type TrendSource } from './trend-source';

/** What figures over waves are asked. */
export interface TrendRequest {
  readonly filters: readonly Filter[];
  readonly panel: 'all' | 'matched';
  /** True for whoever is not in the study team. */
  readonly suppress: boolean;
  /** True when nothing is filtered and no wave is left out. */
  readonly whole: boolean;
  /** Code of the organisation that is laid beside it. */
  readonly organisation: string | null;
}

/** A trend, with what one organisation answered in each of its points. */
export interface TrendBeside {
  readonly trend: Trend;
  readonly own: readonly (readonly string[] | null)[];
}

/** What readers may not know of a wave in memory; null for the study team. */
export type DisclosureOf = (source: TrendSource) => Disclosure | null;

/**
 * Figures over waves, counted at once: nothing may be awaited while this is in use, because columns in memory go on changing.
 */
export class TrendFigures {
  private readonly organisations: OrganisationsOverWaves;
  private readonly selections: readonly Selection[];
  private readonly populations: readonly { readonly N: number | null; readonly members: Uint8Array | null }[];
  private readonly disclosures: readonly (Disclosure | null)[];

  /**
   * @param sources from old to new; each knows the facts that are filtered on
   * @param chains of the questions of these sources
   */
  constructor(
    readonly sources: readonly TrendSource[],
    readonly chains: readonly TrendChain[],
    mergers: readonly MergerFacts[],
    private readonly request: TrendRequest,
    disclosureOf: DisclosureOf,
  ) {
    const { filters } = request;
    this.organisations = new OrganisationsOverWaves(sources, mergers);
    if (request.organisation !== null) this.organisations.numberOf(request.organisation);
    this.selections = sources.map(({ of }) =>
      of.kind === 'memory' ? select(of.data.columns, filtersOf(of.data.attributes, filters) ?? []) : null,
    );
    this.populations = sources.map((source, at) => ({
      N: populationOf(source, filters),
      members: this.organisations.populationOf(at, filters),
    }));
    this.disclosures = sources.map((source) => disclosureOf(source));
  }

  /** Responses that the filters let through; null when withheld. */
  responses(at: number): number | null {
    const { of } = this.sources[at]!;
    if (this.disclosures[at]?.markOfResponses(this.filterOf(at))) return null;
    if (of.kind === 'released') return releasedResponses(of.figures, this.request.filters);
    if (of.kind !== 'memory') return of.responses;
    const selection = this.selections[at]!;
    return selection === null ? of.data.columns.rows : selection.reduce((sum, kept) => sum + kept, 0);
  }

  /** Rows of a wave in memory that the filters let through. */
  selection(at: number): Selection {
    return this.selections[at]!;
  }

  population(at: number): number | null {
    return this.populations[at]!.N;
  }

  /** One question over the waves. */
  trend(chain: TrendChain, firstAndLast: boolean): TrendBeside {
    const asked = this.request.panel === 'matched' ? this.onlyWithOrganisations(chain) : chain;
    const all = asked.steps.map((step) => this.answers(asked, step));
    const { percentagesFrom, publishFrom } = this.sources.at(-1)!.wave;
    const matched = this.request.panel === 'matched' && matchedAnswers(all);
    const tooClose = matched && this.request.suppress && matched.tellsOfFewerThan(publishFrom);
    const waves = asked.steps.map((step, at): ComparedWave => {
      const { N, members } = this.populations[step.wave]!;
      const answers = matched ? matched.answers[at]! : all[at]!;
      return {
        answers: this.mayPair() ? answers : { ...answers, organisations: null },
        populationN: N,
        population: members,
        withheld: tooClose === true || this.isWithheld(step),
      };
    });
    const options = { smallNumbers: { percentagesFrom, publishFrom }, suppress: this.request.suppress, firstAndLast };
    const trend = trendOf(asked, waves, options, (at) => this.everybodyIn(asked, asked.steps[at]!));
    return { trend, own: asked.steps.map((step) => this.own(asked, step)) };
  }

  /**
   * Who answered in several waves is no group that is open to readers: under a filter, or of other waves than all, they would be able to subtract. Of other
   * waves there are other pairs, and also what has merged by the day of the last one differs.
   */
  private mayPair(): boolean {
    return !this.request.suppress || this.request.whole;
  }

  /** A wave without the filters. One that PostgreSQL counts knows its organisations without them: what each of these answered. */
  private everybodyIn(chain: TrendChain, step: TrendStep): HeadlineWave {
    const withheld = this.isWithheld(step, []);
    const inSql = this.sources[step.wave]!.of.kind === 'sql' && this.request.filters.length > 0;
    const all = inSql ? this.everybody(chain, step) : null;
    if (all === null) return { withheld, answers: this.answers(chain, step, []) };
    const { categories } = chain.segments[step.segment]!;
    const counts = categories.map((_one, at) => all.chosen.reduce((sum, chosen) => sum + ((chosen >> at) & 1), 0));
    const n = all.responses.reduce((sum, responses) => sum + responses, 0);
    return { withheld, answers: { eligible: null, n, counts, organisations: null } };
  }

  private isWithheld({ wave, variable }: TrendStep, filters = this.request.filters): boolean {
    const { of } = this.sources[wave]!;
    // What the release withheld stays withheld; nothing else is known of it.
    if (of.kind === 'released') return isWithheldIn(releasedTable(of.figures, variable.name, filters));
    const marks = this.disclosures[wave]?.table(variable, this.filterOf(wave, filters), null);
    return marks !== undefined && (marks.whole !== undefined || (marks.categories?.at(-1) ?? []).some(Boolean));
  }

  private filterOf(wave: number, filters = this.request.filters): ReadonlyMap<string, readonly string[]> {
    const { attributes } = registerOf(this.sources[wave]!);
    const own = filtersOf(attributes, filters) ?? [];
    return new Map(own.map(({ variable, codes }) => [variable, codes]));
  }

  private answers(
    chain: TrendChain,
    { wave, variable, segment, categoryOf }: TrendStep,
    filters = this.request.filters,
  ): WaveAnswers {
    const { of } = this.sources[wave]!;
    const size = chain.segments[segment]!.categories.length;
    if (of.kind === 'memory') {
      const owners = this.organisations.ownersOf(wave);
      const selection = filters.length === 0 ? null : this.selections[wave]!;
      return answersInColumns(of.data.columns, variable, categoryOf, size, owners, selection);
    }
    if (of.kind === 'published' || of.kind === 'released') {
      const table =
        of.kind === 'published' ? of.tables.get(variable.name) : releasedTable(of.figures, variable.name, filters);
      return table ? answersInTable(table, categoryOf, size) : nobody(size);
    }
    const histograms = of.histograms.get(variable.name)!;
    const counts = groupCounts(variable, histograms, { base: 'answered', excludeDontKnow: false });
    const owners = this.organisations.ownersOf(wave);
    const answered = of.answered.answers.get(variable.name)!;
    const organisations = owners && answersOfOwners(answered.within, owners);
    return answersInHistograms(variable, histograms, counts, categoryOf, size, organisations);
  }

  /** What the organisation beside it answered, whatever is filtered; null when it did not, or when what merged into it differs. */
  private own(chain: TrendChain, step: TrendStep): readonly string[] | null {
    const { organisation } = this.request;
    const all = organisation === null ? null : this.everybody(chain, step);
    if (organisation === null || all === null) return null;
    const { categories } = chain.segments[step.segment]!;
    const at = this.organisations.numberOf(organisation);
    if (!all.responses[at] || all.divided[at]) return null;
    return categories.flatMap(({ code }, index) => ((all.chosen[at]! >> index) & 1 ? [code] : []));
  }

  /** What every organisation answered, whatever is filtered; null for a wave that does not know organisations. */
  private everybody(chain: TrendChain, { wave, variable, segment, categoryOf }: TrendStep): OrganisationAnswers | null {
    const owners = this.organisations.ownersOf(wave);
    const { of } = this.sources[wave]!;
    if (owners === null) return null;
    if (of.kind === 'sql') return answersOfOwners(of.answered.answers.get(variable.name)!.all, owners);
    if (of.kind !== 'memory') return null;
    const { categories } = chain.segments[segment]!;
    return answersInColumns(of.data.columns, variable, categoryOf, categories.length, owners).organisations;
  }

  /** A panel is of organisations: waves that do not know theirs are left out, and the chain goes on over them. */
  private onlyWithOrganisations(chain: TrendChain): TrendChain {
    const steps = chain.steps.filter(({ wave }) => this.organisations.ownersOf(wave) !== null);
    const joinOf = (step: TrendStep, at: number) => {
      if (at === 0) return null;
      return steps[at - 1]!.segment === step.segment ? step.join : BROKEN;
    };
    return { ...chain, steps: steps.map((step, at) => ({ ...step, join: joinOf(step, at) })) };
  }
}

const BROKEN = { kind: 'broken', reason: 'notLinked' } as const;

function populationOf(source: TrendSource, filters: readonly Filter[]): number | null {
  if (source.of.kind === 'released') return releasedPopulation(source.of.figures, filters);
  if (source.of.kind === 'published') return source.wave.population;
  // Not that of the wave as it is now: it may be an earlier state.
  const { population, attributes } = registerOf(source);
  if (population.length === 0) return null;
  return withinFilters(population, attributes, filtersOf(attributes, filters) ?? []).length;
}

function nobody(size: number): WaveAnswers {
  return { eligible: null, n: 0, counts: new Array<null>(size).fill(null), organisations: null };
}
