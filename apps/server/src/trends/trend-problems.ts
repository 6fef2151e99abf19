import { defineProblem } from '../http/problem-error';

/** What trends refuse besides what every module does. */
export const trendProblem = {
  tooLargeToMatch: defineProblem(
    'too-large-to-match',
    409,
    'Te groot om te koppelen',
    () =>
      'Een van de metingen heeft zoveel antwoorden dat organisaties niet een voor een naast elkaar worden gelegd. Kies alle antwoorden in plaats van het panel.',
  ),
};
