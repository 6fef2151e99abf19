import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { AfterRenderQuestionEvent, SurveyModel } from 'survey-core';
import type { AnsweringSession } from '../session/answering-session';
import { texts } from '../texts/texts';

interface PreviousAnswersProps {
  readonly session: AnsweringSession;
  /** Question name → its answer in the wave before, of the questions on this page. */
  readonly previous: ReadonlyMap<string, readonly string[]>;
}

/** Under each question that the organisation answered in the wave before: that answer, and a button to take it over. Never filled in by itself. */
export function PreviousAnswers({ session, previous }: PreviousAnswersProps) {
  const places = useQuestionPlaces(session);
  const [said, setSaid] = useState('');
  const wave = session.answering.previousAnswers?.wave.title;
  if (!wave) return null;
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
              <p>{texts.previous.said(wave, lines.join('; '))}</p>
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

/** For each question that is drawn, an element under it to draw in. */
function useQuestionPlaces(session: AnsweringSession): ReadonlyMap<string, HTMLElement> {
  const [places, setPlaces] = useState<ReadonlyMap<string, HTMLElement>>(new Map());
  useEffect(() => {
    const add = (name: string, drawn: HTMLElement) => {
      const place = document.createElement('div');
      // Between question and answers: an "anders, namelijk" has to stand right under its option.
      (drawn.querySelector('.sd-question__header') ?? drawn).append(place);
      setPlaces((known) => new Map(known).set(name, place));
    };
    const drawn = (_: SurveyModel, { question, htmlElement }: AfterRenderQuestionEvent) =>
      add(question.name, htmlElement);
    const { model } = session;
    model.onAfterRenderQuestion.add(drawn);
    // The first page may have been drawn before this effect ran.
    for (const question of model.currentPage?.questions ?? []) {
      const element = document.getElementById(question.id);
      if (element) add(question.name, element);
    }
    return () => model.onAfterRenderQuestion.remove(drawn);
  }, [session]);
  return places;
}
