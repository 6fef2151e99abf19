import type { Question } from 'survey-core';
import type { Effort } from './time-estimate';

interface WithParts {
  readonly visibleChoices?: readonly { readonly text: string }[];
  readonly visibleRows?: readonly unknown[];
}

/** What the time estimate needs of a question. A list to choose from by typing is not read as a whole. */
export function effortOf(question: Question): Effort {
  const { visibleChoices = [], visibleRows = [] } = question as Question & WithParts;
  const type = question.getType();
  const read = type === 'dropdown' ? [] : visibleChoices.map((choice) => choice.text);
  const characters = [question.processedTitle, question.description, ...read].join('').length;
  const parts = type === 'ranking' ? visibleChoices.length : type === 'matrix' ? visibleRows.length : 1;
  return { type, characters, parts: Math.max(1, parts) };
}
