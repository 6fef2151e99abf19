import type { ResponseSummary } from '@ido/api';
import { Button, Heading2, Paragraph } from '@utrecht/component-library-react';
import { useId, useRef, useState, type FormEvent } from 'react';
import { Dialog } from '../parts/confirmation';
import { describeError } from '../parts/describe-error';
import { Message } from '../parts/message';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { useReopen } from './queries';
import { respondentName } from './response-words';

interface ReopenDialogProps {
  readonly wave: string;
  readonly response: ResponseSummary;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Asks why a completed response is opened again, and says what that does to the figures. */
export function ReopenDialog({ wave, response, onDone, onCancel }: ReopenDialogProps) {
  const { responses: said } = texts;
  const id = useId();
  const reason = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const reopen = useReopen(wave, response.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = reason.current?.value.trim() ?? '';
    setMissing(text === '');
    if (text === '') reason.current?.focus();
    else reopen.mutate({ reason: text }, { onSuccess: onDone });
  };
  return (
    <Dialog labelledBy={id} onClose={onCancel}>
      <form className="ido-form" onSubmit={submit} noValidate>
        <Heading2 id={id}>{said.reopenTitle(respondentName(response))}</Heading2>
        <Paragraph>{said.reopenExplains}</Paragraph>
        {response.request && <Paragraph>{said.reasonOf(response.request.reason || said.noReason)}</Paragraph>}
        {reopen.error ? <Message type="error">{describeError(reopen.error).text}</Message> : null}
        <TextField
          ref={reason}
          label={said.reason}
          help={said.reasonHelp}
          error={missing ? said.reasonMissing : undefined}
          defaultValue={response.request?.reason ?? ''}
          maxLength={2000}
          autoComplete="off"
        />
        <div className="ido-actions">
          <Button type="submit" appearance="primary-action-button" disabled={reopen.isPending}>
            {said.reopen}
          </Button>
          <Button appearance="secondary-action-button" onClick={onCancel}>
            {texts.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
