import { Heading2 } from '@utrecht/component-library-react';
import { useId, type FormEvent, type ReactNode } from 'react';
import { texts } from '../texts';
import { Dialog } from './confirmation';
import { FormActions } from './form-actions';

interface FormDialogProps {
  readonly title: string;
  /** What sending it does; absent: keep. */
  readonly submit?: string;
  readonly busy: boolean;
  /** Given what was filled in, by the names of the fields, and the form itself, to go to a field of it. */
  readonly onSubmit: (given: FormData, form: HTMLFormElement) => void;
  readonly onCancel: () => void;
  /** The fields, and why it could not be kept. */
  readonly children: ReactNode;
}

/** A form in a dialog, with its title above it and its buttons below. */
export function FormDialog({ title, submit = texts.save, busy, onSubmit, onCancel, children }: FormDialogProps) {
  const id = useId();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget), event.currentTarget);
  };
  return (
    <Dialog labelledBy={id} onClose={onCancel}>
      <form className="ido-form" onSubmit={send} noValidate>
        <Heading2 id={id}>{title}</Heading2>
        {children}
        <FormActions {...{ submit, busy, onCancel }} />
      </form>
    </Dialog>
  );
}
