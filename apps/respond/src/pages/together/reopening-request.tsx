import { useId, useState, type SyntheticEvent } from 'react';
import { requestReopening } from '../../http/together-client';
import { momentOf } from '../../texts/dates';
import { texts } from '../../texts/texts';
import { AskingStatus } from './asking-status';
import { useAsking } from './use-asking';

const words = texts.together.reopening;

/** After completion: asking the researchers to open the response again. */
export function ReopeningRequest({ token }: { token: string }) {
  const [reason, setReason] = useState('');
  const [sentAt, setSentAt] = useState<string | null>(null);
  const { busy, trouble, send } = useAsking();
  const id = useId();
  const request = async (event: SyntheticEvent) => {
    event.preventDefault();
    const sent = await send(() => requestReopening(token, reason));
    if (sent) setSentAt(sent.at);
  };
  return (
    <details className="fold">
      <summary>{words.ask}</summary>
      {sentAt === null && (
        <form className="form" onSubmit={(event) => void request(event)}>
          <p>{words.how}</p>
          <label htmlFor={id}>{words.reason}</label>
          <textarea
            id={id}
            className="field"
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <button type="submit" className="utrecht-button utrecht-button--secondary-action" aria-disabled={busy}>
            {words.send}
          </button>
        </form>
      )}
      <AskingStatus busy={busy} trouble={trouble} />
      <p role="status">{sentAt !== null && words.sent(momentOf(sentAt))}</p>
    </details>
  );
}
