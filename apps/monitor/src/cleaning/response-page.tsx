import type { NewCleaningEntry, ReviewedAnswer, ReviewedResponseDetail } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { DataTable, type Column } from '../parts/data-table';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { Skeleton } from '../parts/skeleton';
import { momentWords, respondentName } from '../responses/response-words';
import { texts } from '../texts';
import { WaveRoom } from '../wave/wave-room';
import { CorrectDialog } from './correct-dialog';
import { EntryTable } from './entry-log';
import { countsWords, flagWords } from './flag-words';
import { useReviewedResponse } from './queries';
import { ReasonDialog } from './reason-dialog';
import { RoomLink } from './room-link';

/** One response in review: what stands out, raw beside clean, what was done, and what can be done. */
export default function ResponsePage() {
  const { response: id = '' } = useParams();
  const { cleaning: said } = texts;
  return (
    <WaveRoom title={said.review} tab={(wave) => `${said.review}, ${said.titleOf(wave)}`}>
      {(wave) =>
        wave.role === 'researcher' ? (
          <Reviewed wave={wave.key} id={id} />
        ) : (
          <Message type="warning">{said.onlyResearchers}</Message>
        )
      }
    </WaveRoom>
  );
}

function Reviewed({ wave, id }: { wave: string; id: string }) {
  const { cleaning: said } = texts;
  const response = useReviewedResponse(wave, id);
  const [news, setNews] = useState('');
  if (response.error && !response.data)
    return <ErrorState error={response.error} retry={() => void response.refetch()} />;
  if (!response.data) return <Skeleton lines={12} />;
  const { data } = response;
  return (
    <>
      <p className="utrecht-paragraph">
        <RoomLink wave={wave}>{said.back}</RoomLink>
      </p>
      {news && <Message type="ok">{news}</Message>}
      <Decision wave={wave} response={data} onNews={setNews} />
      <Answers wave={wave} response={data} onNews={setNews} />
      <section className="ido-panel" aria-labelledby="geschiedenis">
        <h2 id="geschiedenis" className="utrecht-heading-3">
          {said.history}
        </h2>
        <EntryTable wave={wave} rows={data.history} empty={said.nothingDone} onNews={setNews} />
      </section>
    </>
  );
}

interface PartProps {
  readonly wave: string;
  readonly response: ReviewedResponseDetail;
  readonly onNews: (sentence: string) => void;
}

type Act = 'accept' | 'exclude' | 'choose';

function Decision({ wave, response, onNews }: PartProps) {
  const { cleaning: said, responses } = texts;
  const [act, setAct] = useState<Act | null>(null);
  const name = respondentName(response);
  const asked = { accept: said.acceptTitle, exclude: said.excludeTitle, choose: said.chooseTitle } as const;
  const explained = {
    accept: said.acceptExplains,
    exclude: said.excludeExplains,
    choose: said.chooseExplains,
  } as const;
  return (
    <section className="ido-panel" aria-labelledby="oordeel">
      <h2 id="oordeel" className="utrecht-heading-3">
        {said.responseTitle(name)}
      </h2>
      <p className="utrecht-paragraph">
        {responses.reference(response.reference)}, {momentWords(response.completedAt)}. {said.verdict}:{' '}
        <strong>{countsWords(response)}</strong>
      </p>
      {response.flags.length > 0 && (
        <ul>
          {response.flags.map((flag) => (
            <li key={flagWords(flag)}>{flagWords(flag)}</li>
          ))}
        </ul>
      )}
      <div className="ido-actions">
        <Button appearance="primary-action-button" onClick={() => setAct('accept')}>
          {said.accept}
        </Button>
        <Button appearance="secondary-action-button" onClick={() => setAct('exclude')}>
          {said.exclude}
        </Button>
        {response.others.length > 0 && (
          <Button appearance="secondary-action-button" onClick={() => setAct('choose')}>
            {said.choose}
          </Button>
        )}
      </div>
      {response.others.length > 0 && (
        <>
          <h3 className="utrecht-heading-4">{said.others}</h3>
          <ul>
            {response.others.map((other) => (
              <li key={other.id}>
                <RoomLink wave={wave} response={other.id}>
                  {responses.reference(other.reference)}, {momentWords(other.completedAt)}
                </RoomLink>{' '}
                ({other.counted ? said.counts : said.countsNot})
              </li>
            ))}
          </ul>
        </>
      )}
      {act && (
        <ReasonDialog
          wave={wave}
          title={asked[act](name)}
          explains={explained[act]}
          submit={said[act]}
          entry={(reason): NewCleaningEntry => ({ kind: act, response: response.id, reason })}
          onCancel={() => setAct(null)}
          onDone={() => {
            setAct(null);
            onNews(said.done);
          }}
        />
      )}
    </section>
  );
}

function Answers({ wave, response, onNews }: PartProps) {
  const { cleaning: said } = texts;
  const [corrected, setCorrected] = useState<ReviewedAnswer | null>(null);
  const columns: Array<Column<ReviewedAnswer>> = [
    { key: 'question', label: said.question, header: true, cell: ({ title }) => title },
    { key: 'raw', label: said.raw, cell: ({ rawText, raw }) => (raw === null ? said.noAnswer : rawText) },
    { key: 'clean', label: said.clean, cell: (answer) => <Clean answer={answer} /> },
    {
      key: 'acts',
      label: said.acts,
      cell: (answer) =>
        (answer.shown || answer.clean !== null) && (
          <Button
            appearance="secondary-action-button"
            aria-label={said.correctOf(answer.title)}
            onClick={() => setCorrected(answer)}
          >
            {said.correct}
          </Button>
        ),
    },
  ];
  return (
    <section className="ido-panel" aria-labelledby="antwoorden">
      <h2 id="antwoorden" className="utrecht-heading-3">
        {said.answers}
      </h2>
      <DataTable
        wide
        caption={said.answersTable}
        columns={columns}
        rows={response.answers}
        rowKey={({ question }) => question}
      />
      {corrected && (
        <CorrectDialog
          wave={wave}
          response={response.id}
          answer={corrected}
          onCancel={() => setCorrected(null)}
          onDone={() => {
            setCorrected(null);
            onNews(said.done);
          }}
        />
      )}
    </section>
  );
}

function Clean({ answer: { shown, raw, clean, rawText, cleanText } }: { answer: ReviewedAnswer }) {
  const { cleaning: said } = texts;
  if (clean === null && !shown) return <span className="ido-quiet">{said.notAsked}</span>;
  if (JSON.stringify(raw) === JSON.stringify(clean) || (rawText === cleanText && clean !== null)) {
    return <span className="ido-quiet">{said.same}</span>;
  }
  return <strong>{clean === null ? said.noAnswer : cleanText}</strong>;
}
