import type { Receipt, StoredState } from '@ido/api';
import { defineProblem } from '../http/problem-error';

interface Titled {
  readonly wave: { readonly key: string; readonly title: string };
}

/** A problem has a `status` of its own, that of HTTP: the whole stands in `stored`, the rest beside it too. */
const storedMembers = (stored: StoredState) => {
  const { status: _, ...beside } = stored;
  return { ...beside, stored };
};

const wave = ({ wave: { key, title } }: Titled) => ({ wave: { key, title } });

/** What respondents are refused with; the members are what their page shows. */
export const answeringProblem = {
  unknownLink: defineProblem(
    'unknown-link',
    404,
    'Link niet bekend',
    () => 'Deze link kennen wij niet. Controleer of u de hele link hebt overgenomen.',
  ),
  linkWithdrawn: defineProblem(
    'link-withdrawn',
    410,
    'Link ingetrokken',
    (_: Titled & { withdrawnAt: string }) => 'Deze link is ingetrokken. Vraag het onderzoeksbureau om een nieuwe link.',
    { members: (at) => ({ ...wave(at), withdrawnAt: at.withdrawnAt }) },
  ),
  /** `opensAt` is null when no date has been set. */
  waveNotOpen: defineProblem(
    'wave-not-open',
    403,
    'Nog niet open',
    (_: Titled & { opensAt: string | null }) => 'Deze vragenlijst is nog niet open.',
    { members: (at) => ({ ...wave(at), opensAt: at.opensAt }) },
  ),
  /** `closedAt` is null when it was closed by hand. */
  waveClosed: defineProblem(
    'wave-closed',
    410,
    'Gesloten',
    (_: Titled & { closedAt: string | null }) => 'Deze vragenlijst is gesloten. U kunt geen antwoorden meer geven.',
    { members: (at) => ({ ...wave(at), closedAt: at.closedAt }) },
  ),
  /** Member `stored`: `StoredState`. */
  revisionConflict: defineProblem(
    'revision-conflict',
    409,
    'Elders gewijzigd',
    ({ status }: StoredState) =>
      status === 'complete'
        ? 'De antwoorden zijn intussen verzonden.'
        : 'De antwoorden zijn intussen ergens anders gewijzigd.',
    { members: storedMembers },
  ),
  /** Member `stored`: `StoredState` with its receipt. */
  alreadyCompleted: defineProblem(
    'already-completed',
    409,
    'Al verzonden',
    (stored: StoredState & { receipt: Receipt }) =>
      `Deze vragenlijst is al verzonden, met kenmerk ${stored.receipt.reference}.`,
    { members: storedMembers },
  ),
  idempotencyKeyNeeded: defineProblem(
    'idempotency-key-needed',
    400,
    'Sleutel ontbreekt',
    () => 'Stuur in de kop Idempotency-Key een sleutel van 1 tot 100 letters, cijfers of leestekens mee.',
  ),
  idempotencyKeyReused: defineProblem(
    'idempotency-key-reused',
    409,
    'Sleutel al gebruikt',
    () => 'Met deze Idempotency-Key is al iets anders geregistreerd. Gebruik voor elke registratie een nieuwe.',
  ),
  invitationsClosed: defineProblem(
    'invitations-closed',
    409,
    'Meting gesloten',
    () => 'Deze meting is gesloten. Er kunnen geen uitnodigingen meer bij.',
  ),
  openAccessOnly: defineProblem(
    'invitation-needed',
    403,
    'Alleen met uitnodiging',
    () => 'Aan deze meting kunt u alleen meedoen met een persoonlijke link.',
  ),
} as const;
