import { useMemo, useState } from 'react';
import type { Answering } from '@ido/api';
import { answeredPages } from '../questionnaire/answer-lines';
import { answersCopy } from '../questionnaire/answers-copy';
import { differencesOf } from '../questionnaire/differences';
import type { QueueView } from '../save-queue/queue-view';
import type { Together, TogetherView } from '../session/together';
import { dateAndTimeOf, momentOf } from '../texts/dates';
import { texts } from '../texts/texts';
import { AnswersList } from './answers-list';
import { PageHeading } from './page-heading';
import { History } from './together/history';
import { RemovalPage, type RemovedListener } from './together/removal-page';
import { ReopeningRequest } from './together/reopening-request';

interface ReceiptPageProps {
  readonly answering: Answering;
  readonly end: Extract<QueueView['end'], { kind: 'completed' }>;
  readonly another: (() => void) | null;
  readonly together: Together;
  readonly others: TogetherView;
  readonly removed: RemovedListener;
}

/** Proof that the answers arrived, with a copy of them to keep. */
export function ReceiptPage({ answering, end, another, together, others, removed }: ReceiptPageProps) {
  const words = texts.receipt;
  const { definition } = answering.questionnaire;
  const pages = useMemo(() => answeredPages(definition, end.answers), [definition, end.answers]);
  const lost = useMemo(() => differencesOf(definition, end.lost, end.answers), [definition, end]);
  const { reference, completedAt } = end.receipt;
  const [removing, setRemoving] = useState(false);
  const titles = useMemo(
    () => new Map(pages.flatMap((page) => page.questions.map(({ name, title }) => [name, title]))),
    [pages],
  );
  const titleOf = (name: string) => titles.get(name) ?? name;
  const facts: [string, string][] = [
    [words.reference, reference],
    [words.sentAt, dateAndTimeOf(completedAt)],
    ...(answering.organisation ? [[words.organisation, answering.organisation.name] satisfies [string, string]] : []),
  ];
  const download = () => {
    const head = {
      language: texts.locale,
      title: `${answering.study.title}: ${answering.wave.title}`,
      facts,
      noAnswer: texts.check.noAnswer,
    };
    offer(words.fileName(reference), answersCopy(head, pages));
  };
  if (removing) return <RemovalPage token={together.token} back={() => setRemoving(false)} removed={removed} />;
  const { kind } = answering.link;
  const sender = others.history?.events.find((event) => event.kind === 'completed')?.author ?? null;
  return (
    <>
      <PageHeading key="receipt">{words.title}</PageHeading>
      {end.byOther && <p className="note note--info">{texts.together.byOther(sender, momentOf(completedAt))}</p>}
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {lost.length > 0 && (
        <div className="note note--warning">
          <p>{words.lost}</p>
          <ul>
            {lost.map(({ name, title, mine }) => (
              <li key={name}>
                {title}: {mine.join('; ') || texts.check.noAnswer}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="utrecht-paragraph">{another ? words.keepOpenWave : words.keep}</p>
      <div className="turning">
        {another && (
          <button type="button" className="utrecht-button utrecht-button--primary-action" onClick={another}>
            {words.another}
          </button>
        )}
        <button
          type="button"
          className="utrecht-button utrecht-button--secondary-action"
          onClick={() => window.print()}
        >
          {words.print}
        </button>
        <button type="button" className="utrecht-button utrecht-button--secondary-action" onClick={download}>
          {words.download}
        </button>
      </div>
      {!answering.wave.openAccess && (
        <div className="leaving">
          <ReopeningRequest token={together.token} />
          <History history={others.history} titleOf={titleOf} />
          {kind === 'personal' && (
            <div className="leaving__links">
              <button type="button" className="link-button" onClick={() => setRemoving(true)}>
                {texts.together.removal.ask}
              </button>
            </div>
          )}
          <section className="copy" aria-labelledby="copy">
            <h2 className="utrecht-heading-2" id="copy">
              {words.copyTitle}
            </h2>
            <AnswersList pages={pages} heading="h3" />
          </section>
        </div>
      )}
    </>
  );
}

function offer(name: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/html' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
