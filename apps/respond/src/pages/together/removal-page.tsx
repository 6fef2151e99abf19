import { useId, useState, type SyntheticEvent } from 'react';
import type { Removed } from '@ido/api';
import { removeData } from '../../http/together-client';
import { texts } from '../../texts/texts';
import { PageHeading } from '../page-heading';
import { AskingStatus } from './asking-status';
import { useAsking } from './use-asking';

const words = texts.together.removal;

/** Takes what was removed, so that nothing of it stays on the device and it is said. */
export type RemovedListener = (what: Removed, contactAsked: boolean) => void;

interface RemovalPageProps {
  readonly token: string;
  /** Called right after the server removed something. `contactAsked`: contact data were to go too, whether there were any or not. */
  readonly removed: RemovedListener;
  readonly back: () => void;
}

/** Removal for good: what goes, what that means, and a word to type before it happens. */
export function RemovalPage({ token, removed, back }: RemovalPageProps) {
  const [answers, setAnswers] = useState(false);
  const [contact, setContact] = useState(false);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState('');
  const { busy, trouble, send } = useAsking();
  const id = useId();

  const remove = async (event: SyntheticEvent) => {
    event.preventDefault();
    const right = typed.trim().toLowerCase() === words.word;
    setWrong(answers || contact ? (right ? '' : words.typeAgain) : words.chooseOne);
    if (!right || !(answers || contact)) return;
    const what = await send(() => removeData(token, { answers, contact }));
    if (what) removed(what, contact);
  };
  return (
    <>
      <PageHeading key="removal">{words.title}</PageHeading>
      <p className="utrecht-paragraph">
        <strong>{words.what}</strong>
      </p>
      <form className="form" onSubmit={(event) => void remove(event)} noValidate>
        <fieldset className="choices">
          <legend>{words.choose}</legend>
          <Choice label={words.answers} what={words.answersWhat} checked={answers} set={setAnswers} />
          <Choice label={words.contact} what={words.contactWhat} checked={contact} set={setContact} />
        </fieldset>
        <label htmlFor={id}>{words.type}</label>
        <input
          id={id}
          className="field"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          aria-invalid={wrong !== ''}
          aria-describedby={`${id}-wrong`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p id={`${id}-wrong`} role="alert" className="answers__error">
          {wrong}
        </p>
        <AskingStatus busy={busy} trouble={trouble} />
        <div className="turning">
          <button type="button" className="utrecht-button utrecht-button--secondary-action" onClick={back}>
            {words.back}
          </button>
          <button
            type="submit"
            className="utrecht-button utrecht-button--primary-action utrecht-button--danger"
            aria-disabled={busy}
          >
            {words.confirm}
          </button>
        </div>
      </form>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly what: string;
  readonly checked: boolean;
  readonly set: (checked: boolean) => void;
}

function Choice({ label, what, checked, set }: ChoiceProps) {
  const id = useId();
  return (
    <div className="choices__item">
      <label>
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={id}
          onChange={(event) => set(event.target.checked)}
        />{' '}
        {label}
      </label>
      <p id={id}>{what}</p>
    </div>
  );
}
