import type { Account, Study } from '@ido/api';
import { Paragraph } from '@utrecht/component-library-react';
import { useRef, useState } from 'react';
import { Confirmation } from '../parts/confirmation';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
import { texts } from '../texts';
import { PasswordField, SHORTEST_PASSWORD } from './password-field';
import { useChangeAccount } from './queries';
import { rightsBody } from './rights-body';
import { RightsFields, type Rights } from './rights-fields';

interface AccountDialogProps {
  readonly account: Account;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Changes what somebody may do. */
export function RightsDialog({
  account,
  studies,
  self,
  ...dialog
}: AccountDialogProps & { studies: readonly Study[]; self: boolean }) {
  const [rights, setRights] = useState<Rights>(account);
  const change = useChangeAccount(account.id);
  return (
    <FormDialog
      title={texts.accounts.changeOf(account.name)}
      busy={change.isPending}
      onCancel={dialog.onCancel}
      onSubmit={() => change.mutate(rightsBody(rights), { onSuccess: dialog.onDone })}
    >
      <Failure error={change.error} />
      <RightsFields rights={rights} studies={studies} self={self} onChange={setRights} />
    </FormDialog>
  );
}

/** Sets a new password for somebody who lost theirs. */
export function PasswordDialog({ account, onDone, onCancel }: AccountDialogProps) {
  const password = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string>();
  const change = useChangeAccount(account.id);
  const submit = () => {
    const value = password.current?.value ?? '';
    const short = value.length < SHORTEST_PASSWORD;
    setError(short ? texts.accounts.passwordShort : undefined);
    if (short) password.current?.focus();
    else change.mutate({ password: value }, { onSuccess: onDone });
  };
  return (
    <FormDialog
      title={texts.accounts.newPasswordOf(account.name)}
      busy={change.isPending}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <Failure error={change.error} />
      <Paragraph>{texts.accounts.newPasswordExplains}</Paragraph>
      <PasswordField input={password} error={error} />
    </FormDialog>
  );
}

/** Asks before somebody can no longer sign in. */
export function DisableDialog({ account, onDone, onCancel }: AccountDialogProps) {
  const change = useChangeAccount(account.id);
  return (
    <Confirmation
      title={texts.accounts.disableTitle(account.name)}
      confirm={texts.accounts.disable}
      danger
      busy={change.isPending}
      error={change.error}
      onCancel={onCancel}
      onConfirm={() => change.mutate({ disabled: true }, { onSuccess: onDone })}
    >
      {texts.accounts.disableExplains}
    </Confirmation>
  );
}

/** Asks before somebody who was shut out can sign in again. */
export function EnableDialog({ account, onDone, onCancel }: AccountDialogProps) {
  const change = useChangeAccount(account.id);
  return (
    <Confirmation
      title={texts.accounts.enableTitle(account.name)}
      confirm={texts.accounts.enable}
      busy={change.isPending}
      error={change.error}
      onCancel={onCancel}
      onConfirm={() => change.mutate({ disabled: false }, { onSuccess: onDone })}
    >
      {texts.accounts.enableExplains}
    </Confirmation>
  );
}
