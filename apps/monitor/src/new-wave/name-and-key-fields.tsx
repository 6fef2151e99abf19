import { ProblemError } from '../api/problem-error';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import type { NameAndKey } from './name-and-key';

interface NameAndKeyFieldsProps {
  readonly nameHelp: string;
  readonly errors: Partial<NameAndKey>;
  /** Why the server refused, if it did. */
  readonly failure: unknown;
}

/** Fields `title` and `key` of a form. */
export function NameAndKeyFields({ nameHelp, errors, failure }: NameAndKeyFieldsProps) {
  const refused = failure instanceof ProblemError ? failure : null;
  const words = texts.newWave;
  return (
    <>
      <TextField
        name="title"
        label={words.name}
        help={nameHelp}
        error={errors.title ?? refused?.fieldError('/title')}
        maxLength={200}
        autoComplete="off"
        required
      />
      <TextField
        name="key"
        label={words.key}
        help={words.keyHelp}
        error={errors.key ?? refused?.fieldError('/key')}
        maxLength={100}
        autoComplete="off"
        required
      />
    </>
  );
}
