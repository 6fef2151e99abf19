import { Survey } from 'survey-react-ui';
import type { AnsweringSession, SessionView } from '../session/answering-session';
import { texts } from '../texts/texts';
import { Colleague } from './colleague';
import { ErrorSummary } from './error-summary';
import { PageHeading } from './page-heading';
import { PreviousAnswers } from './previous-answers';
import { Progress } from './progress';
import { SaveStatus } from './saving-bars';

/** One page of the questionnaire. */
export function QuestionPage({ session, view }: { session: AnsweringSession; view: SessionView }) {
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
      <Leaving openAccess={session.answering.wave.openAccess} />
    </>
  );
}

function Leaving({ openAccess }: { openAccess: boolean }) {
  // Without a link of one's own there is nothing to come back to, and nothing to hand on.
  if (openAccess) return null;
  return (
    <div className="leaving">
      <p>{texts.turning.stop}</p>
      <Colleague />
    </div>
  );
}
