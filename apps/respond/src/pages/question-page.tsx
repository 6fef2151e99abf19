import type { AnsweringHistory } from '@ido/api';
import { Survey } from 'survey-react-ui';
import type { ReactNode } from 'react';
import type { AnsweringSession, SessionView } from '../session/answering-session';
import { texts } from '../texts/texts';
import { ErrorSummary } from './error-summary';
import { PageHeading } from './page-heading';
import { PreviousAnswers } from './previous-answers';
import { Progress } from './progress';
import { SaveStatus } from './saving-bars';
import { LastChanges } from './together/last-changes';

interface QuestionPageProps {
  readonly session: AnsweringSession;
  readonly view: SessionView;
  readonly history: AnsweringHistory | null;
  /** What stands below the buttons: about stopping, colleagues and not taking part. */
  readonly leaving: ReactNode;
}

/** One page of the questionnaire. */
export function QuestionPage({ session, view, history, leaving }: QuestionPageProps) {
  const { turning } = texts;
  const last = view.part === view.parts;
  const place = view.place.kind === 'page' ? view.place.name : '';
  return (
    <>
      <div className="whereabouts">
        <Progress part={view.part} parts={view.parts} minutes={view.minutes} />
        <SaveStatus queue={view.queue} />
      </div>
      <PageHeading key={place}>{view.title}</PageHeading>
      {view.resumed && <p className="hint">{turning.resumed}</p>}
      {view.hasRequired && <p className="hint">{turning.required}</p>}
      <ErrorSummary
        errors={view.errors}
        attempts={view.attempts}
        title={texts.errors.title(view.errors.length)}
        toQuestion={(name) => session.toQuestion(name)}
      />
      <Survey model={session.model} />
      <LastChanges session={session} history={history} />
      <PreviousAnswers session={session} previous={view.previous} />
      <div className="turning">
        {view.part > 1 && (
          <button
            type="button"
            className="utrecht-button utrecht-button--secondary-action"
            onClick={() => session.back()}
          >
            {turning.back}
          </button>
        )}
        <button type="button" className="utrecht-button utrecht-button--primary-action" onClick={() => session.next()}>
          {last ? turning.check : turning.next}
        </button>
        {view.checked && !last && (
          <button type="button" className="utrecht-button utrecht-button--subtle" onClick={() => session.toCheck()}>
            {turning.toCheck}
          </button>
        )}
      </div>
      {leaving}
    </>
  );
}
