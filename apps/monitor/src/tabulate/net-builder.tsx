import type { Dimension } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { CheckField } from '../parts/check-field';
import { ChoiceField } from '../parts/choice-field';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { written } from '@ido/tabulation';

interface NetBuilderProps {
  readonly nets: ReadonlyMap<string, readonly string[]>;
  /** Variables of the table that have categories. */
  readonly variables: readonly Pick<Dimension, 'name' | 'title' | 'categories'>[];
  readonly onChange: (nets: ReadonlyMap<string, readonly string[]>) => void;
}

/** Categories that are also counted together, under a name. */
export function NetBuilder({ nets, variables, onChange }: NetBuilderProps) {
  const { tabulate } = texts;
  const [of, setOf] = useState('');
  const [name, setName] = useState('');
  const [codes, setCodes] = useState<readonly string[]>([]);
  const variable = variables.find((one) => one.name === of);
  const choose = (next: string) => {
    setOf(next);
    setCodes([]);
    setName('');
  };
  const add = () => {
    const net = `${written(name.trim())}:${codes.map(written).join(',')}`;
    onChange(new Map([...nets, [of, [...(nets.get(of) ?? []), net]]]));
    choose('');
  };
  return (
    <fieldset>
      <legend className="ido-chosen__title">{tabulate.nets}</legend>
      {nets.size > 0 && (
        <ul className="ido-chosen">
          {[...nets].flatMap(([key, list]) =>
            list.map((net) => (
              <li key={`${key} ${net}`}>
                <button
                  type="button"
                  aria-label={tabulate.remove(net)}
                  onClick={() => {
                    const left = list.filter((other) => other !== net);
                    const others = [...nets].filter(([other]) => other !== key);
                    onChange(new Map(left.length > 0 ? [...others, [key, left]] : others));
                  }}
                >
                  {net} <span aria-hidden="true">×</span>
                </button>
              </li>
            )),
          )}
        </ul>
      )}
      <ChoiceField
        label={tabulate.netOf}
        value={of}
        onChange={choose}
        options={[
          { value: '', label: tabulate.none },
          ...variables.map((one) => ({ value: one.name, label: one.title })),
        ]}
      />
      {variable && (
        <>
          <TextField label={tabulate.netName} onValue={setName} maxLength={60} />
          {variable.categories.map(({ code, label }) => (
            <CheckField
              key={code}
              label={label}
              checked={codes.includes(code)}
              onChange={(checked) => setCodes(checked ? [...codes, code] : codes.filter((other) => other !== code))}
            />
          ))}
          <div className="ido-actions">
            <Button
              appearance="secondary-action-button"
              disabled={codes.length < 2 || name.trim() === ''}
              onClick={add}
            >
              {tabulate.addNet}
            </Button>
          </div>
        </>
      )}
    </fieldset>
  );
}
