import { useState } from 'react';
import type { Gate } from '../../save-queue/outcome';
import { texts } from '../../texts/texts';
import { Frame } from '../frame';
import { GatePage } from '../gate-page';
import { RemovalPage, type RemovedListener } from './removal-page';

interface ClosedGateProps {
  readonly gate: Gate;
  readonly token: string;
  readonly removed: RemovedListener;
}

/** A wave that is closed: what was filled in can still be removed. */
export function ClosedGate({ gate, token, removed }: ClosedGateProps) {
  const [open, setOpen] = useState(false);
  const { ask, title } = texts.together.removal;
  if (open) {
    return (
      <Frame tab={title}>
        <RemovalPage token={token} back={() => setOpen(false)} removed={removed} />
      </Frame>
    );
  }
  return (
    <GatePage gate={gate}>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {ask}
      </button>
    </GatePage>
  );
}
