import type { Variable } from '@ido/questionnaire';
import type { Disclosure, Filter, VariableHistograms, VariableTable } from '@ido/tabulation';
import type { PopulationFacts, RegisterAttribute } from '../analysis/register-attributes';
import type { WaveColumns } from '../analysis/wave-columns';
import type { WaveRow } from '../studies/wave-row';

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
  readonly disclosure: Disclosure | null;
}

/** A wave of which only figures from a report are known. */
export interface SourcePublished {
  readonly kind: 'published';
  readonly responses: number;
  readonly tables: ReadonlyMap<string, VariableTable>;
}

/** A wave with what its trends are counted from. */
export interface TrendSource {
  readonly wave: WaveRow;
  readonly codebook: readonly Variable[];
  readonly of: SourceInMemory | SourceInSql | SourcePublished;
}

/** What the facts of the register of a wave are, whatever it is counted from; none of a report. */
export function registerOf({ of }: TrendSource): {
  readonly population: readonly PopulationFacts[];
  readonly attributes: readonly RegisterAttribute[];
} {
  if (of.kind === 'published') return { population: [], attributes: [] };
  return of.kind === 'memory' ? of.data : of;
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
