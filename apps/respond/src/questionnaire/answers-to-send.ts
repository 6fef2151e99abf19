import { Model } from 'survey-core';
import type { Answers } from '@ido/api';
import { registerQuestionProperties } from '@ido/questionnaire';
import type { Definition } from './respondent-model';

/**
 * The answers to complete with: those to questions that are hidden are left out. Done by survey-core on a model of its own, because
 * clearing changes a model's data.
 */
export function answersToSend(definition: Definition, answers: Answers): Answers {
  registerQuestionProperties();
  const copy = new Model(definition);
  copy.clearInvisibleValues = 'onComplete';
  copy.data = structuredClone(answers);
  copy.doComplete();
  const sent = structuredClone(copy.data) as Answers;
  copy.dispose();
  return sent;
}
