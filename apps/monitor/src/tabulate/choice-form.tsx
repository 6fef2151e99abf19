import type { WaveTable, WeightingScheme } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import type { FormEvent } from 'react';
import { CheckField } from '../parts/check-field';
import { ChoiceField } from '../parts/choice-field';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import type { Percent, TableChoice } from './choice';
import { ChosenNames } from './chosen-names';
import { FilterBuilder } from './filter-builder';
import { NetBuilder } from './net-builder';

interface ChoiceFormProps {
  readonly choice: TableChoice;
  /** What the server says can be chosen. */
  readonly told: WaveTable;
  /** Weightings of the wave; none for who may not use them. */
  readonly weightings: readonly Pick<WeightingScheme, 'key' | 'title'>[];
  readonly change: (choice: TableChoice) => void;
}

const PERCENTS: readonly Percent[] = ['column', 'row', 'total', 'none'];

/** What is in the table and how it is counted. */
export function ChoiceForm({ choice, told, weightings, change }: ChoiceFormProps) {
  const { tabulate } = texts;
  const used = new Set([...choice.rows, ...choice.columns]);
  const numbers = told.variables.filter(({ type }) => type === 'number');
  return (
    <section className="ido-panel ido-screen-only" aria-labelledby="kiezen">
      <h2 id="kiezen" className="utrecht-heading-3">
        {tabulate.choose}
      </h2>
      <div className="ido-tabulate">
        <ChosenNames
          title={tabulate.rows}
          add={tabulate.addRow}
          names={choice.rows}
          variables={told.variables}
          onChange={(rows) => change({ ...choice, rows })}
        />
        <ChosenNames
          title={tabulate.columns}
          add={tabulate.addColumn}
          names={choice.columns}
          variables={told.dimensions}
          onChange={(columns) => change({ ...choice, columns })}
        />
        <div>
          <ChoiceField
            label={tabulate.percent}
            value={choice.percent}
            options={PERCENTS.map((value) => ({ value, label: tabulate.percents[value] }))}
            onChange={(value) =>
              change({ ...choice, percent: PERCENTS.find((percent) => percent === value) ?? 'column' })
            }
          />
          <ChoiceField
            label={tabulate.base}
            value={choice.base}
            options={[
              { value: 'answered', label: tabulate.answered },
              { value: 'eligible', label: tabulate.eligible },
            ]}
            onChange={(base) => change({ ...choice, base: base === 'eligible' ? 'eligible' : 'answered' })}
          />
          {(weightings.length > 0 || choice.weights !== 'none') && (
            <ChoiceField
              label={texts.weighting.title}
              value={choice.weights}
              options={weightOptions(weightings, choice.weights)}
              onChange={(weights) => change({ ...choice, weights })}
            />
          )}
          <CheckField
            label={tabulate.counts}
            checked={choice.counts}
            onChange={(counts) => change({ ...choice, counts })}
          />
          <CheckField
            label={tabulate.letters}
            checked={choice.letters}
            onChange={(letters) => change({ ...choice, letters })}
          />
          <CheckField
            label={tabulate.dontKnow}
            checked={choice.excludeDontKnow}
            onChange={(excludeDontKnow) => change({ ...choice, excludeDontKnow })}
          />
        </div>
        <FilterBuilder
          where={choice.where}
          dimensions={told.dimensions}
          onChange={(where) => change({ ...choice, where })}
        />
        {used.size > 0 && (
          <NetBuilder
            nets={choice.nets}
            variables={told.variables.filter(({ name, categories }) => used.has(name) && categories.length > 0)}
            onChange={(nets) => change({ ...choice, nets })}
          />
        )}
        {numbers
          .filter(({ name }) => used.has(name) || used.has(`${name}.classes`))
          .map(({ name, title }) => (
            <Classes
              key={name}
              title={title}
              limits={choice.classes.get(name) ?? ''}
              onChange={(limits) => {
                const others = [...choice.classes].filter(([other]) => other !== name);
                change({ ...choice, classes: new Map(limits === '' ? others : [...others, [name, limits]]) });
              }}
            />
          ))}
      </div>
    </section>
  );
}

/** The weightings of the wave; also a version by name, or one that is gone, when the address asks for it. */
function weightOptions(weightings: ChoiceFormProps['weightings'], chosen: string) {
  const known = chosen === 'none' || weightings.some(({ key }) => key === chosen);
  return [
    { value: 'none', label: texts.weighting.without },
    ...weightings.map(({ key, title }) => ({ value: key, label: title })),
    ...(known ? [] : [{ value: chosen, label: chosen }]),
  ];
}

function Classes({ title, limits, onChange }: { title: string; limits: string; onChange: (limits: string) => void }) {
  const { tabulate } = texts;
  const use = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onChange(String(new FormData(event.currentTarget).get('limits') ?? '').replaceAll(/[\s.]/g, ''));
  };
  return (
    <form onSubmit={use} noValidate>
      <TextField
        label={tabulate.classes(title)}
        help={tabulate.classesHelp}
        name="limits"
        defaultValue={limits}
        maxLength={200}
      />
      <div className="ido-actions">
        <Button type="submit" appearance="secondary-action-button">
          {tabulate.setClasses}
        </Button>
      </div>
    </form>
  );
}
