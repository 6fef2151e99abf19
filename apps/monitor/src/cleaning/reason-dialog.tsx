import type { CleaningEffect, NewCleaningEntry } from '@ido/api';
import { Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { useAddEntry } from './queries';

const SHORTEST = 3;

interface ReasonDialogProps {
  readonly wave: string;
  readonly title: string;
  readonly explains: string;
  readonly submit: string;
  /** The entry that is added, given the reason. */
  readonly entry: (reason: string) => NewCleaningEntry;
  readonly onDone: (effect: CleaningEffect) => void;
  readonly onCancel: () => void;
}

/** Asks why something is decided, and writes it in the log. */
export function ReasonDialog({ wave, title, explains, submit, entry, onDone, onCancel }: ReasonDialogProps) {
  const [missing, setMissing] = useState(false);
  const add = useAddEntry(wave);
  const send = (form: FormData) => {
    const reason = String(form.get('reason') ?? '').trim();
    setMissing(reason.length < SHORTEST);
    if (reason.length >= SHORTEST) add.mutate(entry(reason), { onSuccess: onDone });
  };
  return (
    <FormDialog {...{ title, submit, onCancel }} busy={add.isPending} onSubmit={send}>
      <Paragraph>{explains}</Paragraph>
      <Failure error={add.error} />
      <ReasonField missing={missing} />
    </FormDialog>
  );
}

/** The reason that goes with every entry. */
export function ReasonField({ missing }: { missing: boolean }) {
  const { cleaning: said } = texts;
  return (
    <TextField
      name="reason"
      label={said.reason}
      help={said.reasonHelp}
      error={missing ? said.reasonMissing : undefined}
      maxLength={1000}
      autoComplete="off"
    />
  );
}
