import { FormField, FormFieldDescription, FormFieldErrorMessage, FormLabel } from '@utrecht/component-library-react';
import { useId, type ReactNode } from 'react';

/** What a control needs to belong to its label, its help and what is wrong with it. */
export interface LabelledControl {
  readonly id: string;
  readonly invalid: boolean;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface LabelledFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly error?: string;
  /** Draws the control, with what it needs to be found by its label. */
  readonly children: (control: LabelledControl) => ReactNode;
}

/** A control with its label above it, and what is wrong with it between the two. */
export function LabelledField({ label, help, error, children }: LabelledFieldProps) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  const invalid = Boolean(error);
  return (
    <FormField invalid={invalid}>
      <p className="utrecht-form-field__label">
        <FormLabel htmlFor={id}>{label}</FormLabel>
      </p>
      {help && <FormFieldDescription id={`${id}-help`}>{help}</FormFieldDescription>}
      {error && <FormFieldErrorMessage id={`${id}-error`}>{error}</FormFieldErrorMessage>}
      {children({ id, invalid, 'aria-invalid': invalid, 'aria-describedby': described || undefined })}
    </FormField>
  );
}
