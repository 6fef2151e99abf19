import { defineProblem } from '../http/problem-error';

/** What the keeping of contacts is refused with, besides fields that are wrong. */
export const participantProblem = {
  waveWithoutContacts: defineProblem(
    'wave-without-contacts',
    409,
    'Meting zonder uitnodigingen',
    () => 'Aan deze meting doet iedereen mee die de pagina opent. Er zijn geen contactpersonen.',
  ),
  contactsClosed: defineProblem(
    'contacts-closed',
    409,
    'Meting gesloten',
    () => 'Deze meting is gesloten. Er kunnen geen contactpersonen en links meer bij.',
  ),
  eventRefused: defineProblem(
    'participant-event-refused',
    409,
    'Kan niet in deze stand',
    ({ sentence }: { sentence: string; refusal: string }) => sentence,
    { members: ({ refusal }) => ({ refusal }) },
  ),
} as const;
