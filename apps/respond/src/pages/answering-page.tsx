import { useEffect, useSyncExternalStore } from 'react';
import { followBrowser } from '../save-queue/browser-surroundings';
import { followHistory } from '../session/browser-history';
import type { AnsweringSession, SessionView } from '../session/answering-session';
import { texts } from '../texts/texts';
import { AnswersList } from './answers-list';
import { answeredPages } from '../questionnaire/answer-lines';
import { CheckPage } from './check-page';
import { ConflictPage } from './conflict-page';
import { Frame } from './frame';
import { GatePage } from './gate-page';
import { LoadingPage } from './loading-page';
import { QuestionPage } from './question-page';
import { ReceiptPage } from './receipt-page';
import { SavingBars } from './saving-bars';
import { WaitingPage } from './waiting-page';

interface AnsweringPageProps {
  readonly session: AnsweringSession;
  /** Opens the link again: it was completed in another tab. */
  readonly reopen: () => void;
  /** Begins a new response; null where one link is one response. */
  readonly another: (() => void) | null;
}

/** A visit to a questionnaire, from its first page to the receipt. */
export function AnsweringPage({ session, reopen, another }: AnsweringPageProps) {
  const view = useSyncExternalStore(session.subscribe, session.view);
  const { end } = view.queue;

  useEffect(() => followBrowser(session.queue), [session]);
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
      tab={tabOf(view)}
    >
      {end ? (
        <ReceiptPage answering={answering} end={end} another={another} />
      ) : (
        <Visit session={session} view={view} />
      )}
    </Frame>
  );
}

function Visit({ session, view }: { session: AnsweringSession; view: SessionView }) {
  if (view.queue.conflict) return <ConflictPage session={session} conflict={view.queue.conflict} />;
  if (view.queue.completion !== 'none') return <WaitingPage session={session} view={view} />;
  return (
    <>
      <SavingBars queue={view.queue} dismiss={() => session.queue.dismissUpdate()} />
      {view.place.kind === 'check' ? (
        <CheckPage session={session} view={view} />
      ) : (
        <QuestionPage session={session} view={view} />
      )}
    </>
  );
}

function tabOf(view: SessionView): string {
  const { queue, place, part, parts, title } = view;
  if (queue.end) return texts.receipt.title;
  if (queue.conflict) return texts.conflict.title;
  if (queue.completion !== 'none') return texts.waiting.title;
  return place.kind === 'check' ? texts.check.title : `${title} (${texts.progress.part(part, parts)})`;
}
