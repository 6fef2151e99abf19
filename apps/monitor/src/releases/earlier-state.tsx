import { Button } from '@utrecht/component-library-react';
import { Message } from '../parts/message';
import { texts } from '../texts';

/** Says that the figures are not those of now. */
export function EarlierState({ onNow }: { onNow: () => void }) {
  return (
    <>
      <Message type="info">{texts.releases.earlier}</Message>
      <div className="ido-screen-only">
        <Button appearance="secondary-action-button" onClick={onNow}>
          {texts.releases.toNow}
        </Button>
      </div>
    </>
  );
}
