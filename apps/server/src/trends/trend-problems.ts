import { defineProblem } from '../http/problem-error';

/** What trends refuse besides what every module does. */
export const trendProblem = {
  notReleased: defineProblem(
    'not-released',
    403,
    'Niet vrijgegeven',
    () =>
      'Deze selectie is niet vrijgegeven. Openbaar zijn de cijfers als geheel, en per provincie of per grootteklasse als de onderzoekers die hebben vrijgegeven.',
  ),
  notYourOrganisation: defineProblem(
    'not-your-organisation',
    403,
    'Niet uw organisatie',
    () => 'U kunt alleen de antwoorden van uw eigen organisatie naast de landelijke cijfers leggen.',
  ),
};
