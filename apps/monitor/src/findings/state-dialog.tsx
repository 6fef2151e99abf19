import type { RoleName } from '@ido/api';
import { useState } from 'react';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
import { TextAreaField } from '../parts/text-area-field';
import { texts } from '../texts';
import type { useWrite } from './queries';

interface StateDialogProps {
  readonly role: RoleName;
  readonly state: string;
  readonly write: ReturnType<typeof useWrite>;
  readonly onDone: () => void;
}

/** How a role is doing, in a sentence. */
export function StateDialog({ role, state: before, write, onDone }: StateDialogProps) {
  const { findings } = texts;
  const [state, setState] = useState(before);
  return (
    <FormDialog
      title={findings.writeStateOf(texts.roles[role])}
      busy={write.isPending}
      onSubmit={() => write.mutate({ role, state }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <Failure error={write.error} />
      <TextAreaField label={findings.state} value={state} rows={4} maxLength={1000} onChange={setState} />
    </FormDialog>
  );
}
