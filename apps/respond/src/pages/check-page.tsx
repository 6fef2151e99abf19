import type { ReactNode } from 'react';
import type { AnsweringSession, ListedError, SessionView } from '../session/answering-session';
import { texts } from '../texts/texts';
import { AnswersList } from './answers-list';
import { ErrorSummary } from './error-summary';
import { PageHeading } from './page-heading';
import { Progress } from './progress';
import { SaveStatus } from './saving-bars';

interface CheckPageProps {
  readonly session: AnsweringSession;
  readonly view: SessionView;
  /** What stands below the buttons. */
  readonly leaving: ReactNode;
}

/** The last page: all answers to look over, and the button that sends them. */
export function CheckPage({ session, view, leaving }: CheckPageProps) {
  const missing: ListedError[] = view.overview.flatMap((page) =>
    page.questions.flatMap(({ name, title, errors }) => errors.map((detail) => ({ question: name, title, detail }))),
  );
  const errors = missing.length > 0 ? missing : view.errors;
  const toQuestion = (name: string) => session.toQuestion(name);
  return (
    <>
      <div className="whereabouts">
        <Progress part={view.part} parts={view.parts} minutes={0} />
        <SaveStatus queue={view.queue} />
      </div>
      <PageHeading key="check">{texts.check.title}</PageHeading>
      <ErrorSummary
        errors={errors}
        attempts={view.attempts}
        title={texts.check.missing(errors.length)}
        toQuestion={toQuestion}
      />
      {errors.length === 0 && <p className="utrecht-paragraph">{texts.check.intro}</p>}
      <AnswersList pages={view.overview} change={toQuestion} />
      <div className="turning">
        <button
          type="button"
          className="utrecht-button utrecht-button--secondary-action"
          onClick={() => session.back()}
        >
          {texts.turning.back}
        </button>
        <button
          type="button"
          className="utrecht-button utrecht-button--primary-action"
          onClick={() => session.complete()}
        >
          {texts.check.send}
        </button>
      </div>
      {leaving}
    </>
  );
}
