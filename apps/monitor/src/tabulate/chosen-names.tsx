import type { Dimension } from '@ido/api';
import { useId } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { texts } from '../texts';

interface ChosenNamesProps {
  readonly title: string;
  readonly add: string;
  readonly names: readonly string[];
  readonly variables: readonly Pick<Dimension, 'name' | 'title'>[];
  readonly onChange: (names: string[]) => void;
}

/** Variables in their order: each can be taken away, others added behind them. */
export function ChosenNames({ title, add, names, variables, onChange }: ChosenNamesProps) {
  const id = useId();
  const { tabulate } = texts;
  const titleOf = (name: string) => variables.find((variable) => variable.name === name)?.title ?? name;
  return (
    <div role="group" aria-labelledby={id} className="ido-chosen">
      <p id={id} className="ido-chosen__title">
        {title}
      </p>
      {names.length > 0 && (
        <ul>
          {names.map((name) => (
            <li key={name}>
              <button
                type="button"
                aria-label={tabulate.remove(titleOf(name))}
                onClick={() => onChange(names.filter((other) => other !== name))}
              >
                {titleOf(name)} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <ChoiceField
        label={add}
        value=""
        onChange={(name) => name && onChange([...names, name])}
        options={[
          { value: '', label: tabulate.none },
          ...variables
            .filter(({ name }) => !names.includes(name))
            .map((variable) => ({ value: variable.name, label: variable.title })),
        ]}
      />
    </div>
  );
}
