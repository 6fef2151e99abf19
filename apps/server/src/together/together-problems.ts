import { defineProblem } from '../http/problem-error';

/** What filling in together, declining and reopening are refused with. */
export const togetherProblem = {
  ownerOnly: defineProblem(
    'owner-only',
    403,
    'Alleen met de eigen link',
    () => 'Dit kan alleen met de persoonlijke link, niet met de link van een collega.',
  ),
  tooManyColleagues: defineProblem(
    'too-many-colleagues',
    409,
    'Te veel links',
    ({ most }: { most: number }) => `Er zijn al ${most} links voor collega's. Trek eerst een link in.`,
  ),
  alreadySent: defineProblem(
    'response-complete',
    409,
    'Al verzonden',
    () => 'Deze vragenlijst is al verzonden. Vraag eerst om hem te heropenen.',
  ),
  notSent: defineProblem(
    'response-not-complete',
    409,
    'Niet verzonden',
    () => 'Deze vragenlijst is niet verzonden en hoeft dus niet te worden heropend.',
  ),
  closedForChange: defineProblem(
    'wave-not-open-for-change',
    409,
    'Meting niet open',
    () => 'De meting is niet open. Zet haar eerst open: anders kan de deelnemer niets veranderen.',
  ),
} as const;
