import type { Dimension } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useState, type FormEvent } from 'react';
import { CheckField } from '../parts/check-field';
import { ChoiceField } from '../parts/choice-field';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { whyUnreadable, withCondition, type Joining } from './condition-builder';

interface FilterBuilderProps {
  readonly where: string;
  readonly dimensions: readonly Dimension[];
  readonly onChange: (where: string) => void;
}

const JOININGS = ['and', 'or', 'andNot', 'orNot'] as const;

/** A filter in words, to be written or put together. */
export function FilterBuilder({ where, dimensions, onChange }: FilterBuilderProps) {
  const { tabulate } = texts;
  const [wrong, setWrong] = useState<string | null>(null);
  const use = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = String(new FormData(event.currentTarget).get('where') ?? '').trim();
    const why = whyUnreadable(written);
    setWrong(why);
    if (why === null) onChange(written);
  };
  return (
    <fieldset>
      <legend className="ido-chosen__title">{tabulate.filter}</legend>
      <AddCondition {...{ where, dimensions, onChange }} />
      <form onSubmit={use} noValidate>
        <TextField
          key={where}
          label={tabulate.filterField}
          help={tabulate.filterHelp}
          name="where"
          defaultValue={where}
          maxLength={4000}
          {...(wrong !== null && { error: wrong })}
        />
        <div className="ido-actions">
          <Button type="submit" appearance="secondary-action-button">
            {tabulate.apply}
          </Button>
          {where !== '' && (
            <Button appearance="secondary-action-button" onClick={() => onChange('')}>
              {tabulate.clear}
            </Button>
          )}
        </div>
      </form>
    </fieldset>
  );
}

function AddCondition({ where, dimensions, onChange }: FilterBuilderProps) {
  const { tabulate } = texts;
  const [joining, setJoining] = useState<Joining>('and');
  const [name, setName] = useState('');
  const [codes, setCodes] = useState<readonly string[]>([]);
  const dimension = dimensions.find((one) => one.name === name);
  const choose = (next: string) => {
    setName(next);
    setCodes([]);
  };
  const first = where === '';
  const joinings = first
    ? [
        { value: 'and', label: tabulate.first.is },
        { value: 'andNot', label: tabulate.first.not },
      ]
    : JOININGS.map((value) => ({ value, label: tabulate.joins[value] }));
  return (
    <>
      <ChoiceField
        label={tabulate.conditionOn}
        value={name}
        onChange={choose}
        options={[
          { value: '', label: tabulate.none },
          ...dimensions.map((one) => ({ value: one.name, label: one.title })),
        ]}
      />
      {dimension && (
        <>
          <fieldset>
            <legend>{tabulate.conditionCodes}</legend>
            {dimension.categories.map(({ code, label }) => (
              <CheckField
                key={code}
                label={label}
                checked={codes.includes(code)}
                onChange={(checked) => setCodes(checked ? [...codes, code] : codes.filter((other) => other !== code))}
              />
            ))}
          </fieldset>
          <ChoiceField
            label={tabulate.join}
            value={joining}
            options={joinings}
            onChange={(value) => setJoining(JOININGS.find((one) => one === value) ?? 'and')}
          />
          <div className="ido-actions">
            <Button
              appearance="secondary-action-button"
              disabled={codes.length === 0}
              onClick={() => {
                onChange(withCondition(where, joining, name, codes));
                choose('');
              }}
            >
              {tabulate.addCondition}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
