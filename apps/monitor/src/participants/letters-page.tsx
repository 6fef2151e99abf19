import type { Letter, Wave } from '@ido/api';
import { dutchLastDay, dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { z } from 'zod';
import { isStatus } from '../api/problem-error';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useMakeLetters, useRecordEvent } from './queries';
import { ParticipantsRoom } from './room';

const Chosen = z.object({ participants: z.array(z.uuid()).min(1) });

/** Letters with a link and its QR code for the contacts that were chosen in the list; each on a page of its own. */
export default function LettersPage() {
  const { participants: said } = texts;
  const chosen = Chosen.safeParse(useLocation().state);
  return (
    <ParticipantsRoom title={said.lettersTitle} tab={(wave) => `${said.lettersTitle}, ${wave}`} below>
      {(wave) =>
        chosen.success ? (
          <Letters wave={wave} participants={chosen.data.participants} />
        ) : (
          <Message type="info">{said.lettersNone}</Message>
        )
      }
    </ParticipantsRoom>
  );
}

function Letters({ wave, participants }: { wave: Wave; participants: string[] }) {
  const { participants: said } = texts;
  const make = useMakeLetters(wave.key);
  const { mutate } = make;
  const asked = useRef(false);
  // Each request makes links: once for this visit, also when the page is drawn again.
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    mutate(participants);
  }, [mutate, participants]);
  if (make.error) return <ErrorState error={make.error} retry={() => mutate(participants)} />;
  if (!make.data) return <Skeleton lines={12} />;
  const letters = make.data.items;
  return (
    <>
      <div className="ido-screen-only">
        <Message type="warning">{said.lettersOnce}</Message>
      </div>
      <div className="ido-actions">
        <Button appearance="primary-action-button" onClick={() => window.print()}>
          {said.print}
        </Button>
        <MarkSent wave={wave.key} letters={letters} />
        <Link className="utrecht-link utrecht-link--html-a" to={`/metingen/${wave.key}/deelnemers`}>
          {said.lettersBack}
        </Link>
      </div>
      {letters.map((letter) => (
        <LetterSheet key={letter.participant} wave={wave} letter={letter} />
      ))}
    </>
  );
}

/** After printing: the contacts get the state `sent`. Who declined or opted out meanwhile keeps that state. */
function MarkSent({ wave, letters }: { wave: string; letters: readonly Letter[] }) {
  const { participants: said } = texts;
  const record = useRecordEvent(wave);
  const [state, setState] = useState<{ marked: number; refused: number; error: unknown } | 'busy' | null>(null);
  const mark = async () => {
    setState('busy');
    let marked = 0;
    let refused = 0;
    try {
      for (const { participant } of letters) {
        try {
          await record.mutateAsync({ id: participant, event: 'sent', cause: said.letterSent });
          marked++;
        } catch (error) {
          if (!isStatus(error, 409)) throw error;
          refused++;
        }
      }
      setState({ marked, refused, error: null });
    } catch (error) {
      setState({ marked, refused, error });
    }
  };
  const done = state !== null && state !== 'busy' && !state.error;
  return (
    <>
      {!done && (
        <Button appearance="secondary-action-button" disabled={state === 'busy'} onClick={() => void mark()}>
          {said.markSent}
        </Button>
      )}
      {state !== null && state !== 'busy' && (
        <Message type={state.error ? 'error' : 'ok'}>
          {said.markedSent(dutchNumber(state.marked))} {state.refused > 0 && said.notMarked(dutchNumber(state.refused))}
          {state.error ? ` ${texts.problems.unreachable}` : ''}
        </Message>
      )}
    </>
  );
}

function LetterSheet({ wave, letter }: { wave: Wave; letter: Letter }) {
  const { participants: said } = texts;
  const { size, path } = letter.qr;
  return (
    <article className="ido-panel ido-letter" aria-label={`${letter.organisation} ${letter.name ?? ''}`.trim()}>
      <p>
        {letter.organisation}
        {letter.name !== null && (
          <>
            <br />
            {letter.name}
          </>
        )}
      </p>
      <p className="ido-letter__subject">
        {wave.study.title}: {wave.title}
      </p>
      <p>{said.letterSalutation(letter.name)}</p>
      <p>{said.letterLead(wave.study.title, letter.organisation)}</p>
      <p>{said.letterHow}</p>
      <svg
        className="ido-letter__qr"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={said.letterQr}
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p className="ido-letter__link">{letter.link}</p>
      {wave.closesAt !== null && <p>{said.letterUntil(dutchLastDay(wave.closesAt))}</p>}
      <p>{said.letterPause}</p>
    </article>
  );
}
