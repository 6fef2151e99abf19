import { TYPE_APPEARANCE } from '../definition/appearance';
import { categoryOf } from '../definition/choices';
import type { Reader } from '../definition/reader';
import { oneOf } from './single-choice';
import { isScalar, type QuestionType } from './question-type';

/** `boolean`: yes or no. The labels are those that SurveyJS shows in Dutch unless the question has its own. */
export const yesNo: QuestionType = {
  types: ['boolean'],
  validators: [],
  read(reader) {
    reader.allow(TYPE_APPEARANCE.boolean);
    const yes = categoryOf(valueOf(reader, 'valueTrue', true), reader.text('labelTrue') ?? 'Ja');
    const no = categoryOf(valueOf(reader, 'valueFalse', false), reader.text('labelFalse') ?? 'Nee');
    if (yes.code === no.code) reader.refuse('valueTrue', 'Ja en nee hebben dezelfde waarde.');
    return oneOf([yes, no]);
  },
};

function valueOf(reader: Reader, key: string, fallback: boolean): string | number | boolean {
  const value = reader.raw(key);
  if (value === undefined) return fallback;
  if (isScalar(value) && value !== '') return value;
  reader.refuse(key, `"${key}" moet tekst, een getal, true of false zijn.`);
  return fallback;
}
