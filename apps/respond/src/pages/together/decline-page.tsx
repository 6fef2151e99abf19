import { useId, useState, type SyntheticEvent } from 'react';
import { decline, reconsider } from '../../http/together-client';
import { dateAndTimeOf } from '../../texts/dates';
import { texts } from '../../texts/texts';
import { PageHeading } from '../page-heading';
import { AskingStatus } from './asking-status';
import { useAsking } from './use-asking';

const words = texts.together.decline;

interface DeclinePageProps {
  readonly token: string;
  readonly declined: (at: string) => void;
  readonly back: () => void;
}

/** Says what declining does, and asks to confirm it. */
export function DeclinePage({ token, declined, back }: DeclinePageProps) {
  const [reason, setReason] = useState('');
  const { busy, trouble, send } = useAsking();
  const id = useId();
  const confirm = async (event: SyntheticEvent) => {
    event.preventDefault();
    const done = await send(() => decline(token, reason));
    if (done) declined(done.declinedAt);
  };
  return (
    <>
      <PageHeading key="decline">{words.title}</PageHeading>
      <p className="utrecht-paragraph">{words.what}</p>
      <form className="form" onSubmit={(event) => void confirm(event)}>
        <label htmlFor={id}>{words.reason}</label>
        <textarea
          id={id}
          className="field"
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <AskingStatus busy={busy} trouble={trouble} />
        <div className="turning">
          <button type="button" className="utrecht-button utrecht-button--secondary-action" onClick={back}>
            {words.back}
          </button>
          <button type="submit" className="utrecht-button utrecht-button--primary-action" aria-disabled={busy}>
            {words.confirm}
          </button>
        </div>
      </form>
    </>
  );
}

interface DeclinedPageProps {
  readonly token: string;
  readonly at: string;
  /** When the answers were removed; null when they are still there. */
  readonly erasedAt: string | null;
  /** Only whoever has the personal link can take it back. */
  readonly owner: boolean;
  readonly reconsidered: () => void;
}

/** The organisation does not take part, and how to take that back. */
export function DeclinedPage({ token, at, erasedAt, owner, reconsidered }: DeclinedPageProps) {
  const { busy, trouble, send } = useAsking();
  const undo = async () => {
    if ((await send(() => reconsider(token))) !== undefined) reconsidered();
  };
  const { removal } = texts.together;
  return (
    <>
      <PageHeading key="declined">{erasedAt ? removal.erasedTitle : words.doneTitle}</PageHeading>
      <p className="utrecht-paragraph">
        {erasedAt ? removal.erased(dateAndTimeOf(erasedAt)) : words.done(dateAndTimeOf(at))}
      </p>
      {!erasedAt && <p className="utrecht-paragraph">{words.kept}</p>}
      <AskingStatus busy={busy} trouble={trouble} />
      {owner ? (
        <div className="turning">
          <button
            type="button"
            className="utrecht-button utrecht-button--secondary-action"
            aria-disabled={busy}
            onClick={() => void undo()}
          >
            {words.reconsider}
          </button>
        </div>
      ) : (
        <p className="utrecht-paragraph">{words.owner}</p>
      )}
    </>
  );
}
