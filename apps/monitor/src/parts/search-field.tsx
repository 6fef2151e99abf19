import { FormField, FormLabel, Textbox } from '@utrecht/component-library-react';
import { useEffect, useId, useState } from 'react';
import { texts } from '../texts';

/** Milliseconds of rest after the last key before a search is asked for. */
const REST = 250;

interface SearchFieldProps {
  readonly label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A box to search a table with; tells what is in it once the typing rests. */
export function SearchField({ label = texts.tables.search, value, onChange }: SearchFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // The address changed by other means (back, "wis alles"): the box follows it.
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), REST);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <FormField className="ido-search">
      <p className="utrecht-form-field__label">
        <FormLabel htmlFor={id}>{label}</FormLabel>
      </p>
      <Textbox
        id={id}
        type="search"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormField>
  );
}
