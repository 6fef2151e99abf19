import type { ResponseSummary } from '@ido/api';
import { Paragraph } from '@utrecht/component-library-react';
import { useRef, useState } from 'react';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
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
  const reason = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const reopen = useReopen(wave, response.id);
  const submit = () => {
    const text = reason.current?.value.trim() ?? '';
    setMissing(text === '');
    if (text === '') reason.current?.focus();
    else reopen.mutate({ reason: text }, { onSuccess: onDone });
  };
  return (
    <FormDialog
      title={said.reopenTitle(respondentName(response))}
      submit={said.reopen}
      busy={reopen.isPending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Paragraph>{said.reopenExplains}</Paragraph>
      {response.request && <Paragraph>{said.reasonOf(response.request.reason || said.noReason)}</Paragraph>}
      <Failure error={reopen.error} />
      <TextField
        ref={reason}
        label={said.reason}
        help={said.reasonHelp}
        error={missing ? said.reasonMissing : undefined}
        defaultValue={response.request?.reason ?? ''}
        maxLength={2000}
        autoComplete="off"
      />
    </FormDialog>
  );
}
