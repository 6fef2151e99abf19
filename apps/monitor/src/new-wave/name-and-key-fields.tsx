import { ProblemError } from '../api/problem-error';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import type { NameAndKey } from './name-and-key';

interface NameAndKeyFieldsProps {
  readonly nameHelp?: string;
  /** What the fields begin with. */
  readonly proposal?: NameAndKey;
  readonly errors: Partial<NameAndKey>;
  /** Why the server refused, if it did. */
  readonly failure: unknown;
}

/** Fields `title` and `key` of a form. */
export function NameAndKeyFields({ nameHelp, proposal, errors, failure }: NameAndKeyFieldsProps) {
  const refused = failure instanceof ProblemError ? failure : null;
  const words = texts.newWave;
  return (
    <>
      <TextField
        name="title"
        label={words.name}
        help={nameHelp}
        defaultValue={proposal?.title}
        error={errors.title ?? refused?.fieldError('/title')}
        maxLength={200}
        autoComplete="off"
        required
      />
      <TextField
        name="key"
        label={words.key}
        help={words.keyHelp}
        defaultValue={proposal?.key}
        error={errors.key ?? refused?.fieldError('/key')}
        maxLength={100}
        autoComplete="off"
        required
      />
    </>
  );
}
