import type { RoleName } from '@ido/api';
import { useState } from 'react';
import { FormDialog } from '../parts/form-dialog';
import { TextAreaField } from '../parts/text-area-field';
import { texts } from '../texts';
import { writtenMeanwhile, type useWrite } from './queries';
import { WrittenMeanwhile } from './written-meanwhile';

interface StateDialogProps {
  readonly role: RoleName;
  readonly state: string;
  /** Of the state that is shown. */
  readonly revision: number;
  readonly write: ReturnType<typeof useWrite>;
  readonly onDone: () => void;
}

/** How a role is doing, in a sentence. */
export function StateDialog({ role, state: before, revision: seen, write, onDone }: StateDialogProps) {
  const { findings } = texts;
  const [state, setState] = useState(before);
  // What was seen when the dialog opened, or of what others wrote since.
  const [opened] = useState(seen);
  const theirs = writtenMeanwhile(write.error);
  const revision = theirs?.revision ?? opened;
  return (
    <FormDialog
      title={findings.writeStateOf(texts.roles[role])}
      submit={theirs ? findings.keepMine : undefined}
      busy={write.isPending}
      onSubmit={() => write.mutate({ role, state, revision }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <WrittenMeanwhile error={write.error} onLeave={onDone} />
      <TextAreaField label={findings.state} value={state} rows={4} maxLength={1000} onChange={setState} />
    </FormDialog>
  );
}
