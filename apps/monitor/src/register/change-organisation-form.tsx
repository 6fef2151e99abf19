import type { ChangeOrganisation, OrganisationDetail } from '@ido/api';
import { useRef, useState, type FormEvent } from 'react';
import { ProblemError } from '../api/problem-error';
import { ChoiceField } from '../parts/choice-field';
import { Failure } from '../parts/failure';
import { FormActions } from '../parts/form-actions';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { changeOf, type OrganisationFields, type WrongFields } from './organisation-change';
import { useChangeOrganisation, useRegisterClasses } from './queries';

interface ChangeOrganisationFormProps {
  readonly organisation: OrganisationDetail;
  readonly onChanged: () => void;
  readonly onCancel: () => void;
}

/** Changes what the register says of one organisation. What waves were fixed with stays as it was. */
export function ChangeOrganisationForm({ organisation, onChanged, onCancel }: ChangeOrganisationFormProps) {
  const { register: said } = texts;
  const form = useRef<HTMLFormElement>(null);
  const [province, setProvince] = useState(organisation.province ?? '');
  const [wrong, setWrong] = useState<WrongFields>({});
  const change = useChangeOrganisation(organisation.code);
  const provinces = useRegisterClasses().data?.provinces ?? [];
  const refused = change.error instanceof ProblemError ? change.error : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const field = (name: string) => String(given.get(name) ?? '').trim();
    const fields: OrganisationFields = {
      name: field('name'),
      province,
      validTo: field('validTo'),
      successor: field('successor'),
      counted: field('counted'),
      countedOn: field('countedOn'),
      serves: field('serves'),
      servesFrom: field('servesFrom'),
      note: field('note'),
    };
    const outcome = changeOf(organisation, fields);
    setWrong(outcome.wrong);
    if (outcome.change) return change.mutate(outcome.change, { onSuccess: onChanged });
    const [first] = Object.keys(outcome.wrong);
    form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };
  const server = (pointer: keyof ChangeOrganisation) => refused?.fieldError(`/${pointer}`);
  const serving = organisation.municipalities.filter(({ validTo }) => validTo === null).map(({ code }) => code);
  return (
    <form ref={form} className="ido-panel ido-form" onSubmit={submit} noValidate aria-labelledby="wijzigen">
      <h2 id="wijzigen" className="utrecht-heading-3">
        {said.changeOf(organisation.name)}
      </h2>
      <Failure error={change.error} />
      <TextField
        name="name"
        label={said.name}
        defaultValue={organisation.name}
        error={wrong.name ?? server('name')}
        maxLength={200}
        required
      />
      <ChoiceField
        label={said.province}
        value={province}
        options={[{ value: '', label: said.unknown }, ...provinces.map((value) => ({ value, label: value }))]}
        onChange={setProvince}
      />
      <TextField
        name="validTo"
        type="date"
        label={said.form.validTo}
        help={said.form.validToHelp}
        defaultValue={organisation.validTo ?? ''}
        error={wrong.validTo ?? server('validTo')}
      />
      <TextField
        name="successor"
        label={said.form.successor}
        help={said.form.successorHelp}
        defaultValue={organisation.successorCode ?? ''}
        error={server('successorCode')}
      />
      <TextField name="counted" label={said.form.counted} error={wrong.counted ?? server('inhabitants')} />
      <TextField name="countedOn" type="date" label={said.form.countedOn} error={wrong.countedOn} />
      {organisation.type === 'library' && (
        <>
          <TextField
            name="serves"
            label={said.form.serves}
            help={said.form.servesHelp}
            defaultValue={serving.join(' ')}
            error={server('serves')}
          />
          <TextField
            name="servesFrom"
            type="date"
            label={said.form.servesFrom}
            help={said.form.servesFromHelp}
            error={wrong.servesFrom ?? server('servesFrom')}
          />
        </>
      )}
      <TextField name="note" label={said.noteTitle} defaultValue={organisation.note} maxLength={1000} />
      <FormActions submit={texts.save} busy={change.isPending} onCancel={onCancel} />
    </form>
  );
}
