import type { FieldError } from '@ido/api';
import type { TemplateFault } from '@ido/fieldwork';
import { defineProblem } from '../http/problem-error';

/** What work with messages is refused with. */
export const messageProblem = {
  mailingState: defineProblem(
    'mailing-state',
    409,
    'Kan niet in deze stand',
    ({ action }: { action: 'pause' | 'resume' | 'cancel' }) =>
      `Deze verzending kan niet worden ${{ pause: 'gepauzeerd', resume: 'hervat', cancel: 'geannuleerd' }[action]}.`,
  ),
  waveOver: defineProblem(
    'mailing-wave-over',
    409,
    'Meting gesloten',
    () => 'Deze meting is gesloten. Er kunnen geen berichten met een link meer worden verstuurd.',
  ),
  thanksExist: defineProblem(
    'thanks-exist',
    409,
    'Bedankbericht staat al aan',
    () => 'Er is al een bedankbericht voor deze meting. Stop dat eerst.',
  ),
  notUncertain: defineProblem(
    'message-not-uncertain',
    409,
    'Niet onzeker',
    () => 'Over dit bericht hoeft niets meer te worden beslist.',
  ),
  eventsRefused: defineProblem(
    'mail-events-refused',
    401,
    'Niet herkend',
    () => 'Stuur de sleutel van MAIL_EVENTS_SECRET mee als Bearer in de kop Authorization.',
    { headers: () => ({ 'www-authenticate': 'Bearer' }) },
  ),
  unknownUnsubscribeLink: defineProblem(
    'unknown-unsubscribe-link',
    404,
    'Link niet bekend',
    () => 'Deze link om af te melden kennen wij niet. Controleer of u de hele link heeft overgenomen.',
  ),
} as const;

/** What is wrong with a text, as errors of the fields `subject` and `body`. */
export function templateErrors(faults: readonly TemplateFault[]): FieldError[] {
  return faults.map((fault) => ({ pointer: `/${fault.part}`, code: CODES[fault.kind], detail: detailOf(fault) }));
}

const CODES: Readonly<Record<TemplateFault['kind'], string>> = {
  unknownField: 'unknown-field',
  openBraces: 'open-braces',
  closingBraces: 'open-braces',
  missingField: 'missing-field',
  misplacedField: 'misplaced-field',
  empty: 'required',
};

function detailOf(fault: TemplateFault): string {
  const where = fault.part === 'subject' ? 'het onderwerp' : 'de tekst';
  switch (fault.kind) {
    case 'empty':
      return fault.part === 'subject' ? 'Het onderwerp is leeg.' : 'De tekst is leeg.';
    case 'missingField':
      return `In de tekst ontbreekt {{${fault.name}}}.`;
    case 'misplacedField':
      return `{{${fault.name}}} kan niet in ${where} van dit bericht staan.`;
    case 'unknownField':
      return `Het veld {{${fault.name}}} bestaat niet (${where}, ${placeOf(fault)}).`;
    case 'openBraces':
      return `Een veld is niet afgesloten met }} (${where}, ${placeOf(fault)}).`;
    case 'closingBraces':
      return `Er staat }} zonder {{ ervoor (${where}, ${placeOf(fault)}).`;
  }
}

const placeOf = ({ line, column }: { line: number; column: number }) => `regel ${line}, teken ${column}`;
