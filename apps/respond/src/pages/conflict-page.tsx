import type { Answers, AnsweringHistory } from '@ido/api';
import type { Changes } from '../save-queue/changes';
import type { AnsweringSession } from '../session/answering-session';
import { differencesOf } from '../questionnaire/differences';
import { momentOf } from '../texts/dates';
import { texts } from '../texts/texts';
import { PageHeading } from './page-heading';

interface ConflictPageProps {
  readonly session: AnsweringSession;
  readonly conflict: { readonly mine: Changes; readonly newest: Answers };
  /** Who answered what, as far as it has been asked for. */
  readonly history: AnsweringHistory | null;
}

/** Someone else's answers are newer, and this device has changes of its own: the respondent chooses, seeing what differs. */
export function ConflictPage({ session, conflict, history }: ConflictPageProps) {
  const words = texts.conflict;
  const { definition } = session.answering.questionnaire;
  const differences = differencesOf(definition, conflict.mine, conflict.newest);
  return (
    <>
      <PageHeading key="conflict">{words.title}</PageHeading>
      <p className="utrecht-paragraph">{words.intro}</p>
      <p className="utrecht-paragraph">{words.differs}</p>
      {differences.map(({ name, title, mine, newest }) => (
        <section className="difference" key={name} aria-label={title}>
          <h2 className="difference__title">{title}</h2>
          <dl className="difference__sides">
            <div>
              <dt>{words.mine}</dt>
              <dd>{mine.join('; ') || texts.check.noAnswer}</dd>
            </div>
            <div>
              <dt>{theirs(history, name) ?? words.newest}</dt>
              <dd>{newest.join('; ') || texts.check.noAnswer}</dd>
            </div>
          </dl>
        </section>
      ))}
      <p className="utrecht-paragraph">{words.rest}</p>
      <div className="turning">
        <button
          type="button"
          className="utrecht-button utrecht-button--primary-action"
          onClick={() => session.queue.resolve('newest')}
        >
          {words.loadNewest}
        </button>
        <button
          type="button"
          className="utrecht-button utrecht-button--secondary-action"
          onClick={() => session.queue.resolve('mine')}
        >
          {words.keepMine}
        </button>
      </div>
    </>
  );
}

/** Who gave the newest answer to a question and when; null when that is not known. */
function theirs(history: AnsweringHistory | null, question: string): string | null {
  const change = history?.questions.find((one) => one.question === question);
  return change ? texts.together.conflict.theirs(change.author, momentOf(change.at)) : null;
}
