import type { OrganisationType, Population, PopulationClass, SetPopulation } from '@ido/api';
import { Fieldset, FieldsetLegend, FormLabel, RadioButton } from '@utrecht/component-library-react';
import { useId, useState, type FormEvent } from 'react';
import { ProblemError } from '../api/problem-error';
import { CheckField } from '../parts/check-field';
import { ChoiceField } from '../parts/choice-field';
import { describeError } from '../parts/describe-error';
import { FormActions } from '../parts/form-actions';
import { Message } from '../parts/message';
import { TextAreaField } from '../parts/text-area-field';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { fieldsOf, ruleOf, type RuleFields } from './population-rule';
import { SavePopulation } from './save-population';
import { useSetPopulation } from './queries';

interface PopulationFormProps {
  readonly wave: string;
  readonly population: Population;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** Chooses who a wave is about: first what that would do, then to keep it. */
export function PopulationForm({ wave, population, onSaved, onCancel }: PopulationFormProps) {
  const { population: said } = texts;
  const [fields, setFields] = useState(() => fieldsOf(population.rule));
  const [wrong, setWrong] = useState<{ wrong: 'on' | 'codes'; detail: string } | null>(null);
  const [tried, setTried] = useState<SetPopulation | null>(null);
  const trial = useSetPopulation(wave);
  const change = (part: Partial<RuleFields>) => {
    setFields({ ...fields, ...part });
    trial.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = ruleOf(fields);
    setWrong('wrong' in read ? read : null);
    if ('wrong' in read) return;
    setTried({ rule: read.rule });
    trial.mutate({ body: { rule: read.rule }, dryRun: true });
  };
  return (
    <>
      <form className="ido-panel ido-form" onSubmit={submit} noValidate aria-labelledby="kiezen">
        <h2 id="kiezen" className="utrecht-heading-3">
          {population.frozenAt === null ? said.choose : said.change}
        </h2>
        <KindChoice kind={fields.kind} onChange={(kind) => change({ kind })} />
        {fields.kind === 'choice' && (
          <ChoiceFields {...{ fields, population, change }} error={wrong?.wrong === 'on' ? wrong.detail : undefined} />
        )}
        {fields.kind === 'list' && (
          <TextAreaField
            label={said.codes}
            help={said.codesHelp}
            error={wrong?.wrong === 'codes' ? wrong.detail : undefined}
            value={fields.codes}
            onChange={(codes) => change({ codes })}
          />
        )}
        {trial.error && <Message type="error">{sentenceOf(trial.error)}</Message>}
        <FormActions submit={said.try} busy={trial.isPending} onCancel={onCancel} />
      </form>
      {trial.data && tried && (
        <SavePopulation
          {...{ wave, onSaved }}
          body={tried}
          outcome={trial.data}
          frozen={population.frozenAt !== null}
        />
      )}
    </>
  );
}

/** What the server refuses, field by field where it says so: which codes it does not know. */
function sentenceOf(error: unknown): string {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return errors.length > 0 ? errors.map(({ detail }) => detail).join(' ') : describeError(error).text;
}

function KindChoice({ kind, onChange }: { kind: RuleFields['kind']; onChange: (kind: RuleFields['kind']) => void }) {
  const { population: said } = texts;
  const id = useId();
  const options = [
    { value: 'choice', label: said.byChoice },
    { value: 'list', label: said.byList },
    { value: 'none', label: said.noList },
  ] as const;
  return (
    <Fieldset>
      <FieldsetLegend>{said.how}</FieldsetLegend>
      {options.map(({ value, label }) => (
        <div key={value} className="ido-check">
          <RadioButton id={`${id}-${value}`} name={id} checked={kind === value} onChange={() => onChange(value)} />
          <FormLabel htmlFor={`${id}-${value}`} type="radio">
            {label}
          </FormLabel>
        </div>
      ))}
    </Fieldset>
  );
}

interface ChoiceFieldsProps {
  readonly fields: RuleFields;
  readonly population: Population;
  readonly error: string | undefined;
  readonly change: (part: Partial<RuleFields>) => void;
}

function ChoiceFields({ fields, population, error, change }: ChoiceFieldsProps) {
  const { population: said } = texts;
  const types = Object.entries(texts.register.types).map(([value, label]) => ({ value, label }));
  return (
    <>
      <ChoiceField
        label={said.type}
        value={fields.type}
        options={types}
        // The options are the types themselves.
        onChange={(type) => change({ type: type as OrganisationType })}
      />
      <Ticks
        legend={said.provinces}
        help={said.provincesHelp}
        classes={population.provinces}
        chosen={fields.provinces}
        onChange={(provinces) => change({ provinces })}
      />
      <Ticks
        legend={said.sizes}
        help={said.sizesHelp}
        classes={population.sizeClasses}
        chosen={fields.sizeClasses}
        onChange={(sizeClasses) => change({ sizeClasses })}
      />
      <TextField
        type="date"
        label={said.on}
        help={said.onHelp}
        error={error}
        defaultValue={fields.on}
        onValue={(on) => change({ on })}
      />
    </>
  );
}

interface TicksProps {
  readonly legend: string;
  readonly help: string;
  readonly classes: readonly PopulationClass[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Ticks({ legend, help, classes, chosen, onChange }: TicksProps) {
  return (
    <fieldset className="ido-fieldset">
      <legend>{legend}</legend>
      <p className="ido-quiet">{help}</p>
      <div className="ido-ticks">
        {classes.map(
          ({ code, label }) =>
            code !== null && (
              <CheckField
                key={code}
                label={label}
                checked={chosen.includes(code)}
                onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((one) => one !== code))}
              />
            ),
        )}
      </div>
    </fieldset>
  );
}
