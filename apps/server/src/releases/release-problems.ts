import { defineProblem } from '../http/problem-error';

/** Why a wave cannot be released. */
export const releaseProblem = {
  stillOpen: defineProblem(
    'still-open',
    409,
    'Meting is nog open',
    ({ wave }: { wave: string }) =>
      `Sluit meting '${wave}' voordat u de cijfers vrijgeeft. Zolang zij open is, veranderen ze nog.`,
  ),
  nothingChanged: defineProblem(
    'nothing-changed',
    409,
    'Niets veranderd',
    ({ number }: { number: number }) =>
      `De cijfers zijn gelijk aan die van vrijgave ${number}. Er is niets nieuws om vrij te geven.`,
  ),
  releasedMeanwhile: defineProblem(
    'released-meanwhile',
    409,
    'Al vrijgegeven',
    () => 'Iemand anders gaf op dit moment ook cijfers vrij. Laad de pagina opnieuw.',
  ),
};
