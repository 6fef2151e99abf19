import type { FieldError } from '@ido/api';
import { defineProblem, withErrors } from '../http/problem-error';

/** What cleaning is refused with. */
export const cleaningProblem = {
  badRule: defineProblem(
    'bad-cleaning-rule',
    400,
    'Regel kan niet',
    ({ errors }: { errors: readonly FieldError[] }) => errors.map(({ detail }) => detail).join(' '),
    withErrors,
  ),
  impossible: defineProblem(
    'impossible-correction',
    400,
    'Correctie kan niet',
    ({ errors }: { errors: readonly FieldError[] }) =>
      `Met deze correctie ontstaan antwoorden die de vragenlijst niet kent. ${errors[0]?.detail ?? ''}`.trim(),
    withErrors,
  ),
  nothingToCorrect: defineProblem(
    'nothing-to-correct',
    409,
    'Niets te corrigeren',
    () => 'Dit antwoord staat er al. Er is niets veranderd.',
  ),
  notComplete: defineProblem(
    'response-not-completed',
    409,
    'Respons niet verzonden',
    () => 'Deze respons is niet verzonden. Alleen verzonden antwoorden kunnen worden beoordeeld.',
  ),
  noOrganisation: defineProblem(
    'no-organisation-to-choose-for',
    409,
    'Geen organisatie',
    () => 'Deze respons hoort niet bij een organisatie. Er valt dus niet te kiezen.',
  ),
  alreadyRevoked: defineProblem(
    'already-revoked',
    409,
    'Al ingetrokken',
    ({ entry }: { entry: number }) => `Regel ${entry} van het logboek is al ingetrokken.`,
  ),
  tooManyEntries: defineProblem(
    'too-many-entries',
    409,
    'Logboek vol',
    ({ most }: { most: number }) =>
      `Het logboek van deze meting heeft al ${most} regels. Maak een regel die meer doet.`,
  ),
  tooManyRules: defineProblem(
    'too-many-rules',
    409,
    'Te veel regels',
    ({ most }: { most: number }) => `Er gelden al ${most} regels. Trek eerst een regel in.`,
  ),
} as const;
