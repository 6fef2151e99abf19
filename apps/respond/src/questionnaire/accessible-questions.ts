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
    // The browser's own list is drawn without its label.
    const title = htmlElement.querySelector('.sd-question__title');
    if (title)
      htmlElement.querySelector('select')?.setAttribute('aria-labelledby', title.id || `${question.id}_ariaTitle`);
  });
}
