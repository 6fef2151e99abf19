import type { ProvinceTile } from '@ido/api';
import {
  breakdownOf,
  groupedHistograms,
  select,
  variableHistograms,
  type Disclosure,
  type Filter,
} from '@ido/tabulation';
import { filtersOf, withinFilters, type TrendSource } from './trend-source';

/**
 * The provinces of a wave in memory with one category of one of its questions, under the filters but that on province: it chooses one
 * of the tiles. Null for a wave that does not know provinces, or whose readers may not see them apart.
 */
export function provinceTiles(
  source: TrendSource,
  name: string,
  code: string,
  filters: readonly Filter[],
  disclosure: Disclosure | null,
): ProvinceTile[] | null {
  const { of, wave, codebook } = source;
  if (of.kind !== 'memory') return null;
  const { columns, attributes, population, organisations } = of.data;
  const province = attributes.find(({ column }) => column === 'province')?.variable;
  const variable = codebook.find((one) => one.name === name);
  const open = disclosure === null || disclosure.dimensions.some((one) => one.name === province?.name);
  if (!province || !variable || !open) return null;
  const own =
    filtersOf(
      attributes,
      filters.filter((filter) => filter.variable !== province.name),
    ) ?? [];
  const selection = select(columns, own);
  const within = withinFilters(population, attributes, own);
  const membersOf = (which: string) => within.filter((facts) => facts.province === which);
  const filter = new Map(own.map((one) => [one.variable, one.codes]));
  const smallNumbers = { percentagesFrom: wave.percentagesFrom, publishFrom: wave.publishFrom };
  const table = breakdownOf(
    variable,
    variableHistograms(columns, variable, selection),
    { base: 'answered', excludeDontKnow: false, populationN: within.length, smallNumbers },
    {
      by: province,
      groups: groupedHistograms(columns, variable, province, selection),
      populations: province.categories.map((category) => membersOf(category.code).length),
    },
    disclosure?.table(variable, filter, province),
  );
  const answered = new Set(Array.from(columns.owners(), (owner) => organisations[owner]));
  return province.categories.map((category, at) => {
    const group = table.groups![at]!;
    const figure = group.categories.find((one) => one.code === code);
    const members = membersOf(category.code);
    const withheld = disclosure?.markOfResponses(new Map([...filter, [province.name, [category.code]]]));
    return {
      code: category.code,
      population: members.length,
      completed: withheld ? null : members.filter(({ organisation }) => answered.has(organisation)).length,
      n: group.base,
      count: figure?.count ?? null,
      share: figure?.share ?? null,
      percentage: figure?.percentage ?? null,
    };
  });
}
