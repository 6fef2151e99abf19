import { useEffect, useSyncExternalStore } from 'react';
import { followBrowser } from '../save-queue/browser-surroundings';
import { followHistory } from '../session/browser-history';
import type { AnsweringSession, SessionView } from '../session/answering-session';
import type { Together, TogetherView } from '../session/together';
import { texts } from '../texts/texts';
import { AnswersList } from './answers-list';
import { answeredPages } from '../questionnaire/answer-lines';
import { Frame } from './frame';
import { GatePage } from './gate-page';
import { GraceNote } from './grace-note';
import { LoadingPage } from './loading-page';
import { ReceiptPage } from './receipt-page';
import type { RemovedListener } from './together/removal-page';
import { Visit } from './visit';

interface AnsweringPageProps {
  readonly session: AnsweringSession;
  readonly together: Together;
  readonly removed: RemovedListener;
  /** Opens the link again: it was completed in another tab. */
  readonly reopen: () => void;
  /** Begins a new response; null where one link is one response. */
  readonly another: (() => void) | null;
}

/** Looks for news as soon as the page is seen again; gives the function that ends it. */
function followVisibility(together: Together): () => void {
  const changed = () => {
    if (!document.hidden) together.look();
  };
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
}

/** A visit to a questionnaire, from its first page to the receipt. */
export function AnsweringPage({ session, together, removed, reopen, another }: AnsweringPageProps) {
  const view = useSyncExternalStore(session.subscribe, session.view);
  const others = useSyncExternalStore(together.subscribe, together.view);
  const { end } = view.queue;

  useEffect(() => followBrowser(session.queue), [session]);
  useEffect(() => followVisibility(together), [together]);
  useEffect(() => followHistory(session), [session]);
  useEffect(() => {
    if (end?.kind === 'elsewhere') reopen();
  }, [end, reopen]);

  const { answering } = session;
  if (end?.kind === 'elsewhere') return <LoadingPage />;
  if (end?.kind === 'gate') {
    return (
      <GatePage gate={end.gate}>
        {end.unsent && (
          <>
            <p className="note note--warning">{texts.gates.unsent}</p>
            <AnswersList pages={answeredPages(answering.questionnaire.definition, view.queue.answers)} />
          </>
        )}
      </GatePage>
    );
  }
  return (
    <Frame
      study={answering.study.title}
      organisation={answering.organisation?.name}
      note={answering.wave.syntheticNote}
      tab={tabOf(view, others)}
    >
      {end ? (
        <ReceiptPage
          answering={answering}
          end={end}
          another={another}
          together={together}
          others={others}
          removed={removed}
        />
      ) : (
        <>
          <GraceNote wave={answering.wave} />
          <Visit session={session} view={view} together={together} others={others} reopen={reopen} removed={removed} />
        </>
      )}
    </Frame>
  );
}

function tabOf(view: SessionView, others: TogetherView): string {
  const { queue, place, part, parts, title } = view;
  if (queue.end) return texts.receipt.title;
  if (queue.conflict) return texts.conflict.title;
  if (queue.completion !== 'none') return texts.waiting.title;
  if (others.declinedAt !== null) return texts.together.decline.doneTitle;
  return place.kind === 'check' ? texts.check.title : `${title} (${texts.progress.part(part, parts)})`;
}
