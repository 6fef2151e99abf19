import { Button, Paragraph } from '@utrecht/component-library-react';
import { useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { addressOfReference } from './paste-reference';

/** Opens the figure that a reference is about. */
export default function ReferencePage() {
  const { releases: said } = texts;
  const navigate = useNavigate();
  const box = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = addressOfReference(String(new FormData(event.currentTarget).get('reference')));
    setWrong(address === null);
    if (address === null) box.current?.focus();
    else void navigate(address);
  };
  return (
    <>
      <Breadcrumb trail={[{ to: '/onderzoeken', label: texts.studies.title }]} />
      <PageTitle>{said.pasteTitle}</PageTitle>
      <Paragraph lead>{said.pasteLead}</Paragraph>
      <form className="ido-panel ido-form" onSubmit={submit} noValidate>
        <TextField
          ref={box}
          name="reference"
          label={said.reference}
          error={wrong ? said.pasteWrong : undefined}
          autoComplete="off"
          maxLength={4000}
          required
        />
        <div className="ido-actions">
          <Button type="submit" appearance="primary-action-button">
            {said.open}
          </Button>
        </div>
      </form>
    </>
  );
}
