import { dutchNumber } from '@ido/report';
import { Button, FormField, FormFieldErrorMessage, FormLabel, Paragraph } from '@utrecht/component-library-react';
import { useId, useRef, useState } from 'react';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { useBounces } from './queries';

/** Reads a file with messages that came back. */
export function BounceUpload({ wave }: { wave: string }) {
  const { messages: said } = texts;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const read = useBounces(wave);
  const submit = () => {
    const file = input.current?.files?.[0];
    setMissing(file === undefined);
    if (file) read.mutate(file);
    else input.current?.focus();
  };
  return (
    <section className="ido-panel ido-form" aria-labelledby="teruggekomen">
      <h2 id="teruggekomen" className="utrecht-heading-3">
        {said.bounces}
      </h2>
      <Paragraph>{said.bouncesLead}</Paragraph>
      <FormField invalid={missing}>
        <p className="utrecht-form-field__label">
          <FormLabel htmlFor={id}>{said.bouncesFile}</FormLabel>
        </p>
        {missing && <FormFieldErrorMessage id={`${id}-error`}>{said.bouncesMissing}</FormFieldErrorMessage>}
        <input
          ref={input}
          id={id}
          type="file"
          accept=".mbox,.eml,.txt,application/mbox,message/rfc822"
          aria-invalid={missing}
          aria-describedby={missing ? `${id}-error` : undefined}
        />
      </FormField>
      <Failure error={read.error} />
      {read.data && (
        <Message type="ok">
          {said.bouncesReport(
            dutchNumber(read.data.messages),
            dutchNumber(read.data.hard),
            dutchNumber(read.data.soft),
            dutchNumber(read.data.unmatched.length),
          )}
        </Message>
      )}
      <Button appearance="secondary-action-button" disabled={read.isPending} onClick={submit}>
        {said.bouncesRead}
      </Button>
    </section>
  );
}
