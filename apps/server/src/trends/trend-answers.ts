import { Injectable } from '@nestjs/common';
import type { TrendDashboard, TrendDetail } from '@ido/api';
import { trendSentences, waveLabels } from '@ido/report';
import {
  breakdownOf,
  noteText,
  trendChains,
  variableHistograms,
  verdicts,
  type LinkBetween,
  type TrendChain,
} from '@ido/tabulation';
import { Disclosures } from '../analysis/disclosures';
import { openDimensionsOf } from '../analysis/open-to';
import { referenceText } from '../analysis/reference';
import { ConcordanceService, type LinkedVariable } from '../concordance/concordance.service';
import { problem } from '../http/problems';
import type { WaveRow } from '../studies/wave-row';
import { isOfAllWaves, refuseWhatIsNotOpen } from './open-trends';
import { organisationsIn } from './organisations-in';
import { provinceTiles } from './province-tiles';
import { releasedTable } from './released-part';
import { releasedTiles } from './released-tiles';
import { RememberedTrends } from './remembered-trends';
import { responseWords } from './response-words';
import { shownComparisons, trendBody, type Shown } from './trend-body';
import { trendDimensions } from './trend-dimensions';
import { TrendFigures, type TrendBeside } from './trend-figures';
import { trendJoins } from './trend-joins';
import { trendProblem } from './trend-problems';
import {
  filtersOf,
  holdsAnswers,
  knowsFilters,
  membersOfLast,
  registerOf,
  stateOf,
  type ReadSource,
  type TrendSource,
} from './trend-source';
import { TrendSources } from './trend-sources';
import { MOST_WAVES, trendStateText, type TrendJoins, type TrendState } from './trend-state';
import type { TrendsFor } from './trends-for';
import { askedOfTrend, type TrendsQuery } from './trends-query';
import { TrendsRepository } from './trends.repository';

const UNITS: Readonly<Record<string, string>> = { gemeenten: 'gemeenten', bibliotheken: 'bibliotheken' };

/** Makes answers of waves over time. Who may ask what is decided by whoever asks. */
@Injectable()
export class TrendAnswers {
  private readonly remembered = new RememberedTrends();

  constructor(
    private readonly repository: TrendsRepository,
    private readonly sources: TrendSources,
    private readonly concordances: ConcordanceService,
    private readonly disclosures: Disclosures,
  ) {}

  /** The dashboard of these waves. @throws ProblemError for-study-team, not-released for a filter that is not open to whom it is for */
  dashboard(asked: TrendsFor, query: TrendsQuery): Promise<TrendDashboard> {
    return this.counted(asked, query, 'dashboard', (read) => {
      const trends = read.figures.chains
        .filter(({ segments }) => segments.at(-1)!.role !== undefined || !read.hasRoles)
        .map((chain) => read.figures.trend(chain, false));
      const { bodies, comparisons } = bodiesOf(read, trends, 'headline');
      const body = { ...commonOf(read, asked, query, comparisons), trends: bodies };
      const last = read.sources.length - 1;
      const source = read.sources[last];
      const context = {
        waves: body.waves,
        unit: read.unit,
        source: asked.study.title,
        selection: '',
        organisation: null,
        comparisons,
      };
      return {
        ...body,
        response: source
          ? responseWords(
              source,
              read.figures.responses(last),
              read.figures.population(last),
              read.unit,
              query.filters.length > 0,
            )
          : '',
        sentences: trendSentences(bodies, context),
        tiles: this.tilesOf(read, trends, asked, query),
      };
    });
  }

  /**
   * One question of these waves. @throws ProblemError as `dashboard`; unknown-resource for a key that no question of the waves has; other-concordance,
   * other-mergers when the waves of an earlier state are not held together as they were
   */
  detail(asked: TrendsFor, key: string, query: TrendsQuery): Promise<TrendDetail> {
    return this.counted(asked, query, `detail ${key}`, (read) => {
      const state = this.stateOf(read, asked, key);
      const chain = read.figures.chains.find((one) => one.key === key);
      if (!chain) throw problem.unknown({ what: 'Trend', key });
      const trend = read.figures.trend(chain, true);
      const { bodies, comparisons } = bodiesOf(read, [trend], 'all');
      const [body] = bodies;
      const points = body!.points.map((point, at) => ({
        ...point,
        breakdown: this.breakdownOf(read, trend.trend.chain, at, asked, query),
      }));
      return {
        ...commonOf(read, asked, query, comparisons),
        ...body!,
        reference:
          state && referenceText(`${asked.study.key}/trends/${encodeURIComponent(key)}`, state, askedOfTrend(query)),
        asOf: asked.earlier && state,
        points,
      };
    });
  }

  /** From what the trend of a key is made, as text; null when that cannot be made again. @throws ProblemError other-concordance, other-mergers */
  private stateOf({ taking, joinsOf }: ReadTrends, { earlier }: TrendsFor, key: string): string | null {
    const waves = taking.flatMap((source) => {
      const state = stateOf(source);
      return state === undefined ? [] : [{ key: source.wave.key, state }];
    });
    if (waves.length < taking.length) return null;
    const joins = joinsOf(key);
    if (earlier && earlier.joins.questions !== joins.questions) throw trendProblem.otherConcordance();
    if (earlier && earlier.joins.mergers !== joins.mergers) throw trendProblem.otherMergers();
    return trendStateText({ joins, waves });
  }

  /** Reads the waves, counts them at once, and remembers the answer for as long as nothing that it was made of changes. */
  private async counted<T extends object>(
    asked: TrendsFor,
    query: TrendsQuery,
    what: string,
    make: (read: ReadTrends) => T,
  ): Promise<T> {
    const audiences = [...new Set(asked.waves.map(({ audience }) => audience))];
    const earlier = asked.earlier && wavesOf(asked, asked.earlier);
    const audience = query.audience ?? (earlier ?? asked.waves)[0]?.audience ?? '';
    const isAsked = ({ key, audience: own }: WaveRow) =>
      own === audience && (query.waves.length === 0 || query.waves.includes(key));
    const all = earlier
      ? await inTurn(earlier, asked.sourceOf)
      : await Promise.all(asked.waves.filter(isAsked).slice(-MOST_WAVES).map(asked.sourceOf));
    const taking = all.filter(holdsAnswers);
    const known = taking.filter((source) => isAsked(source.wave) && knowsFilters(source, query.filters));
    const whole = query.filters.length === 0 && isOfAllWaves(asked, query, audience);
    refuseWhatIsNotOpen(known, asked, query, whole);
    const suppress = asked.whom !== 'team';
    const versions = await this.linksBetween(taking);
    const mergers = await this.repository.mergers();
    const { beside } = asked;
    const codes = beside === 'any' ? membersOfLast(known) : organisationsIn(beside, known, mergers);
    const organisations = await this.organisationsOf(codes, query);
    const linkIn =
      (waves: readonly ReadSource[]): LinkBetween =>
      (older, newer) =>
        versions.get(versionsOf(waves[older]!, waves[newer]!))!;
    const chains = trendChains(
      known.map(({ codebook }) => ({ variables: codebook })),
      linkIn(known),
    );
    const sources = await this.sources.counted(known, chains, query.filters, suppress);
    const { study, waves, whom } = asked;
    const question = [what, study, waves, whom, asked.earlier, query, [...versions], mergers, organisations];
    return this.remembered.get(question, sources, () => {
      const figures = new TrendFigures(sources, chains, mergers, { ...query, suppress, whole }, (source) =>
        this.disclosureOf(source, suppress),
      );
      return make({
        sources,
        taking,
        joinsOf: (key) => trendJoins(taking, key, linkIn(taking), mergers),
        figures,
        audience,
        audiences,
        unit: UNITS[audience] ?? 'antwoorden',
        hasRoles: known.some(({ codebook }) => codebook.some(({ role }) => role !== undefined)),
        organisations,
      });
    });
  }

  private async organisationsOf(codes: readonly string[], { organisation }: TrendsQuery) {
    const named = await this.repository.named(organisation === null ? codes : [...codes, organisation]);
    if (organisation !== null && !named.some(({ code }) => code === organisation))
      throw problem.unknown({ what: 'Organisatie', key: organisation });
    return named;
  }

  private disclosureOf({ of, wave, codebook }: TrendSource, suppress: boolean) {
    if (!suppress || of.kind === 'published' || of.kind === 'released') return null;
    if (of.kind === 'sql') return of.disclosure;
    const open = openDimensionsOf(wave, { codebook, attributes: of.data.attributes });
    return this.disclosures.of(of.data, wave.publishFrom, open);
  }

  /** How the questions of each two versions are linked, the older wave's first. */
  private async linksBetween(sources: readonly ReadSource[]): Promise<Map<string, readonly LinkedVariable[]>> {
    const pairs = new Map(
      sources.flatMap((newer, at) =>
        sources.slice(0, at).map((older) => [versionsOf(older, newer), [older.wave.versionId, newer.wave.versionId]]),
      ),
    );
    const links = await Promise.all([...pairs.values()].map(([from, to]) => this.concordances.link(from!, to!)));
    return new Map([...pairs.keys()].map((key, at) => [key, links[at]!]));
  }

  private tilesOf(read: ReadTrends, trends: readonly TrendBeside[], asked: TrendsFor, query: TrendsQuery) {
    const last = read.sources.findLastIndex(({ of }) => of.kind === 'memory' || of.kind === 'released');
    const source = read.sources[last];
    const inLast = ({ trend }: TrendBeside) => trend.chain.steps.some(({ wave }) => wave === last);
    const chosen =
      trends.find(({ trend }) => trend.chain.key === query.tile && inLast({ trend, own: [] })) ?? trends.find(inLast);
    const step = chosen?.trend.chain.steps.find(({ wave }) => wave === last);
    if (!source || !chosen || !step) return null;
    const category = chosen.trend.headline ?? '';
    const { name } = step.variable;
    const tiles =
      source.of.kind === 'released'
        ? releasedTiles(source.of.figures, name, category, query.filters)
        : provinceTiles(source, name, category, query.filters, this.disclosureOf(source, asked.whom !== 'team'));
    return tiles && { wave: source.wave.key, trend: chosen.trend.chain.key, category, provinces: tiles };
  }

  private breakdownOf(read: ReadTrends, chain: TrendChain, at: number, asked: TrendsFor, query: TrendsQuery) {
    const { wave: place, variable } = chain.steps[at]!;
    const source = read.sources[place]!;
    const { wave, of } = source;
    if (query.panel === 'matched') return null;
    if (of.kind === 'published') {
      const table = of.tables.get(variable.name);
      return table ? bodyOfTable(table) : null;
    }
    if (of.kind === 'released') {
      const { groups: _groups, ...table } = releasedTable(of.figures, variable.name, query.filters) ?? { groups: null };
      return 'name' in table ? table : null;
    }
    const { attributes } = registerOf(source);
    const filters = filtersOf(attributes, query.filters) ?? [];
    const histograms =
      of.kind === 'memory'
        ? variableHistograms(of.data.columns, variable, read.figures.selection(place))
        : of.histograms.get(variable.name)!;
    const disclosure = this.disclosureOf(source, asked.whom !== 'team');
    const options = {
      base: 'answered',
      excludeDontKnow: false,
      populationN: read.figures.population(place),
      smallNumbers: { percentagesFrom: wave.percentagesFrom, publishFrom: wave.publishFrom },
    } as const;
    const filter = new Map(filters.map((one) => [one.variable, one.codes]));
    return bodyOfTable(
      breakdownOf(variable, histograms, options, undefined, disclosure?.table(variable, filter, null)),
    );
  }
}

/** Waves that were read, ready to be told. */
interface ReadTrends {
  readonly sources: readonly TrendSource[];
  /** With those that only what is asked leaves out: of a filter they may not know the fact. */
  readonly taking: readonly ReadSource[];
  /** How those are held together for the trend of a key. */
  readonly joinsOf: (key: string) => TrendJoins;
  readonly figures: TrendFigures;
  readonly audience: string;
  readonly audiences: readonly string[];
  readonly unit: string;
  readonly hasRoles: boolean;
  readonly organisations: readonly { readonly code: string; readonly name: string }[];
}

/** The waves of an earlier state, in the order that they had. */
function wavesOf({ waves }: TrendsFor, earlier: TrendState): WaveRow[] {
  return earlier.waves.flatMap((one) => waves.find(({ key }) => key === one.key) ?? []);
}

/** Earlier states are made one after the other: each may be large. */
async function inTurn(waves: readonly WaveRow[], sourceOf: TrendsFor['sourceOf']): Promise<ReadSource[]> {
  const sources: ReadSource[] = [];
  for (const wave of waves) sources.push(await sourceOf(wave));
  return sources;
}

function versionsOf(older: ReadSource, newer: ReadSource): string {
  return `${older.wave.versionId} ${newer.wave.versionId}`;
}

function bodiesOf({ sources }: ReadTrends, trends: readonly TrendBeside[], shown: Shown) {
  const compared = trends.flatMap((trend) => shownComparisons(trend, shown));
  const outcomes = verdicts(compared);
  const verdictOf = new Map(compared.map((comparison, at) => [comparison, outcomes[at]!]));
  return {
    comparisons: outcomes.filter(({ p }) => p !== null).length,
    bodies: trends.map((trend) =>
      trendBody(
        trend,
        shown,
        (wave) => sources[wave]!.wave.key,
        (comparison) => verdictOf.get(comparison)!,
      ),
    ),
  };
}

function commonOf(read: ReadTrends, asked: TrendsFor, query: TrendsQuery, comparisons: number) {
  const { sources, figures, audience, audiences, organisations } = read;
  const labels = waveLabels(
    sources.map(({ wave }) => ({ title: wave.title, opensAt: wave.opensAt?.toISOString() ?? null })),
  );
  const beside = organisations.find(({ code }) => code === query.organisation) ?? null;
  return {
    study: { ...asked.study },
    audience,
    audiences: [...audiences],
    panel: query.panel,
    filter: Object.fromEntries(query.filters.map(({ variable, codes }) => [variable, [...codes]])),
    dimensions: trendDimensions(sources, asked),
    organisation: beside && { ...beside },
    organisations: organisations.map((one) => ({ ...one })),
    waves: sources.map(({ wave, of }, at) => ({
      key: wave.key,
      title: wave.title,
      label: labels[at]!,
      opensAt: wave.opensAt?.toISOString() ?? null,
      population: figures.population(at),
      responses: figures.responses(at),
      microdata: of.kind !== 'published',
      release: of.kind === 'released' ? { number: of.number, at: of.at } : null,
      syntheticNote: wave.syntheticNote,
    })),
    comparisons,
  };
}

function bodyOfTable(table: ReturnType<typeof breakdownOf>) {
  return { ...table, note: noteText(table.notes, table) } as TrendDetail['points'][number]['breakdown'];
}
