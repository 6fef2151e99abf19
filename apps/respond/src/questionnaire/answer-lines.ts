import type { Question } from 'survey-core';
import type { Answers } from '@ido/api';
import { numberOf, respondentModel, shownQuestions, type Definition } from './respondent-model';

/** One question with its answer in words, as the respondent saw it. */
export interface AnsweredQuestion {
  readonly name: string;
  readonly number: string | null;
  readonly title: string;
  /** One line per option chosen, matrix row or item; empty without an answer. */
  readonly lines: readonly string[];
  /** Why the answer cannot be sent; empty when nothing is wrong. */
  readonly errors: readonly string[];
}

export interface AnsweredPage {
  readonly index: number;
  readonly title: string;
  readonly questions: readonly AnsweredQuestion[];
}

/** The answer of a question in words; empty when there is none. */
export function answerLines(question: Question): string[] {
  if (question.isEmpty()) return [];
  const value: unknown = question.value;
  if (question.getType() === 'matrix' && typeof value === 'object' && value !== null) {
    const shown = question.displayValue as Record<string, unknown>;
    return Object.entries(shown).map(([row, answer]) => `${row}: ${String(answer)}`);
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, place) => {
      const label = String(question.getDisplayValue(false, [item]));
      return question.getType() === 'ranking' ? `${place + 1}. ${label}` : label;
    });
  }
  return String(question.displayValue).split('\n');
}

/** A question as a line of the overview. */
export function answeredQuestion(question: Question): AnsweredQuestion {
  return {
    name: question.name,
    number: numberOf(question),
    title: question.processedTitle,
    lines: answerLines(question),
    errors: question.errors.map((error) => error.getText()),
  };
}

/** The shown questions with their answers, page by page, of answers that are not being edited: for the receipt. */
export function answeredPages(definition: Definition, answers: Answers): AnsweredPage[] {
  const model = respondentModel(definition, answers);
  const pages = model.visiblePages.map((page, index) => ({
    index,
    title: page.processedTitle,
    questions: shownQuestions(page).map(answeredQuestion),
  }));
  model.dispose();
  return pages;
}

/**
 * The lines of an answer with what was typed at "Anders, namelijk:", which is a question of its own (`<question>-anders`) that is shown once that option is chosen: who
 * is asked whether the answer still holds has to see it.
 */
function withTexts(lines: readonly string[], question: string, answers: Answers): readonly string[] {
  const typed = answers[`${question}-anders`];
  return typeof typed === 'string' ? lines.map((line) => (line.endsWith(':') ? `${line} ${typed}` : line)) : lines;
}

/** Answers of another wave that this questionnaire can take over: question name → lines, for those it still knows as a possible answer. */
export function takeableAnswers(definition: Definition, previous: Answers): Map<string, readonly string[]> {
  const model = respondentModel(definition, previous);
  const takeable = new Map<string, readonly string[]>();
  for (const question of model.getAllQuestions()) {
    if (question.isEmpty()) continue;
    // What is no longer an option is cleared here, so that only whole answers are offered.
    const before = JSON.stringify(question.value);
    question.clearIncorrectValues();
    if (!question.isEmpty() && JSON.stringify(question.value) === before)
      takeable.set(question.name, withTexts(answerLines(question), question.name, previous));
  }
  model.dispose();
  return takeable;
}
