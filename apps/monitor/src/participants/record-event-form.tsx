import { RecordEvent } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useRef, useState, type FormEvent } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { useRecordEvent } from './queries';

const EVENTS = RecordEvent.shape.event;

/** Writes down what was heard on the telephone or sent by post. */
export function RecordEventForm({ wave, contact }: { wave: string; contact: string }) {
  const { participants: said } = texts;
  const [event, setEvent] = useState<RecordEvent['event']>('declined');
  const [missing, setMissing] = useState(false);
  const cause = useRef<HTMLInputElement>(null);
  const record = useRecordEvent(wave);
  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    const text = cause.current?.value.trim() ?? '';
    setMissing(text === '');
    if (text === '') return cause.current?.focus();
    record.mutate(
      { id: contact, event, cause: text },
      {
        onSuccess: () => {
          if (cause.current) cause.current.value = '';
        },
      },
    );
  };
  return (
    <details>
      <summary>{said.record}</summary>
      <form className="ido-form" onSubmit={submit} noValidate>
        <Failure error={record.error} />
        {record.isSuccess && <Message type="ok">{said.changed}</Message>}
        <ChoiceField
          label={said.recordEvent}
          value={event}
          options={EVENTS.options.map((value) => ({ value, label: said.events[value] }))}
          onChange={(value) => setEvent(EVENTS.parse(value))}
        />
        <TextField
          ref={cause}
          label={said.recordCause}
          help={said.recordCauseHelp}
          error={missing ? said.recordCauseMissing : undefined}
          maxLength={200}
          autoComplete="off"
        />
        <div className="ido-actions">
          <Button type="submit" appearance="secondary-action-button" disabled={record.isPending}>
            {said.recordSubmit}
          </Button>
        </div>
      </form>
    </details>
  );
}
