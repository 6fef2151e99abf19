import { defineProblem } from '../http/problem-error';

/** How many names a sentence holds. */
const NAMES = 5;

const namesOf = (organisations: readonly { name: string }[]) => {
  const shown = organisations.slice(0, NAMES).map(({ name }) => name);
  const more = organisations.length - shown.length;
  return more > 0 ? `${shown.join(', ')} en ${more} andere` : shown.join(', ');
};

/** What the population of a wave is refused for. */
export const populationProblem = {
  reasonNeeded: defineProblem(
    'population-frozen',
    409,
    'Populatie ligt vast',
    () => 'De populatie ligt vast sinds de meting is geopend. Geef een reden om haar toch te wijzigen.',
  ),
  published: defineProblem(
    'population-final',
    409,
    'Meting is gepubliceerd',
    () => 'De cijfers van deze meting zijn gepubliceerd. De populatie kan niet meer veranderen.',
  ),
  answering: defineProblem(
    'population-answering',
    409,
    'Organisatie doet al mee',
    ({ organisations }: { organisations: readonly { code: string; name: string }[] }) =>
      `Niet uit de populatie te halen, want er is al een uitnodiging of een antwoord: ${namesOf(organisations)}. Trek eerst de uitnodiging in.`,
    { members: ({ organisations }) => ({ organisations }) },
  ),
} as const;
