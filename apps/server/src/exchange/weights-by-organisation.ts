import type { Weighting } from '@ido/tabulation';
import type { PopulationFacts } from '../analysis/register-attributes';

/** The facts of an organisation that make weight cells, by the name of their variable. */
const FACTS: Readonly<Record<string, (facts: PopulationFacts) => string | null>> = {
  province: ({ province }) => province,
  sizeClass: ({ sizeClass }) => sizeClass,
};

/** What a weighting is called in files: the version tells which weights they are, once there is a next one. */
export const weightingName = ({ title, key }: Weighting) => `${title} (${key})`;

/** The weight of a response by its organisation; who is in no weight cell has none. */
export function weightsByOrganisation(
  { variables, cells }: Weighting,
  population: readonly PopulationFacts[],
): ReadonlyMap<string, number> {
  const weights = new Map(cells.map(({ codes, weight }) => [JSON.stringify(codes), weight]));
  return new Map(
    population.flatMap((facts) => {
      const weight = weights.get(JSON.stringify(variables.map((name) => FACTS[name]?.(facts) ?? null)));
      return weight === undefined ? [] : [[facts.organisation, weight] as const];
    }),
  );
}
