import type { ParticipantState } from '@ido/api';
import { StatusBadge } from '@utrecht/component-library-react';
import { texts } from '../texts';

const TONE: Record<ParticipantState, string> = {
  planned: 'neutral',
  sent: 'neutral',
  bounced: 'danger',
  opened: 'warning',
  started: 'warning',
  completed: 'safe',
  declined: 'neutral',
  'opted-out': 'neutral',
};

/** How far a contact has come, in a word. */
export function StateLabel({ state }: { state: ParticipantState }) {
  return (
    <StatusBadge status={TONE[state]} className="ido-status">
      {texts.participants.states[state]}
    </StatusBadge>
  );
}
