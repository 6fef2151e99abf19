import type { AnsweringEvent, AnsweringHistory } from '@ido/api';
import { momentOf } from '../../texts/dates';
import { texts } from '../../texts/texts';

const words = texts.together.history;

interface HistoryProps {
  readonly history: AnsweringHistory | null;
  /** The title of a question by its name. */
  readonly titleOf: (name: string) => string;
}

/** Who answered what and when: the newest first. */
export function History({ history, titleOf }: HistoryProps) {
  const { you = '', questions = [], events = [] } = history ?? {};
  const name = (author: string) => (author === you ? words.you(author) : author);
  return (
    <details className="fold">
      <summary>{words.ask}</summary>
      {questions.length === 0 && events.length === 0 && <p>{words.none}</p>}
      <dl className="history">
        {events.map((event) => (
          <div key={`${event.kind} ${event.at}`}>
            <dt>{eventWords(event)}</dt>
            <dd>
              {words.by(name(event.author), momentOf(event.at))}
              {event.reason && <q className="history__reason">{event.reason}</q>}
            </dd>
          </div>
        ))}
        {questions.map(({ question, author, at }) => (
          <div key={question}>
            <dt>{titleOf(question)}</dt>
            <dd>{words.by(name(author), momentOf(at))}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function eventWords(event: AnsweringEvent): string {
  return event.kind === 'completed' ? words.events.completed(event.reference) : words.events[event.kind];
}
