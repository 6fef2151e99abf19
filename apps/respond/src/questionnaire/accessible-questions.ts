import {
  QuestionBooleanModel,
  QuestionDropdownModel,
  QuestionMatrixModel,
  QuestionRatingModel,
  type Model,
} from 'survey-core';

/** Choices up to which the browser's own list is used. */
const LONGEST_NATIVE_LIST = 40;

/** Sets right what SurveyJS draws in a way that a phone or a screen reader cannot do much with. */
export function makeAccessible(model: Model): void {
  for (const question of model.getAllQuestions()) {
    // The browser's own list works best on a phone and with a screen reader; searching only pays in a long one.
    const short = question instanceof QuestionDropdownModel && question.choices.length <= LONGEST_NATIVE_LIST;
    if (short) question.renderAs = 'select';
    // A switch shows neither that it is unanswered nor where it can be pressed.
    if (question instanceof QuestionBooleanModel) {
      question.renderAs = 'radio';
      question.swapOrder = true;
    }
    // A table that does not fit hides its last columns.
    if (question instanceof QuestionMatrixModel) question.displayMode = 'list';
    // On a narrow screen a scale would become a list, and so lose what it is.
    if (question instanceof QuestionRatingModel) question.displayMode = 'buttons';
  }
  model.onAfterRenderQuestion.add((_, { question, htmlElement }) => {
    const title = htmlElement.querySelector('.sd-question__title');
    if (!title) return;
    title.id ||= `${question.id}_ariaTitle`;
    // The browser's own list is drawn without its label,
    htmlElement.querySelector('select')?.setAttribute('aria-labelledby', title.id);
    // and yes or no as two buttons that belong to no question.
    if (question instanceof QuestionBooleanModel) nameGroup(question, htmlElement, title.id);
  });
}

function nameGroup(question: QuestionBooleanModel, drawn: HTMLElement, titleId: string): void {
  const group = drawn.querySelector('fieldset');
  group?.setAttribute('role', 'radiogroup');
  group?.setAttribute('aria-labelledby', titleId);
  group?.setAttribute('aria-required', String(question.isRequired));
  // An error's link puts the focus on the element that has the question's id for inputs.
  drawn.querySelectorAll('input').forEach((input, place) => {
    input.id = place === 0 ? question.inputId : `${question.inputId}_${place}`;
  });
}
