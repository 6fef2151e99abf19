import { useEffect, useState } from 'react';
import type { AfterRenderQuestionEvent, SurveyModel } from 'survey-core';
import type { AnsweringSession } from '../session/answering-session';

/** For each question that is drawn, an element under it to draw in. */
export function useQuestionPlaces(session: AnsweringSession): ReadonlyMap<string, HTMLElement> {
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
