import { Checkbox, FormLabel } from '@utrecht/component-library-react';
import { useId } from 'react';

interface CheckFieldProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** A tick box with its label behind it. */
export function CheckField({ label, checked, onChange, disabled }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="ido-check">
      <Checkbox id={id} checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <FormLabel htmlFor={id} type="checkbox" disabled={disabled}>
        {label}
      </FormLabel>
    </div>
  );
}
