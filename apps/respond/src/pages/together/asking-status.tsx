import { texts } from '../../texts/texts';

/** What a request is doing, or why it did not work; read aloud. */
export function AskingStatus({ busy, trouble }: { busy: boolean; trouble: string }) {
  return (
    <div role="status">
      {busy && <p className="visually-hidden">{texts.together.busy}</p>}
      {trouble && <p className="note note--warning">{trouble}</p>}
    </div>
  );
}
