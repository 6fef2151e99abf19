import type { Participant } from '@ido/api';
import { useState, type FormEvent } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { Failure } from '../parts/failure';
import { FormActions } from '../parts/form-actions';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { ContactFields, useContactFields } from './contact-fields';
import { useCreateParticipant, useOrganisations } from './queries';

interface AddParticipantProps {
  readonly wave: string;
  readonly onAdded: (contact: Participant) => void;
  readonly onCancel: () => void;
}

/** Adds a contact of one of the wave's organisations. */
export function AddParticipant({ wave, onAdded, onCancel }: AddParticipantProps) {
  const { participants: said } = texts;
  const organisations = useOrganisations(wave).data ?? [];
  const [organisation, setOrganisation] = useState('');
  const { boxes, accepted, setAccepted, values } = useContactFields();
  const create = useCreateParticipant(wave);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(organisation === '');
    if (organisation !== '') create.mutate({ organisation, ...values() }, { onSuccess: onAdded });
  };
  return (
    <form className="ido-panel ido-form" onSubmit={submit} noValidate aria-labelledby="nieuw">
      <h2 id="nieuw" className="utrecht-heading-3">
        {said.add}
      </h2>
      {missing && <Message type="error">{said.organisationMissing}</Message>}
      <Failure error={create.error} />
      <ChoiceField
        label={said.organisation}
        value={organisation}
        options={[
          { value: '', label: said.chooseOrganisation },
          ...organisations.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
        ]}
        onChange={setOrganisation}
      />
      <ContactFields {...boxes} accepted={accepted} onAccept={setAccepted} error={create.error} />
      <FormActions submit={said.add} busy={create.isPending} onCancel={onCancel} />
    </form>
  );
}
