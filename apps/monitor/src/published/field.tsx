import {
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Textarea,
  Textbox,
} from '@utrecht/component-library-react';
import { useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly error?: string | null;
  readonly type?: 'text' | 'date';
  /** More than one line. */
  readonly lines?: number;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Names the field for who puts the focus on what is wrong. */
  readonly name: string;
}

/** A field that is checked while it is filled in. */
export function Field({
  label,
  value,
  onChange,
  help,
  error,
  type = 'text',
  lines,
  placeholder,
  maxLength,
  name,
}: FieldProps) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const input = {
    id,
    name,
    value,
    placeholder,
    maxLength,
    invalid: Boolean(error),
    'aria-invalid': Boolean(error),
    'aria-describedby': described,
    spellCheck: false,
  };
  return (
    <FormField invalid={Boolean(error)}>
      <p className="utrecht-form-field__label">
        <FormLabel htmlFor={id}>{label}</FormLabel>
      </p>
      {help && <FormFieldDescription id={`${id}-help`}>{help}</FormFieldDescription>}
      {error && <FormFieldErrorMessage id={`${id}-error`}>{error}</FormFieldErrorMessage>}
      {lines === undefined ? (
        <Textbox {...input} type={type} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Textarea {...input} rows={lines} onChange={(event) => onChange(event.target.value)} />
      )}
    </FormField>
  );
}
