import type { MessageTemplate } from '@ido/api';
import { FormField, FormFieldErrorMessage, FormLabel, Textarea, Textbox } from '@utrecht/component-library-react';
import { useId, useRef } from 'react';
import { texts } from '../texts';

interface TextFieldsProps {
  readonly subject: string;
  readonly body: string;
  readonly subjectError: string | undefined;
  readonly bodyError: string | undefined;
  readonly fields: MessageTemplate['fields'];
  readonly onSubject: (subject: string) => void;
  readonly onBody: (body: string) => void;
}

/** Subject and text of a message, with the fields that can be put in it. */
export function TextFields(props: TextFieldsProps) {
  const { messages: said } = texts;
  const id = useId();
  const bodyField = useRef<HTMLTextAreaElement>(null);
  // A field is put where the text is being edited.
  const insert = (name: string) => {
    const field = bodyField.current;
    const from = field?.selectionStart ?? props.body.length;
    const to = field?.selectionEnd ?? from;
    props.onBody(`${props.body.slice(0, from)}{{${name}}}${props.body.slice(to)}`);
    field?.focus();
  };
  const { subjectError, bodyError } = props;
  return (
    <>
      <FormField invalid={Boolean(subjectError)}>
        <p className="utrecht-form-field__label">
          <FormLabel htmlFor={`${id}-subject`}>{said.subject}</FormLabel>
        </p>
        <Textbox
          id={`${id}-subject`}
          value={props.subject}
          maxLength={500}
          invalid={Boolean(subjectError)}
          aria-describedby={subjectError ? `${id}-subject-error` : undefined}
          onChange={(event) => props.onSubject(event.target.value)}
        />
        {subjectError && <FormFieldErrorMessage id={`${id}-subject-error`}>{subjectError}</FormFieldErrorMessage>}
      </FormField>
      <FormField invalid={Boolean(bodyError)}>
        <p className="utrecht-form-field__label">
          <FormLabel htmlFor={`${id}-body`}>{said.body}</FormLabel>
        </p>
        <Textarea
          ref={bodyField}
          id={`${id}-body`}
          className="ido-compose__body"
          value={props.body}
          rows={18}
          invalid={Boolean(bodyError)}
          aria-describedby={bodyError ? `${id}-body-error` : undefined}
          onChange={(event) => props.onBody(event.target.value)}
        />
        {bodyError && <FormFieldErrorMessage id={`${id}-body-error`}>{bodyError}</FormFieldErrorMessage>}
      </FormField>
      <div role="group" aria-label={said.fields} className="ido-merge-fields">
        {props.fields.map(({ name, meaning }) => (
          <button
            key={name}
            type="button"
            title={meaning}
            aria-label={said.insert(name, meaning)}
            onClick={() => insert(name)}
          >
            {`{{${name}}}`}
          </button>
        ))}
      </div>
    </>
  );
}
