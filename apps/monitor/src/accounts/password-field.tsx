import { Button } from '@utrecht/component-library-react';
import type { RefObject } from 'react';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { proposePassword } from './propose-password';

interface PasswordFieldProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly error?: string;
}

/** A password that is set for somebody else: readable, so that it can be passed on, with a strong one on offer. */
export function PasswordField({ input, error }: PasswordFieldProps) {
  return (
    <div className="ido-password">
      <TextField
        ref={input}
        label={texts.accounts.password}
        help={texts.accounts.passwordHelp}
        error={error}
        autoComplete="off"
        maxLength={1000}
        required
      />
      <Button
        appearance="secondary-action-button"
        onClick={() => {
          if (input.current) input.current.value = proposePassword();
        }}
      >
        {texts.accounts.generate}
      </Button>
    </div>
  );
}

/** Fewest characters of a password. */
export const SHORTEST_PASSWORD = 12;
