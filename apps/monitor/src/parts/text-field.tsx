import {
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Textbox,
} from '@utrecht/component-library-react';
import { useId, type InputHTMLAttributes, type Ref } from 'react';

type InputType = 'text' | 'email' | 'password' | 'date';
interface TextFieldProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'autoComplete' | 'defaultValue' | 'inputMode' | 'maxLength' | 'name' | 'required'
> {
  readonly label: string;
  readonly type?: InputType;
  readonly help?: string;
  readonly error?: string;
  readonly ref?: Ref<HTMLInputElement>;
  /** Told at every key what is in the box. */
  readonly onValue?: (value: string) => void;
}

/** A text box with its label above it, and what is wrong with it between the two. */
export function TextField({ label, help, error, ref, onValue, type = 'text', ...input }: TextFieldProps) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <FormField invalid={Boolean(error)}>
      <p className="utrecht-form-field__label">
        <FormLabel htmlFor={id}>{label}</FormLabel>
      </p>
      {help && <FormFieldDescription id={`${id}-help`}>{help}</FormFieldDescription>}
      {error && <FormFieldErrorMessage id={`${id}-error`}>{error}</FormFieldErrorMessage>}
      <Textbox
        {...input}
        id={id}
        ref={ref}
        type={type}
        invalid={Boolean(error)}
        aria-invalid={Boolean(error)}
        aria-describedby={described || undefined}
        spellCheck={false}
        onChange={onValue && ((event) => onValue(event.target.value))}
      />
    </FormField>
  );
}
