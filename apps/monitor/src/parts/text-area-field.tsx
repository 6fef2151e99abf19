import {
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Textarea,
} from '@utrecht/component-library-react';
import { useId } from 'react';

interface TextAreaFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly error?: string;
  readonly value: string;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly onChange: (value: string) => void;
}

/** A box for more lines, with its label above it, and what is wrong with it between the two. */
export function TextAreaField({ label, help, error, value, rows = 6, maxLength, onChange }: TextAreaFieldProps) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <FormField invalid={Boolean(error)}>
      <p className="utrecht-form-field__label">
        <FormLabel htmlFor={id}>{label}</FormLabel>
      </p>
      {help && <FormFieldDescription id={`${id}-help`}>{help}</FormFieldDescription>}
      {error && <FormFieldErrorMessage id={`${id}-error`}>{error}</FormFieldErrorMessage>}
      <Textarea
        id={id}
        value={value}
        rows={rows}
        maxLength={maxLength}
        invalid={Boolean(error)}
        aria-invalid={Boolean(error)}
        aria-describedby={described || undefined}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </FormField>
  );
}
