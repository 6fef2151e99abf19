import { Textarea } from '@utrecht/component-library-react';
import { LabelledField } from './labelled-field';

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
  return (
    <LabelledField {...{ label, help, error }}>
      {(control) => (
        <Textarea
          {...control}
          value={value}
          rows={rows}
          maxLength={maxLength}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </LabelledField>
  );
}
