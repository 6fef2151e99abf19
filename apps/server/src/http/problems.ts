import type { FieldError } from '@ido/api';
import { defineProblem, withErrors } from './problem-error';

const count = (errors: readonly unknown[]) =>
  errors.length === 1 ? 'Eén gegeven is' : `${errors.length} gegevens zijn`;

const minutes = (seconds: number) => {
  const whole = Math.ceil(seconds / 60);
  return whole === 1 ? '1 minuut' : `${whole} minuten`;
};

/** The problems that more than one module refuses with. A module adds its own with `defineProblem` in its own folder. */
export const problem = {
  // The request itself
  malformed: defineProblem('malformed-request', 400, 'Onleesbaar verzoek', ({ reason }: { reason: string }) => reason),
  invalid: defineProblem(
    'invalid-input',
    400,
    'Gegevens kloppen niet',
    ({ errors }: { errors: readonly FieldError[] }) => `${count(errors)} niet goed ingevuld.`,
    withErrors,
  ),
  notFound: defineProblem('not-found', 404, 'Niet gevonden', () => 'Dit adres bestaat niet.'),
  methodNotAllowed: defineProblem(
    'method-not-allowed',
    405,
    'Methode niet mogelijk',
    ({ allowed }: { allowed: readonly string[] }) => `Op dit adres kan alleen ${allowed.join(', ')}.`,
    { headers: ({ allowed }) => ({ allow: allowed.join(', ') }) },
  ),
  unknown: defineProblem(
    'unknown-resource',
    404,
    'Niet gevonden',
    ({ what, key }: { what: string; key: string }) => `${what} '${key}' bestaat niet of u mag die niet zien.`,
  ),
  notAcceptable: defineProblem(
    'not-acceptable',
    406,
    'Vorm niet beschikbaar',
    ({ offered }: { offered: readonly string[] }) => `Dit antwoord is er alleen als ${offered.join(', ')}.`,
  ),
  tooLarge: defineProblem('too-large', 413, 'Te groot', () => 'Er is meer gestuurd dan is toegestaan.'),
  addressTooLong: defineProblem('address-too-long', 414, 'Adres te lang', () => 'Het adres is te lang.'),
  unsupportedType: defineProblem(
    'unsupported-media-type',
    415,
    'Soort inhoud niet ondersteund',
    ({ expected }: { expected: readonly string[] }) => `Stuur de inhoud als ${expected.join(' of ')}.`,
  ),

  // Who asks
  notSignedIn: defineProblem('not-signed-in', 401, 'Niet ingelogd', () => 'Log in om verder te gaan.', {
    headers: () => ({ 'www-authenticate': 'Bearer' }),
  }),
  wrongCredentials: defineProblem(
    'wrong-credentials',
    401,
    'Inloggen is niet gelukt',
    () => 'Het e-mailadres of het wachtwoord klopt niet.',
  ),
  tooManyAttempts: defineProblem(
    'too-many-attempts',
    429,
    'Te veel pogingen',
    ({ retryAfter }: { retryAfter: number }) =>
      `Er is te vaak een verkeerd wachtwoord ingevuld. Probeer het over ${minutes(retryAfter)} opnieuw.`,
    { headers: ({ retryAfter }) => ({ 'retry-after': String(Math.ceil(retryAfter)) }) },
  ),
  csrf: defineProblem(
    'csrf-token-missing',
    403,
    'Verzoek niet vertrouwd',
    () => 'Het verzoek mist het bewijs dat het van deze pagina komt. Laad de pagina opnieuw.',
  ),
  forbidden: defineProblem(
    'forbidden',
    403,
    'Geen toegang',
    ({ need }: { need: 'administrator' | 'researcher' }) =>
      `Dit mag alleen ${need === 'administrator' ? 'een beheerder' : 'een onderzoeker van dit onderzoek'}.`,
  ),

  // What is asked
  keyTaken: defineProblem(
    'key-taken',
    409,
    'Bestaat al',
    ({ what, key }: { what: string; key: string }) => `${what} '${key}' bestaat al.`,
  ),
  waveTransition: defineProblem(
    'wave-transition',
    409,
    'Kan niet in deze stand',
    ({ from, to }: { from: string; to: string }) => `Een meting kan niet van '${from}' naar '${to}'.`,
  ),
  withoutMicrodata: defineProblem(
    'without-microdata',
    409,
    'Meting zonder microgegevens',
    ({ wave }: { wave: string }) =>
      `Van meting '${wave}' zijn alleen gepubliceerde cijfers bekend. Er zijn geen losse antwoorden.`,
  ),
  forStudyTeam: defineProblem(
    'for-study-team',
    403,
    'Alleen voor het onderzoeksteam',
    ({ open }: { open: readonly string[] }) =>
      'Deze selectie of uitsplitsing mag alleen het onderzoeksteam zien. ' +
      (open.length > 0 ? `U kunt kiezen uit: ${open.join(', ')}.` : 'Bij deze meting kunt u alleen het geheel zien.'),
  ),
  tooManyValues: defineProblem(
    'too-many-values',
    409,
    'Te veel verschillende getallen',
    ({ variable }: { variable: string }) =>
      `'${variable}' heeft te veel verschillende getallen om samen te vatten. Maak er klassen van.`,
  ),
  noPublishedVersion: defineProblem(
    'no-published-version',
    409,
    'Vragenlijst niet vastgesteld',
    ({ questionnaire }: { questionnaire: string }) =>
      `Vragenlijst '${questionnaire}' heeft nog geen vastgestelde versie.`,
  ),
  versionPublished: defineProblem(
    'version-published',
    409,
    'Versie ligt vast',
    ({ version }: { version: number }) => `Versie ${version} is vastgesteld en kan niet meer veranderen.`,
  ),
  unsupportedQuestionnaire: defineProblem(
    'unsupported-questionnaire',
    400,
    'Vragenlijst niet ondersteund',
    ({ errors }: { errors: readonly FieldError[] }) =>
      `De vragenlijst bevat ${errors.length === 1 ? 'iets dat' : 'dingen die'} nog niet ${errors.length === 1 ? 'kan' : 'kunnen'}.`,
    withErrors,
  ),
  lastAdministrator: defineProblem(
    'last-administrator',
    409,
    'Laatste beheerder',
    () => 'Er moet ten minste één beheerder overblijven.',
  ),

  // The server itself
  busy: defineProblem('busy', 503, 'Even druk', () => 'Het is druk. Probeer het zo opnieuw.', {
    headers: () => ({ 'retry-after': '1' }),
  }),
  databaseUnavailable: defineProblem(
    'database-unavailable',
    503,
    'Even niet beschikbaar',
    () => 'De gegevens zijn even niet bereikbaar. Probeer het zo opnieuw.',
    { headers: () => ({ 'retry-after': '2' }) },
  ),
  internal: defineProblem(
    'internal-error',
    500,
    'Er ging iets mis',
    () => 'Er ging iets mis aan onze kant. Probeer het later opnieuw.',
  ),
} as const;
