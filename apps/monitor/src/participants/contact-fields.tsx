import type { Participant } from '@ido/api';
import { FormField, FormLabel, Textarea } from '@utrecht/component-library-react';
import { useId, useRef, useState, type RefObject } from 'react';
import { ProblemError } from '../api/problem-error';
import { CheckField } from '../parts/check-field';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';

/** What is filled in about a contact. */
export interface ContactValues {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly note: string;
  readonly acceptDoubtful?: boolean;
}

/** The fields of a contact and how to read them. */
export function useContactFields() {
  const name = useRef<HTMLInputElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const phone = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const [accepted, setAccepted] = useState(false);
  const values = (): ContactValues => ({
    name: name.current?.value ?? '',
    email: email.current?.value ?? '',
    phone: phone.current?.value ?? '',
    note: note.current?.value ?? '',
    ...(accepted && { acceptDoubtful: true }),
  });
  return { boxes: { name, email, phone, note }, accepted, setAccepted, values };
}

interface ContactFieldsProps {
  readonly name: RefObject<HTMLInputElement | null>;
  readonly email: RefObject<HTMLInputElement | null>;
  readonly phone: RefObject<HTMLInputElement | null>;
  readonly note: RefObject<HTMLTextAreaElement | null>;
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
  readonly contact?: Participant;
  /** Why the server refused what was filled in before. */
  readonly error: unknown;
}

/** Name, address, telephone number and note of a contact. An address that looks odd can be said to be meant so. */
export function ContactFields(props: ContactFieldsProps) {
  const { name, email, phone, note, accepted, onAccept, contact, error } = props;
  const { participants: said } = texts;
  const id = useId();
  const refused = error instanceof ProblemError ? error : null;
  const doubtful = refused?.problem.errors?.some(({ code }) => code.startsWith('doubtful-')) ?? false;
  return (
    <>
      <TextField
        ref={name}
        label={said.name}
        defaultValue={contact?.name ?? ''}
        error={refused?.fieldError('/name')}
        autoComplete="off"
      />
      <TextField
        ref={email}
        label={said.email}
        help={said.emailHelp}
        defaultValue={contact?.email ?? ''}
        error={refused?.fieldError('/email')}
        autoComplete="off"
      />
      {(doubtful || accepted) && <CheckField label={said.acceptDoubtful} checked={accepted} onChange={onAccept} />}
      <TextField
        ref={phone}
        label={said.phone}
        defaultValue={contact?.phone ?? ''}
        error={refused?.fieldError('/phone')}
        autoComplete="off"
      />
      <FormField>
        <p className="utrecht-form-field__label">
          <FormLabel htmlFor={id}>{said.note}</FormLabel>
        </p>
        <Textarea id={id} ref={note} rows={3} defaultValue={contact?.note ?? ''} />
      </FormField>
    </>
  );
}
