import type { QueueView } from '../save-queue/queue-view';
import { dateOf, sameDay, timeOf } from '../texts/dates';
import { texts } from '../texts/texts';
import { useOnline } from './use-online';

interface SavingBarsProps {
  readonly queue: QueueView;
  /** Who changed the answers that came from elsewhere, as far as is known. */
  readonly author: string | null;
  /** The title of a question by its name. */
  readonly titleOf: (name: string) => string;
  readonly dismiss: () => void;
}

/** Quiet bars for what the respondent should know about his answers: no connection, answers changed elsewhere. Read aloud when they appear. */
export function SavingBars({ queue, author, titleOf, dismiss }: SavingBarsProps) {
  const online = useOnline();
  const trouble = troubleOf(queue, online);
  return (
    <>
      <div role="status">{trouble && <p className="note note--info">{trouble}</p>}</div>
      <div role="status">
        {queue.updatedBy && (
          <div className="note note--info note--row">
            {queue.updatedBy === 'tab' ? (
              <p>{texts.saving.updatedByTab}</p>
            ) : (
              <div>
                <p>{texts.together.changed(author, queue.updated.length)}</p>
                <ul className="note__list">
                  {queue.updated.map((name) => (
                    <li key={name}>{titleOf(name)}</li>
                  ))}
                </ul>
              </div>
            )}
            <button type="button" className="utrecht-button utrecht-button--subtle" onClick={dismiss}>
              {texts.saving.understood}
            </button>
          </div>
        )}
      </div>
    </>
  );
}

/** Whether the answers are safe, beside the progress. What is saved is also read aloud, at most once a minute because the text is the same within it. */
export function SaveStatus({ queue }: { queue: QueueView }) {
  const online = useOnline();
  const saved = queue.savedAt ? savedText(queue.savedAt) : texts.saving.nothingYet;
  const { pending, sending, waiting } = texts.saving;
  const stuck = queue.state !== 'saved' && (!online || queue.state === 'waiting');
  const said = { saved, pending, sending, waiting }[stuck ? 'waiting' : queue.state];
  return (
    <p className={`save-status save-status--${queue.state}`}>
      {queue.state === 'saved' && queue.savedAt && <span aria-hidden="true">✓ </span>}
      {said}
      <span role="status" className="visually-hidden">
        {queue.state === 'saved' && queue.savedAt ? saved : ''}
      </span>
    </p>
  );
}

function savedText(savedAt: string): string {
  return sameDay(savedAt, new Date().toISOString())
    ? texts.saving.saved(timeOf(savedAt))
    : texts.saving.savedOn(dateOf(savedAt));
}

function troubleOf(queue: QueueView, online: boolean): string | null {
  if (online && queue.trouble === null) return null;
  if (!queue.durable) return texts.saving.notDurable;
  return online && queue.trouble === 'server' ? texts.saving.serverTrouble : texts.saving.offline;
}
