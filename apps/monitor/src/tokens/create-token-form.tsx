import { Button } from '@utrecht/component-library-react';
import { useRef, useState, type FormEvent } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { useCreateAccessToken } from './queries';

const DAYS = [30, 90, 366];

/** Makes a key and shows it once. */
export function CreateTokenForm() {
  const name = useRef<HTMLInputElement>(null);
  const [days, setDays] = useState(90);
  const [error, setError] = useState<string>();
  const create = useCreateAccessToken();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const value = name.current?.value.trim() ?? '';
    setError(value === '' ? texts.tokens.nameMissing : undefined);
    if (value === '') return name.current?.focus();
    create.mutate(
      { name: value, days },
      {
        onSuccess: () => {
          if (name.current) name.current.value = '';
        },
      },
    );
  };
  return (
    <form className="ido-panel ido-form" onSubmit={submit} noValidate>
      <Failure error={create.error} />
      {create.data?.token && <NewToken token={create.data.token} />}
      <TextField ref={name} label={texts.tokens.name} error={error} autoComplete="off" maxLength={100} required />
      <ChoiceField
        label={texts.tokens.days}
        value={String(days)}
        onChange={(value) => setDays(Number(value))}
        options={DAYS.map((option) => ({ value: String(option), label: texts.tokens.daysOption(option) }))}
      />
      <div className="ido-actions">
        <Button type="submit" appearance="primary-action-button" disabled={create.isPending}>
          {texts.tokens.create}
        </Button>
      </div>
    </form>
  );
}

function NewToken({ token }: { token: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="ido-token">
      <Message type="ok">{texts.tokens.once}</Message>
      <code className="utrecht-code">{token}</code>
      <Button
        appearance="secondary-action-button"
        onClick={() => void navigator.clipboard.writeText(token).then(() => setCopied(true))}
      >
        {texts.tokens.copy}
      </Button>
      <span role="status">{copied ? texts.tokens.copied : ''}</span>
    </div>
  );
}
