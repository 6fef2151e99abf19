import type { Answering } from '@ido/api';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { AnsweringSession } from '../session/answering-session';
import { texts } from '../texts/texts';
import { useQuestionPlaces } from './use-question-places';

interface PreviousAnswersProps {
  readonly session: AnsweringSession;
  /** Question name → its answer in the wave before, of the questions on this page. */
  readonly previous: ReadonlyMap<string, readonly string[]>;
}

/** Under each question that the organisation answered in the wave before: that answer, and a button to take it over. Never filled in by itself. */
export function PreviousAnswers({ session, previous }: PreviousAnswersProps) {
  const places = useQuestionPlaces(session);
  const [said, setSaid] = useState('');
  const before = session.answering.previousAnswers;
  if (!before) return null;
  return (
    <>
      {[...previous].map(([name, lines]) => {
        const place = places.get(name);
        const title = session.model.getQuestionByName(name)?.processedTitle ?? '';
        const take = () => {
          session.takePrevious(name);
          setSaid(texts.previous.taken);
        };
        return (
          place &&
          createPortal(
            <div className="previous">
              <p>{saidBefore(session.answering, before, lines.join('; '))}</p>
              <button
                type="button"
                className="utrecht-button utrecht-button--secondary-action"
                aria-label={texts.previous.takeFor(title)}
                onClick={take}
              >
                {texts.previous.take}
              </button>
            </div>,
            place,
            name,
          )
        );
      })}
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </>
  );
}

/** The answer of the wave before; whose it was, when that organisation has merged into this one since. */
function saidBefore({ organisation }: Answering, { wave, mergedFrom }: Previous, answer: string): string {
  const words = texts.previous;
  if (mergedFrom.length === 0) return words.said(wave.title, answer);
  // The register has municipalities by their bare name, and others by their whole one.
  const municipality = organisation?.code.startsWith('GM') ?? false;
  const names = municipality ? mergedFrom.map(words.municipality) : mergedFrom;
  return words.from(wave.title, names.join(words.and)) + answer;
}

type Previous = NonNullable<Answering['previousAnswers']>;
