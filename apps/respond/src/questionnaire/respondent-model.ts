import { Model, settings, type Question } from 'survey-core';
import 'survey-core/i18n/dutch';
import type { Answers } from '@ido/api';
import { texts } from '../texts/texts';
import { makeAccessible } from './accessible-questions';
import { registerQuestionProperties } from '@ido/questionnaire';

/** The definition as SurveyJS JSON. */
export type Definition = Record<string, unknown>;

/**
 * The questionnaire as the page shows it: page by page, navigation, title and progress are the page's own. Answers to questions that get
 * hidden stay, so that going back and forth loses nothing; they are left out at completion.
 */
export function respondentModel(definition: Definition, answers: Answers): Model {
  registerQuestionProperties();
  // The page title is the h1 of the page, so each question is the next level.
  settings.titleTags.question = 'h2';
  settings.titleTags.panel = 'h2';
  settings.animationEnabled = false;
  const model = new Model(definition);
  model.locale = texts.locale;
  model.showTitle = false;
  model.showPageTitles = false;
  model.showNavigationButtons = false;
  model.showProgressBar = false;
  model.showCompletedPage = false;
  model.showPreviewBeforeComplete = false;
  model.clearInvisibleValues = 'none';
  model.checkErrorsMode = 'onNextPage';
  model.textUpdateMode = 'onTyping';
  model.autoFocusFirstQuestion = false;
  model.autoFocusFirstError = false;
  model.questionErrorLocation = 'top';
  model.widthMode = 'responsive';
  model.isCompact = true;
  // Styles come from the page's own style sheet: inserted ones would need a weaker content security policy.
  model.generateStylesheet = false;
  makeAccessible(model);
  const numbered = model.getAllQuestions().some((question) => numberOf(question) !== null);
  model.showQuestionNumbers = numbered ? 'on' : 'off';
  model.onGetQuestionNumber.add((_, options) => {
    options.number = numberOf(options.question) ?? '';
  });
  model.onUpdateQuestionCssClasses.add((_, options) => {
    if (numbered && numberOf(options.question) === null) options.cssClasses.mainRoot += ' respond-follow-up';
  });
  model.onErrorCustomText.add((_, options) => {
    if (options.name === 'required') options.text = texts.errors.required;
  });
  model.data = structuredClone(answers);
  return model;
}

/** The question's number as the questionnaire gives it; null for follow-ups, which have none. */
export function numberOf(question: Question): string | null {
  const nr: unknown = question.getPropertyValue('nr');
  return typeof nr === 'number' || typeof nr === 'string' ? String(nr) : null;
}

/** Questions of a page or of the whole questionnaire that are shown now and can hold an answer, in order. */
export function shownQuestions(of: { questions: Question[] } | Model): Question[] {
  const questions = of instanceof Model ? of.visiblePages.flatMap((page) => page.questions) : of.questions;
  return questions.filter((question) => question.isVisible && question.isParentVisible && question.hasInput);
}
