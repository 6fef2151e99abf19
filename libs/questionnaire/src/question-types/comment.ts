import { TYPE_APPEARANCE } from '../definition/appearance';
import type { QuestionType } from './question-type';
import { freeText, MOST_CHARACTERS } from './text';

/** `comment`: several lines of text. */
export const comment: QuestionType = {
  types: ['comment'],
  validators: ['text', 'regex', 'email', 'numeric'],
  read(reader) {
    reader.allow(TYPE_APPEARANCE.comment);
    return freeText(reader.count('maxLength', 1) ?? MOST_CHARACTERS);
  },
};
