import type { AnsweringSession, SessionView } from '../session/answering-session';
import { texts } from '../texts/texts';
import { PageHeading } from './page-heading';
import { useOnline } from './use-online';

/** Between "Verzenden" and the receipt: on its way, or waiting for a connection. Never said to be done. */
export function WaitingPage({ session, view }: { session: AnsweringSession; view: SessionView }) {
  const online = useOnline();
  const { trouble, completion } = view.queue;
  if (online && trouble === null) return <PageHeading key="sending">{texts.check.sending}</PageHeading>;
  return (
    <>
      <PageHeading key="waiting">{texts.waiting.title}</PageHeading>
      <p className="note note--info" role="status">
        {online && trouble === 'server' ? texts.waiting.server : texts.waiting.offline}
      </p>
      {completion === 'queued' && (
        <button
          type="button"
          className="utrecht-button utrecht-button--secondary-action"
          onClick={() => session.queue.takeBackCompletion()}
        >
          {texts.waiting.change}
        </button>
      )}
    </>
  );
}
