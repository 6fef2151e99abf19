import type { Category } from '../codebook';
import { CHOICES_APPEARANCE, TYPE_APPEARANCE } from '../definition/appearance';
import { readChoices } from '../definition/choices';
import { isNothing, isScalar, type AnswerForm, type QuestionType } from './question-type';

/** The answer to a question with one category: its value. Shared by every type that has one. */
export function oneOf(categories: readonly Category[]): AnswerForm {
  const values = new Set<unknown>(categories.map(({ value }) => value));
  return {
    parts: [{ type: 'single', categories }],
    hasType: isScalar,
    wrongType: 'Kies één van de antwoorden.',
    isEmpty: isNothing,
    checkContent(value, report) {
      if (!values.has(value))
        report('unknown-code', 'Dit antwoord staat niet in de lijst. Kies één van de antwoorden.');
    },
    partOf: (value) => value,
    whole: ([value]) => value,
  };
}

/** `radiogroup` and `dropdown`. */
export const singleChoice: QuestionType = {
  types: ['radiogroup', 'dropdown'],
  validators: [],
  read(reader, type) {
    reader.allow(CHOICES_APPEARANCE);
    if (type === 'dropdown') reader.allow(TYPE_APPEARANCE.dropdown);
    const categories = readChoices(reader, 'choices');
    return categories.length > 0 ? oneOf(categories) : undefined;
  },
};
