import type { NextWavePlan, Wave } from '@ido/api';
import { dutchDate, dutchTime } from '@ido/report';
import {
  Button,
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Textbox,
} from '@utrecht/component-library-react';
import { useId, useState, type FormEvent } from 'react';
import { ProblemError } from '../api/problem-error';
import { CheckField } from '../parts/check-field';
import { Failure } from '../parts/failure';
import { nameAndKeyOf, type NameAndKey } from '../new-wave/name-and-key';
import { NameAndKeyFields } from '../new-wave/name-and-key-fields';
import { texts } from '../texts';
import { useCreateNextWave } from './queries';

interface NextWaveFormProps {
  readonly wave: string;
  readonly plan: NextWavePlan;
  /** What the fields begin with. */
  readonly proposal: NextWavePlan;
  /** On the clock in the Netherlands; empty: not yet known. */
  readonly opensAt: string;
  readonly onOpensAt: (opensAt: string) => void;
  readonly onMade: (wave: Wave) => void;
}

/** Name, opening and what is carried over; makes the draft. */
export function NextWaveForm({ wave, plan, proposal, opensAt, onOpensAt, onMade }: NextWaveFormProps) {
  const [contacts, setContacts] = useState(true);
  const [schedule, setSchedule] = useState(true);
  const [errors, setErrors] = useState<Partial<NameAndKey>>({});
  const create = useCreateNextWave(wave);
  const { next } = texts.series;
  const refused = create.error instanceof ProblemError ? create.error : null;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { values, errors: found, wrong } = nameAndKeyOf(event.currentTarget);
    setErrors(found);
    if (wrong) return;
    create.mutate({ ...values, opensAt: opensAt === '' ? null : opensAt, contacts, schedule }, { onSuccess: onMade });
  };

  return (
    <form className="ido-panel ido-form" onSubmit={submit} noValidate aria-labelledby="nieuwe-meting">
      <h2 id="nieuwe-meting" className="utrecht-heading-3">
        {next.form}
      </h2>
      <Failure error={create.error} />
      <NameAndKeyFields proposal={proposal} errors={errors} failure={create.error} />
      <OpeningField value={opensAt} onChange={onOpensAt} error={refused?.fieldError('/opensAt')} />
      <p className="ido-quiet" role="status">
        {plan.closesAt === null ? next.noClosing : next.closesAt(dutchDate(plan.closesAt), dutchTime(plan.closesAt))}
      </p>
      <CheckField label={next.carryContacts} checked={contacts} onChange={setContacts} />
      <CheckField label={next.carrySchedule} checked={schedule} onChange={setSchedule} />
      <div className="ido-actions">
        <Button type="submit" appearance="primary-action-button" disabled={create.isPending}>
          {create.isPending ? next.making : next.make}
        </Button>
      </div>
    </form>
  );
}

interface OpeningFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string;
}

/** Date and time on the clock in the Netherlands. */
function OpeningField({ value, onChange, error }: OpeningFieldProps) {
  const id = useId();
  const { next } = texts.series;
  return (
    <FormField invalid={Boolean(error)}>
      <p className="utrecht-form-field__label">
        <FormLabel htmlFor={id}>{next.opensAt}</FormLabel>
      </p>
      <FormFieldDescription id={`${id}-help`}>{next.opensAtHelp}</FormFieldDescription>
      {error && <FormFieldErrorMessage id={`${id}-error`}>{error}</FormFieldErrorMessage>}
      <Textbox
        id={id}
        type="datetime-local"
        value={value}
        min="2000-01-01T00:00"
        max="2999-12-31T23:59"
        invalid={Boolean(error)}
        aria-describedby={error ? `${id}-help ${id}-error` : `${id}-help`}
        onChange={(event) => onChange(event.target.value.slice(0, 16))}
      />
    </FormField>
  );
}
