import type { MessageSummary } from '@ido/api';
import { Button, Heading2 } from '@utrecht/component-library-react';
import { useId } from 'react';
import { Dialog } from '../parts/confirmation';
import { Failure } from '../parts/failure';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useMessage } from './queries';

/** The text of one message, to read or to copy. */
export function MessageDialog({
  wave,
  message,
  onClose,
}: {
  wave: string;
  message: MessageSummary;
  onClose: () => void;
}) {
  const { messages: said } = texts;
  const title = useId();
  const whole = useMessage(wave, message.id);
  return (
    <Dialog labelledBy={title} onClose={onClose}>
      <Heading2 id={title}>{message.subject ?? said.kinds[message.kind]}</Heading2>
      <p className="ido-quiet">
        {said.to}: {message.address}
      </p>
      <Failure error={whole.error} />
      {whole.data ? (
        <div className="ido-letter" tabIndex={0} role="group" aria-label={said.previewText}>
          {whole.data.text}
        </div>
      ) : (
        !whole.error && <Skeleton lines={6} />
      )}
      <div className="ido-actions">
        <Button appearance="secondary-action-button" onClick={onClose}>
          {said.close}
        </Button>
      </div>
    </Dialog>
  );
}
