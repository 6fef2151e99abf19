import { Button } from '@utrecht/component-library-react';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { writtenMeanwhile } from './queries';

/** Why something was not kept. When somebody else wrote meanwhile: what, with the choice to leave it so; sending again keeps one's own. */
export function WrittenMeanwhile({ error, onLeave }: { error: unknown; onLeave: () => void }) {
  const stored = writtenMeanwhile(error);
  if (!stored) return <Failure error={error} />;
  const { findings } = texts;
  return (
    <>
      <Message type="warning">{findings.meanwhile(stored.writtenBy, stored.text)}</Message>
      <div className="ido-actions">
        <Button type="button" appearance="secondary-action-button" onClick={onLeave}>
          {findings.leaveTheirs}
        </Button>
      </div>
    </>
  );
}
