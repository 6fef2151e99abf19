import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
import { TextAreaField } from '../parts/text-area-field';
import { texts } from '../texts';
import { nameAndKeyOf, type NameAndKey } from './name-and-key';
import { NameAndKeyFields } from './name-and-key-fields';
import { useCreateStudy } from './queries';

/** Button with a dialog that makes a study; for administrators. */
export function NewStudy() {
  const [open, setOpen] = useState(false);
  const words = texts.newWave.study;
  return (
    <>
      <p className="ido-actions">
        <Button appearance="secondary-action-button" onClick={() => setOpen(true)}>
          {words.link}
        </Button>
      </p>
      {open && <NewStudyDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function NewStudyDialog({ onClose }: { onClose: () => void }) {
  const [description, setDescription] = useState('');
  const [errors, setErrors] = useState<Partial<NameAndKey>>({});
  const create = useCreateStudy();
  const navigate = useNavigate();
  const words = texts.newWave.study;
  const submit = (_given: FormData, form: HTMLFormElement) => {
    const { values, errors: found, wrong } = nameAndKeyOf(form);
    setErrors(found);
    if (wrong) return;
    create.mutate(
      { ...values, description: description.trim() },
      { onSuccess: (made) => void navigate(`/onderzoeken/${made.key}`) },
    );
  };
  return (
    <FormDialog title={words.title} submit={words.make} busy={create.isPending} onSubmit={submit} onCancel={onClose}>
      <Failure error={create.error} />
      <NameAndKeyFields nameHelp={words.nameHelp} errors={errors} failure={create.error} />
      <TextAreaField
        label={words.description}
        help={words.descriptionHelp}
        value={description}
        rows={3}
        maxLength={5000}
        onChange={setDescription}
      />
    </FormDialog>
  );
}
