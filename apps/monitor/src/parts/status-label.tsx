import type { WaveStatus } from '@ido/api';
import { StatusBadge } from '@utrecht/component-library-react';
import { texts } from '../texts';

const TONE: Record<WaveStatus, string> = { draft: 'neutral', open: 'safe', closed: 'neutral', published: 'valid' };

/** State of a wave, in a word. */
export function StatusLabel({ status }: { status: WaveStatus }) {
  return (
    <StatusBadge status={TONE[status]} className={`ido-status ido-status--${status}`}>
      {texts.status[status]}
    </StatusBadge>
  );
}
