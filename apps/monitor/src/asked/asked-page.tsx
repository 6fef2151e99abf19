import { routes, type Wave } from '@ido/api';
import { useQuery } from '@tanstack/react-query';
import { request } from '../api/client';
import { ErrorState } from '../parts/error-state';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { questionNumbers } from '../wave/question-numbers';
import { WaveRoom } from '../wave/wave-room';
import { askedPages, AskedVersion, type AskedQuestion } from './asked-questions';
import { routingWords } from './routing-words';

/** The questionnaire of a wave as it is asked: to be read, not to be changed. */
export default function AskedPage() {
  return (
    <WaveRoom title={texts.asked.title} tab={texts.asked.titleOf}>
      {({ questionnaire }) => <Asked questionnaire={questionnaire} />}
    </WaveRoom>
  );
}

function Asked({ questionnaire: { key, version, title } }: Pick<Wave, 'questionnaire'>) {
  const { data, error, refetch } = useQuery({
    queryKey: ['asked', key, version],
    queryFn: ({ signal }) => request(AskedVersion, routes.questionnaireVersion(key, version), { signal }),
    staleTime: Infinity,
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} height={28} />;
  const numbers = questionNumbers(data.definition);
  const titles = new Map(data.variables.map((variable) => [variable.question, variable.title]));
  const nameOf = (question: string) => {
    const number = numbers.get(question);
    return number === undefined
      ? texts.asked.named(titles.get(question) ?? question)
      : texts.asked.question(number).toLowerCase();
  };
  const conditionOf = (expression: string) => routingWords(expression, data.variables, nameOf, texts.asked.routing);
  return (
    <>
      <p className="utrecht-paragraph utrecht-paragraph--lead">{texts.asked.lead(title, version)}</p>
      {askedPages(data.definition, data.variables).map((page, at) => (
        <section key={at} className="ido-panel" aria-labelledby={`deel-${at}`}>
          <h2 id={`deel-${at}`} className="utrecht-heading-3">
            {page.title ?? texts.asked.page(at + 1)}
          </h2>
          <ol className="ido-question-list">
            {page.questions.map((question) => (
              <Question
                key={question.name}
                question={question}
                number={numbers.get(question.name)}
                conditionOf={conditionOf}
              />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

interface QuestionProps {
  readonly question: AskedQuestion;
  readonly number: number | undefined;
  readonly conditionOf: (expression: string) => string | null;
}

function Question({ question, number, conditionOf }: QuestionProps) {
  const said = texts.asked;
  const kind = question.type in said.kinds ? said.kinds[question.type as keyof typeof said.kinds] : question.type;
  return (
    <li>
      <p className="ido-quiet">{number === undefined ? said.follow : said.question(number)}</p>
      <h3 className="utrecht-heading-4">{question.title}</h3>
      <p className="ido-quiet">{[kind, question.required && said.required].filter(Boolean).join(', ')}</p>
      {question.conditions.map((expression) => {
        const words = conditionOf(expression);
        return words === null ? (
          <p key={expression}>
            {said.onlyIfExpression} <code>{expression}</code>
          </p>
        ) : (
          <p key={expression}>{said.onlyIf(words)}</p>
        );
      })}
      {question.rows.length > 0 && (
        <>
          <p>{said.rows}</p>
          <Options labels={question.rows} />
        </>
      )}
      <Options
        labels={question.options.map(({ label, exclusive }) => (exclusive ? `${label} (${said.exclusive})` : label))}
      />
    </li>
  );
}

function Options({ labels }: { labels: readonly string[] }) {
  if (labels.length === 0) return null;
  return (
    <ul className="ido-options">
      {labels.map((label, at) => (
        <li key={at}>{label}</li>
      ))}
    </ul>
  );
}
