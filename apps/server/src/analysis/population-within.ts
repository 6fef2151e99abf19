import type { Variable } from '@ido/questionnaire';
import { holds, type Condition } from '@ido/tabulation';
import type { PopulationFacts } from './register-attributes';
import type { WaveVariables } from './wave-variables';

/**
 * The organisations that a condition may be about: those for which it is not certain to fail. What they would answer to a question is not known, so that a
 * condition on questions alone leaves all of them: too large a population makes an interval too wide, never too narrow.
 */
export function populationWithin(
  { population, attributes, derived }: WaveVariables,
  condition: Condition | null,
): readonly PopulationFacts[] {
  if (!condition) return population;
  const register = new Set([...attributes, ...derived].map(({ variable }) => variable.name));
  return population.filter(
    (facts) =>
      holds(condition, (name, codes) => {
        const values = register.has(name) ? factsOf(facts, name) : null;
        return values && values.some((value) => codes.includes(value));
      }) !== false,
  );
}

/** How many organisations have each category of a variable; null when the register does not know. */
export function populationsBy(
  { attributes }: WaveVariables,
  within: readonly PopulationFacts[],
  by: Variable,
): number[] | null {
  const attribute = attributes.find(({ variable }) => variable.name === by.name);
  if (!attribute) return null;
  return by.categories.map(({ code }) => within.filter((one) => factsOf(one, by.name)?.includes(code)).length);
}

/** The codes that an organisation has of a fact; null when that is not told by the population. */
function factsOf(facts: PopulationFacts, name: string): readonly string[] | null {
  switch (name) {
    case 'province':
      return facts.province === null ? [] : [facts.province];
    case 'sizeClass':
      return facts.sizeClass === null ? [] : [facts.sizeClass];
    case 'libraryOrganisation':
      return (facts.libraries ?? []).map(({ code }) => code);
    default:
      return null;
  }
}
