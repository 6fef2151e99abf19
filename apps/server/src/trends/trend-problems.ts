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
  otherConcordance: defineProblem(
    'other-concordance',
    409,
    'Andere koppeling van vragen',
    () =>
      'Hoe deze vraag van meting tot meting is gekoppeld, is veranderd sinds de verwijzing. Daarom kunnen wij dit cijfer niet meer precies zo maken.',
  ),
  otherMergers: defineProblem(
    'other-mergers',
    409,
    'Andere samenvoegingen',
    () =>
      'In het register is sinds de verwijzing veranderd welke organisaties zijn samengegaan. Daarom kunnen wij dit cijfer niet meer precies zo maken.',
  ),
};
