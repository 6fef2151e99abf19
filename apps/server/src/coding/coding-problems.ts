import { defineProblem } from '../http/problem-error';

/** What is refused about codes and codings. */
export const codingProblem = {
  labelTaken: defineProblem(
    'code-label-taken',
    409,
    'Code bestaat al',
    ({ label }: { label: string }) => `Er is al een code ‘${label}’.`,
  ),
  tooManyCodes: defineProblem(
    'too-many-codes',
    409,
    'Te veel codes',
    ({ most }: { most: number }) => `Een vraag kan niet meer dan ${most} codes hebben. Voeg eerst codes samen.`,
  ),
  unknownCodes: defineProblem(
    'unknown-code',
    400,
    'Code bestaat niet',
    ({ codes }: { codes: readonly number[] }) => `Bij deze vraag is er geen code ${codes.join(', ')}.`,
  ),
  mergedCode: defineProblem(
    'merged-code',
    409,
    'Code is samengevoegd',
    ({ label }: { label: string }) => `Code ‘${label}’ is samengevoegd met een andere code. Zet hem eerst terug.`,
  ),
  textChanged: defineProblem(
    'text-changed',
    409,
    'Antwoord is veranderd',
    () => 'Dit antwoord is intussen veranderd. Bekijk het opnieuw.',
  ),
} as const;
