import { useState } from 'react';
import type { AnsweringSession, Place, SessionView } from '../session/answering-session';
import { authorsOf, type Together, type TogetherView } from '../session/together';
import { dateAndTimeOf } from '../texts/dates';
import { texts } from '../texts/texts';
import { CheckPage } from './check-page';
import { ConflictPage } from './conflict-page';
import { QuestionPage } from './question-page';
import { SavingBars } from './saving-bars';
import { DeclinedPage, DeclinePage } from './together/decline-page';
import { Leaving, type Aside } from './together/leaving';
import { RemovalPage, type RemovedListener } from './together/removal-page';
import { WaitingPage } from './waiting-page';

interface VisitProps {
  readonly session: AnsweringSession;
  readonly view: SessionView;
  readonly together: Together;
  readonly others: TogetherView;
  /** Opens the link again, with what the server has now. */
  readonly reopen: () => void;
  readonly removed: RemovedListener;
}

/** The questionnaire as long as it has not been sent in: whatever has to be shown first, otherwise the page one is at. */
export function Visit({ session, view, together, others, reopen, removed }: VisitProps) {
  const [aside, setAside] = useState<{ readonly kind: Aside; readonly from: Place } | null>(null);
  const { answering, queue } = session;
  const { token } = together;
  // The browser's own back button leads away from it too.
  const shown = aside?.from === view.place ? aside.kind : null;
  const back = () => setAside(null);

  if (shown === 'removal') {
    return <RemovalPage token={token} back={back} removed={removed} />;
  }
  if (view.queue.conflict) {
    return <ConflictPage session={session} conflict={view.queue.conflict} history={others.history} />;
  }
  if (view.queue.completion !== 'none') return <WaitingPage session={session} view={view} />;
  if (others.declinedAt !== null) {
    const { erasedAt, link } = answering;
    return (
      <DeclinedPage
        token={token}
        at={others.declinedAt}
        erasedAt={erasedAt}
        owner={link.kind === 'personal'}
        reconsidered={reopen}
      />
    );
  }
  if (shown === 'decline') return <DeclinePage token={token} back={back} declined={(at) => together.declined(at)} />;
  const leaving = (
    <Leaving
      session={session}
      together={together}
      others={others}
      go={(kind) => setAside({ kind, from: view.place })}
    />
  );
  return (
    <>
      <SavingBars
        queue={view.queue}
        author={authorsOf(view.queue.updated, others.history)}
        titleOf={(name) => session.titleOf(name)}
        dismiss={() => queue.dismissUpdate()}
      />
      {others.reopened && (
        <div className="note note--info">
          <p>{texts.together.reopened(dateAndTimeOf(others.reopened.at))}</p>
          <blockquote className="note__quote">{others.reopened.reason}</blockquote>
          <p>{texts.together.reopenedAfter}</p>
        </div>
      )}
      {view.place.kind === 'check' ? (
        <CheckPage session={session} view={view} leaving={leaving} />
      ) : (
        <QuestionPage session={session} view={view} history={others.history} leaving={leaving} />
      )}
    </>
  );
}
