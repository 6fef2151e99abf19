import type { ProvinceTile, ReleasedFigures } from '@ido/api';
import type { Filter } from '@ido/tabulation';

/**
 * The provinces of a release with one category of one of its questions. Null when it kept no provinces, or under another filter than on
 * province: a release keeps groups of one fact at a time.
 */
export function releasedTiles(
  { crossings }: ReleasedFigures,
  name: string,
  code: string,
  filters: readonly Filter[],
): ProvinceTile[] | null {
  const crossing = crossings.find(({ by, groups }) => by === 'province' && groups !== undefined);
  const variable = crossing?.variables.find((one) => one.name === name);
  if (!crossing || !variable?.groups || filters.some(({ variable: on }) => on !== 'province')) return null;
  const figuresOf = new Map(variable.groups.map((group) => [group.code, group]));
  return crossing.groups!.map(({ code: province, population, responses }) => {
    const group = figuresOf.get(province);
    const figure = group?.categories.find((one) => one.code === code);
    return {
      code: province,
      population: population ?? 0,
      completed: responses,
      n: group?.base ?? null,
      count: figure?.count ?? null,
      share: figure?.share ?? null,
      percentage: figure?.percentage ?? null,
    };
  });
}
