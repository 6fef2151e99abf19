import { defineProblem } from '../http/problem-error';

/** What weighting is refused with. */
export const weightingProblem = {
  noWeights: defineProblem(
    'no-weights',
    409,
    'Weging is niet mogelijk',
    () => 'Met deze kenmerken en klassen komen er geen gewichten uit. Kijk eerst wat de weging geeft.',
  ),
  noPopulation: defineProblem(
    'no-population-to-weigh-to',
    409,
    'Geen populatie',
    () => 'Van deze meting is de populatie geen lijst. Er is dus niets om naar te wegen.',
  ),
  tooManyVersions: defineProblem(
    'too-many-weightings',
    409,
    'Te veel wegingen',
    ({ most }: { most: number }) => `Er zijn al ${most} wegingen of versies. Gebruik een bestaande.`,
  ),
} as const;
