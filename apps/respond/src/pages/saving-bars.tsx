import type { QueueView } from '../save-queue/save-queue';
import { dateOf, sameDay, timeOf } from '../texts/dates';
import { texts } from '../texts/texts';
import { useOnline } from './use-online';

/** Quiet bars for what the respondent should know about his answers: no connection, answers changed elsewhere. Read aloud when they appear. */
export function SavingBars({ queue, dismiss }: { queue: QueueView; dismiss: () => void }) {
  const online = useOnline();
  const trouble = troubleOf(queue, online);
  return (
    <>
      <div role="status">{trouble && <p className="note note--info">{trouble}</p>}</div>
      <div role="status">
        {queue.updatedBy && (
          <div className="note note--info note--row">
            <p>{queue.updatedBy === 'tab' ? texts.saving.updatedByTab : texts.saving.updatedByDevice}</p>
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
