import { EmailValidator, Helpers } from 'survey-core';
import { isNothing, type QuestionType } from '../question-types/question-type';
import type { Condition, Conditions, Values } from './condition';
import { readerOf, type Reader } from './reader';

/** Gives the sentence for the respondent when the value is not right. Runs on complete answers, when nothing else is wrong, as in survey-core. */
export type Validator = (value: unknown, values: Values) => string | undefined;

/** A validator as read. An expression can be compiled only when all questions are known. */
export type UncompiledValidator = (conditions: Conditions) => Validator | undefined;

/** Reads `validators` of a question. */
export function readValidators(question: Reader, allowed: QuestionType['validators']): UncompiledValidator[] {
  return (question.array('validators') ?? []).flatMap((item, index) => {
    const reader = readerOf(item, question.place.at('validators', index), question.refusals);
    const validator = reader && readValidator(reader, allowed);
    return validator ? [validator] : [];
  });
}

function readValidator(reader: Reader, allowed: QuestionType['validators']): UncompiledValidator | undefined {
  const type = String(reader.raw('type')).replace(/validator$/, '');
  // A warning does not stop a respondent, so it would not be clear whether the answer is right.
  reader.only('notificationType', 'error');
  const text = reader.text('text');
  const validator = fits(type, allowed) ? READERS[type](reader, text || undefined) : undefined;
  if (!fits(type, allowed)) reader.refuse('type', `De controle "${type.slice(0, 100)}" wordt hier niet ondersteund.`);
  else reader.refuseTheRest();
  return validator;
}

/** survey-core holds nothing but spaces for no answer here too, except for an e-mail address. */
const isBlank = (value: unknown) => isNothing(value) || (typeof value === 'string' && value.trim() === '');

type Kind = QuestionType['validators'][number] | 'expression';
const fits = (type: string, allowed: QuestionType['validators']): type is Kind =>
  type === 'expression' || (allowed as readonly string[]).includes(type);

const READERS: Readonly<Record<Kind, (reader: Reader, text?: string) => UncompiledValidator | undefined>> = {
  numeric(reader, text) {
    const [min, max] = [reader.number('minValue'), reader.number('maxValue')];
    return always((value) => {
      if (isBlank(value)) return undefined;
      if (!Helpers.isNumber(value)) return text ?? 'Vul hier een getal in.';
      const given = Helpers.getNumber(value);
      if (min !== undefined && given < min) return text ?? `Vul een getal in vanaf ${min}.`;
      return max !== undefined && given > max ? (text ?? `Vul een getal in tot en met ${max}.`) : undefined;
    });
  },
  text(reader, text) {
    const [min, max] = [reader.count('minLength') ?? 0, reader.count('maxLength') ?? 0];
    const digits = reader.boolean('allowDigits') ?? true;
    return always((value) => {
      if (typeof value !== 'string' || isBlank(value)) return undefined;
      // As in survey-core: only digits at the end are noticed.
      if (!digits && /\d$/.test(value)) return text ?? 'Vul hier geen cijfers in.';
      if (min > 0 && value.length < min) return text ?? `Vul ten minste ${min} tekens in.`;
      return max > 0 && value.length > max ? (text ?? `Vul niet meer dan ${max} tekens in.`) : undefined;
    });
  },
  regex(reader, text) {
    const pattern = reader.string('regex');
    const insensitive = reader.boolean('caseInsensitive') ?? reader.boolean('insensitive') ?? false;
    reader.raw('insensitive');
    const expression = pattern === undefined ? undefined : compiledPattern(reader, pattern, insensitive);
    if (!expression) return undefined;
    return always((value) =>
      isBlank(value) || expression.test(String(value)) ? undefined : (text ?? 'Uw antwoord heeft niet de juiste vorm.'),
    );
  },
  email(_reader, text) {
    const email = new EmailValidator();
    return always((value) => (email.validate(value) ? (text ?? 'Vul een geldig e-mailadres in.') : undefined));
  },
  answercount(reader, text) {
    const [min, max] = [reader.count('minCount') ?? 0, reader.count('maxCount') ?? 0];
    return always((value) => {
      if (!Array.isArray(value) || value.length === 0) return undefined;
      if (min > 0 && value.length < min) return text ?? `Kies ten minste ${min} antwoorden.`;
      return max > 0 && value.length > max ? (text ?? `Kies niet meer dan ${max} antwoorden.`) : undefined;
    });
  },
  expression(reader, text) {
    const expression = reader.string('expression');
    const place = reader.place.at('expression');
    if (!expression) {
      reader.refuse('expression', 'Hier hoort een expressie te staan.');
      return undefined;
    }
    return (conditions) => byCondition(conditions.validator(expression, place), text);
  },
};

const always =
  (validator: (value: unknown) => string | undefined): UncompiledValidator =>
  () =>
    validator;

function byCondition(condition: Condition | undefined, text?: string): Validator | undefined {
  return condition && ((_value, values) => (condition(values) ? undefined : (text ?? 'Uw antwoord klopt niet.')));
}

function compiledPattern(reader: Reader, pattern: string, insensitive: boolean): RegExp | undefined {
  try {
    return new RegExp(pattern, insensitive ? 'i' : '');
  } catch {
    reader.refuse('regex', 'Dit patroon kan niet worden gelezen.');
    return undefined;
  }
}
