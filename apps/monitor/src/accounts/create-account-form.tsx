import type { Account, Study } from '@ido/api';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ProblemError } from '../api/problem-error';
import { Failure } from '../parts/failure';
import { FormActions } from '../parts/form-actions';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { PasswordField, SHORTEST_PASSWORD } from './password-field';
import { useCreateAccount } from './queries';
import { rightsBody } from './rights-body';
import { RightsFields, type Rights } from './rights-fields';

const NO_RIGHTS: Rights = { administrator: false, studies: [], organisations: [] };

interface CreateAccountFormProps {
  readonly studies: readonly Study[];
  readonly onCreated: (account: Account) => void;
  readonly onCancel: () => void;
}

/** Adds somebody who can sign in. */
export function CreateAccountForm({ studies, onCreated, onCancel }: CreateAccountFormProps) {
  const name = useRef<HTMLInputElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [rights, setRights] = useState(NO_RIGHTS);
  const [errors, setErrors] = useState<Partial<Record<'name' | 'email' | 'password', string>>>({});
  const create = useCreateAccount();
  useEffect(() => name.current?.focus(), []);
  const { accounts } = texts;
  const refused = create.error instanceof ProblemError ? create.error : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const values = {
      name: name.current?.value.trim() ?? '',
      email: email.current?.value.trim() ?? '',
      password: password.current?.value ?? '',
    };
    const found = {
      name: values.name === '' ? accounts.nameMissing : undefined,
      email: /^\S+@\S+\.\S+$/u.test(values.email) ? undefined : accounts.emailWrong,
      password: values.password.length < SHORTEST_PASSWORD ? accounts.passwordShort : undefined,
    };
    setErrors(found);
    if (found.name) return name.current?.focus();
    if (found.email) return email.current?.focus();
    if (found.password) return password.current?.focus();
    create.mutate({ ...values, ...rightsBody(rights) }, { onSuccess: onCreated });
  };

  return (
    <form className="ido-panel ido-form" onSubmit={submit} noValidate aria-labelledby="nieuw">
      <h2 id="nieuw" className="utrecht-heading-3">
        {accounts.create}
      </h2>
      <Failure error={create.error} />
      <TextField
        ref={name}
        label={accounts.name}
        error={errors.name ?? refused?.fieldError('/name')}
        autoComplete="off"
        maxLength={200}
        required
      />
      <TextField
        ref={email}
        label={accounts.email}
        error={errors.email ?? refused?.fieldError('/email')}
        type="email"
        autoComplete="off"
        required
      />
      <PasswordField input={password} error={errors.password ?? refused?.fieldError('/password')} />
      <RightsFields rights={rights} studies={studies} onChange={setRights} />
      <FormActions submit={accounts.create} busy={create.isPending} onCancel={onCancel} />
    </form>
  );
}
