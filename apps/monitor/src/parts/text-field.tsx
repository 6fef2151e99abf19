import { Textbox } from '@utrecht/component-library-react';
import type { InputHTMLAttributes, Ref } from 'react';
import { LabelledField } from './labelled-field';

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
  return (
    <LabelledField {...{ label, help, error }}>
      {(control) => (
        <Textbox
          {...input}
          {...control}
          ref={ref}
          type={type}
          spellCheck={false}
          onChange={onValue && ((event) => onValue(event.target.value))}
        />
      )}
    </LabelledField>
  );
}
