import { EmailValidator } from 'survey-core';
import { TYPE_APPEARANCE } from '../definition/appearance';
import { isStorable } from '../definition/choices';
import type { Reader } from '../definition/reader';
import { isNothing, type AnswerForm, type QuestionType, type Report } from './question-type';

/** Longest text where the question has no `maxLength`, in UTF-16 units as an HTML input counts. */
export const MOST_CHARACTERS = 10_000;

/** Free text. `complete` is what else must be right at the end. */
export function freeText(most: number, complete?: (text: string, report: Report) => void): AnswerForm {
  return {
    parts: [{ type: 'text', categories: [] }],
    hasType: (value) => typeof value === 'string',
    wrongType: 'Vul hier tekst in.',
    // As in survey-core: nothing but spaces is no answer.
    isEmpty: (value) => isNothing(value) || (value as string).trim() === '',
    checkContent(value, report) {
      const text = value as string;
      if (text.length > most) report('too-long', `Uw antwoord is te lang: het kan ${most} tekens bevatten.`);
      else if (!isStorable(text)) report('unstorable', 'Uw antwoord heeft een teken dat niet kan worden bewaard.');
    },
    checkComplete: complete && ((value, report) => complete((value ?? '') as string, report)),
    partOf: (value) => value,
    whole: () => undefined,
  };
}

function email(most: number): AnswerForm {
  const validator = new EmailValidator();
  return freeText(most, (text, report) => {
    if (validator.validate(text)) report('invalid', 'Vul een geldig e-mailadres in, bijvoorbeeld naam@gemeente.nl.');
  });
}

interface NumberRange {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

function number({ min, max, step }: NumberRange): AnswerForm {
  return {
    parts: [{ type: 'number', categories: [] }],
    hasType: (value) => typeof value === 'number' && Number.isFinite(value),
    wrongType: 'Vul hier een getal in.',
    isEmpty: isNothing,
    checkContent() {},
    checkComplete(value, report) {
      if (isNothing(value)) return;
      const given = value as number;
      if (min !== undefined && given < min) report('out-of-range', `Vul een getal in vanaf ${dutch(min)}.`);
      if (max !== undefined && given > max) report('out-of-range', `Vul een getal in tot en met ${dutch(max)}.`);
      if (step !== undefined && !isMultipleOf(given, step)) {
        report('out-of-range', `Vul een getal in met stappen van ${dutch(step)}.`);
      }
    },
    partOf: (value) => value,
    whole: () => undefined,
  };
}

const dutch = (value: number) => value.toLocaleString('nl-NL', { maximumFractionDigits: 20 });

/** The same rule as survey-core's `isStepNumberIncorrect`: both to whole numbers by a power of ten, at most a million. */
function isMultipleOf(value: number, step: number): boolean {
  let power = 1;
  const whole = (of: number) => Math.round(of * power) / power === of;
  while ((!whole(step) || !whole(value)) && power < 1_000_000) power *= 10;
  const wholeStep = Math.round(step * power);
  return wholeStep <= 0 || Math.round(value * power) % wholeStep === 0;
}

/** What an HTML input of these types gives, and when it is not nonsense. Texts of one form compare as the moments do. */
const MOMENTS = {
  date: { form: /^\d{4}-\d\d-\d\d$/, example: 'een datum', valid: isDate },
  month: { form: /^\d{4}-\d\d$/, example: 'een maand', valid: (text: string) => isDate(`${text}-01`) },
  time: { form: /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, example: 'een tijd', valid: () => true },
} as const;
/** survey-core takes no date after this one (`settings.maxDate`). */
const LAST_DATE = '2999-12-31';

function moment(kind: keyof typeof MOMENTS, min: string | undefined, max: string | undefined): AnswerForm {
  const { form, example, valid } = MOMENTS[kind];
  return {
    parts: [{ type: 'date', categories: [] }],
    hasType: (value) => typeof value === 'string' && (value === '' || (form.test(value) && valid(value))),
    wrongType: `Vul hier ${example} in.`,
    isEmpty: isNothing,
    checkContent() {},
    checkComplete(value, report) {
      if (isNothing(value)) return;
      if (min !== undefined && (value as string) < min) report('out-of-range', `Vul ${example} in vanaf ${min}.`);
      if (max !== undefined && (value as string) > max) report('out-of-range', `Vul ${example} in tot en met ${max}.`);
    },
    partOf: (value) => value,
    whole: () => undefined,
  };
}

function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const TEXT_INPUTS = ['text', 'tel', 'url', 'email'] as const;
const INPUTS = [...TEXT_INPUTS, 'number', 'date', 'month', 'time'] as const;

/** `text`: one line of text, a number or a moment, by its `inputType`. */
export const text: QuestionType = {
  types: ['text'],
  validators: ['numeric', 'text', 'regex', 'email'],
  read(reader) {
    reader.allow(TYPE_APPEARANCE.text);
    const input = reader.oneOf('inputType', INPUTS) ?? 'text';
    if (input === 'number') return number(readRange(reader));
    if (input === 'date' || input === 'month' || input === 'time') {
      const min = readMoment(reader, 'min', input);
      const max = readMoment(reader, 'max', input) ?? (input === 'date' ? LAST_DATE : undefined);
      if (min !== undefined && max !== undefined && min > max) reader.refuse('min', '"min" ligt na "max".');
      return moment(input, min, max);
    }
    const most = reader.count('maxLength', 1) ?? MOST_CHARACTERS;
    return input === 'email' ? email(most) : freeText(most);
  },
};

function readRange(reader: Reader): NumberRange {
  const [min, max, step] = [reader.number('min'), reader.number('max'), reader.number('step')];
  if (min !== undefined && max !== undefined && min > max) reader.refuse('min', '"min" is hoger dan "max".');
  return { min, max, step };
}

function readMoment(reader: Reader, key: 'min' | 'max', kind: keyof typeof MOMENTS): string | undefined {
  const value = reader.string(key);
  if (value === undefined) return undefined;
  if (MOMENTS[kind].form.test(value) && MOMENTS[kind].valid(value)) return value;
  reader.refuse(key, `"${key}" moet ${MOMENTS[kind].example} zijn; een berekening wordt niet ondersteund.`);
  return undefined;
}
