import type { ReleasedFigures } from '@ido/api';
import type { SizeClassLimits } from '@ido/catalogue';
import type { Variable } from '@ido/questionnaire';
import type { Disclosure, Filter, VariableHistograms, VariableTable } from '@ido/tabulation';
import type { PopulationFacts, RegisterAttribute } from '../analysis/register-attributes';
import type { WaveColumns } from '../analysis/wave-columns';
import type { WaveState } from '../analysis/wave-state';
import type { WaveRow } from '../studies/wave-row';
import type { AnsweredInSql } from './organisation-answers-in-sql';

/** A wave in memory. */
export interface SourceInMemory {
  readonly kind: 'memory';
  readonly data: WaveColumns;
}

/** A wave that is too large for memory, counted by PostgreSQL under the filters. */
export interface SourceInSql {
  readonly kind: 'sql';
  readonly population: readonly PopulationFacts[];
  readonly attributes: readonly RegisterAttribute[];
  readonly responses: number;
  /** By name of the variable. */
  readonly histograms: ReadonlyMap<string, VariableHistograms>;
  /** What each organisation answered, told in the categories of the trends. */
  readonly answered: AnsweredInSql;
  readonly disclosure: Disclosure | null;
}

/** The same before it is counted: that needs to know which questions go on from wave to wave, and in which categories. */
export interface SourceToCount {
  readonly kind: 'uncounted';
  readonly population: readonly PopulationFacts[];
  readonly attributes: readonly RegisterAttribute[];
}

/** A wave of which only figures from a report are known. */
export interface SourcePublished {
  readonly kind: 'published';
  readonly responses: number;
  readonly tables: ReadonlyMap<string, VariableTable>;
}

/** What was released of a wave, as it was kept: nothing else is known of it. */
export interface SourceReleased {
  readonly kind: 'released';
  readonly number: number;
  readonly at: string;
  readonly contentHash: string;
  readonly figures: ReleasedFigures;
}

/** A wave with what its trends are counted from. */
export interface TrendSource {
  readonly wave: WaveRow;
  readonly codebook: readonly Variable[];
  readonly of: SourceInMemory | SourceInSql | SourcePublished | SourceReleased;
}

/** A wave that was read as far as is needed to know whether it takes part. */
export interface ReadSource extends Omit<TrendSource, 'of'> {
  readonly of: TrendSource['of'] | SourceToCount;
}

/** What the facts of the register of a wave are, whatever it is counted from; none of a report or a release. */
export function registerOf({ of }: ReadSource): {
  readonly population: readonly PopulationFacts[];
  readonly attributes: readonly RegisterAttribute[];
} {
  if (of.kind === 'published' || of.kind === 'released') return { population: [], attributes: [] };
  return of.kind === 'memory' ? of.data : of;
}

/** Codes of the organisations that a response of the wave counts of, once each; none of a report or a release. */
export function answeringOrganisations({ of }: ReadSource): ReadonlySet<string> {
  if (of.kind === 'sql') return new Set(of.answered.organisations);
  if (of.kind !== 'memory') return new Set();
  const { columns, organisations } = of.data;
  return new Set(Array.from(columns.owners()).flatMap((owner) => (owner < 0 ? [] : [organisations[owner]!])));
}

/** From which inhabitants the size classes of a wave begin: those that it was counted with. */
export function sizeLimitsOf({ of, wave }: TrendSource): SizeClassLimits {
  return (of.kind === 'memory' && of.data.sizeLimits) || wave.sizeLimits;
}

/**
 * From what a wave was counted, at this moment: what is read of it afterwards may be newer. Null for tables from a report, which do not change; undefined
 * when it cannot be made again.
 */
export function stateOf({ of }: ReadSource): WaveState | null | undefined {
  if (of.kind === 'published') return null;
  return of.kind === 'memory' ? (of.data.madeFrom ?? undefined) : undefined;
}

/** The filters as this wave has them: without codes that none of its organisations has. Null when it does not know the fact at all. */
export function filtersOf(attributes: readonly RegisterAttribute[], filters: readonly Filter[]): Filter[] | null {
  const own: Filter[] = [];
  for (const { variable, codes } of filters) {
    const attribute = attributes.find((one) => one.variable.name === variable);
    if (!attribute) return null;
    const known = new Set(attribute.variable.categories.map(({ code }) => code));
    own.push({ variable, codes: codes.filter((code) => known.has(code)) });
  }
  return own;
}

/** The organisations of a population that the filters let through. */
export function withinFilters(
  population: readonly PopulationFacts[],
  attributes: readonly RegisterAttribute[],
  filters: readonly Filter[],
): readonly PopulationFacts[] {
  const tests = filters.map(({ variable, codes }) => {
    const column = attributes.find((one) => one.variable.name === variable)?.column;
    return { column, codes: new Set<string | null>(codes) };
  });
  return population.filter((facts) =>
    tests.every(({ column, codes }) => codes.has(column === 'province' ? facts.province : facts.sizeClass)),
  );
}

/** Whether a wave has anything to show: one without answers takes no part. */
export function holdsAnswers({ of }: ReadSource): boolean {
  switch (of.kind) {
    case 'memory':
      return of.data.columns.rows > 0;
    case 'uncounted': // it has more responses than fit in memory
      return true;
    case 'released': // a number that is withheld is not nobody
      return of.figures.responses !== 0;
    default:
      return of.responses > 0;
  }
}

/** Under a filter a wave takes part that knows the fact: a table from a report does not. */
export function knowsFilters(source: ReadSource, filters: readonly Filter[]): boolean {
  return (
    source.of.kind === 'released' || filters.length === 0 || filtersOf(registerOf(source).attributes, filters) !== null
  );
}

/** Codes of the organisations of the last wave that knows its own. */
export function membersOfLast(sources: readonly ReadSource[]): string[] {
  const last = sources.findLast((source) => registerOf(source).population.length > 0);
  return last ? registerOf(last).population.map(({ organisation }) => organisation) : [];
}
