import { defineProblem } from '../http/problem-error';

/** Why figures cannot be made as they were. */
export const stateProblem = {
  stillAnswered: defineProblem(
    'still-answered',
    403,
    'Nog geen cijfers',
    ({ wave }: { wave: string }) =>
      `‘${wave}’ wordt nog ingevuld. De cijfers ziet u als de meting gesloten is. Hoever de meting is, ziet u nu al.`,
  ),
  unreadable: defineProblem(
    'unreadable-reference',
    400,
    'Verwijzing onleesbaar',
    () => 'Deze verwijzing naar een cijfer klopt niet. Kopieer haar opnieuw, in haar geheel.',
  ),
  otherQuestionnaire: defineProblem(
    'other-questionnaire',
    409,
    'Andere vragenlijst',
    () => 'De verwijzing is gemaakt met een andere versie van de vragenlijst dan de meting nu heeft.',
  ),
  otherPopulation: defineProblem(
    'other-population',
    409,
    'Andere populatie',
    () =>
      'De populatie van de meting is veranderd sinds de verwijzing, en hoe zij toen was is niet bewaard. Daarom kunnen wij dit cijfer niet meer precies zo maken.',
  ),
  answersRemoved: defineProblem(
    'answers-removed',
    409,
    'Antwoorden verwijderd',
    ({ count }: { count: number }) =>
      `Sinds de verwijzing ${count === 1 ? 'is 1 respons' : `zijn ${count} responsen`} verwijderd. Daarom kunnen wij dit cijfer niet meer maken.`,
  ),
  tooManyResponses: defineProblem(
    'too-many-responses',
    409,
    'Te veel responsen',
    ({ most }: { most: number }) =>
      `Deze meting heeft meer dan ${most.toLocaleString('nl-NL')} responsen. Een eerdere stand kunnen wij dan niet opnieuw maken.`,
  ),
  notKept: defineProblem(
    'not-kept',
    409,
    'Niet van vroeger bekend',
    () => 'Welke bibliotheek een gemeente bedient, weten wij alleen van nu. Kies een andere uitsplitsing.',
  ),
  laterThanNow: defineProblem(
    'later-than-now',
    409,
    'Verwijzing uit een andere database',
    () => 'De verwijzing hoort bij een latere stand dan deze database kent.',
  ),
};
