import { ROLES, type ChartKind } from '../codebook';
import { QUESTION_TYPES } from '../question-types';
import type { Place } from '../unsupported-questionnaire';
import { QUESTION_APPEARANCE } from './appearance';
import type { Question, UncompiledRule, Visibility } from './outline';
import type { Reader } from './reader';
import { readValidators } from './validators';

const CHARTS: readonly ChartKind[] = ['pie', 'bar', 'none'];

/** Letters, digits, - and _: what can be a column of an import, a name in an expression and a part of an address. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,99}$/;
/** Names that SurveyJS gives a meaning of its own in expressions or in the answers. */
const RESERVED = new Set(
  `self parent survey panel row item itemvalue prevpanel nextpanel locale pageno pagecount correctedanswers
   correctanswers correctedanswercount incorrectedanswers incorrectanswers incorrectedanswercount length equals`.split(
    /\s+/,
  ),
);

/** `visible` and `visibleIf` of a question, panel or page. */
export function readVisibility(reader: Reader): Visibility {
  return { visible: reader.boolean('visible') ?? true, visibleIf: readRule(reader, 'visibleIf') };
}

function readRule(reader: Reader, key: string): UncompiledRule | undefined {
  const expression = reader.string(key);
  return expression ? { expression, place: reader.place.at(key) } : undefined;
}

/** Reads one question; undefined, with refusals, when there is nothing to go on. */
export function readQuestion(
  reader: Reader,
  surroundings: { readonly container: number; readonly page?: string },
): Question | undefined {
  const type = String(reader.raw('type'));
  const questionType = QUESTION_TYPES.get(type);
  const name = readName(reader);
  if (!questionType) {
    reader.refuse('type', `Vraagtype "${type.slice(0, 100)}" wordt niet ondersteund.`);
    return undefined;
  }
  reader.allow(QUESTION_APPEARANCE);
  refuseOwnMeanings(reader);
  const form = questionType.read(reader, type);
  const question = {
    ...readVisibility(reader),
    ...surroundings,
    name: name ?? '',
    title: reader.text('title') || (name ?? ''),
    type: questionType.codebookType ?? type,
    isRequired: reader.boolean('isRequired') ?? false,
    requiredIf: readRule(reader, 'requiredIf'),
    validators: readValidators(reader, questionType.validators),
    role: reader.oneOf('role', ROLES),
    trendKey: reader.string('trendKey') || undefined,
    chart: reader.oneOf('chart', CHARTS),
    place: reader.place,
  };
  reader.refuseTheRest();
  return form && name !== undefined ? { ...question, form } : undefined;
}

function readName(reader: Reader): string | undefined {
  const name = reader.string('name');
  if (name === undefined) {
    if (!reader.has('name')) reader.refuse('name', 'Een vraag moet een naam hebben.');
    return undefined;
  }
  if (!NAME.test(name)) {
    reader.refuse(
      'name',
      'De naam van een vraag begint met een letter en heeft verder letters, cijfers, - en _ (hoogstens 100).',
    );
    return undefined;
  }
  if (RESERVED.has(name.toLowerCase()) || name in {} || /-(comment|unwrapped)$/i.test(name)) {
    reader.refuse('name', `"${name}" heeft in SurveyJS een eigen betekenis en kan geen naam van een vraag zijn.`);
    return undefined;
  }
  return name;
}

/** Properties that are refused with what to do instead. Any other unknown one gets the general refusal. */
const INSTEAD: Readonly<Record<string, string>> = {
  choicesByUrl: 'Keuzes van een webadres worden niet ondersteund: zet ze in de vragenlijst.',
  choicesFromQuestion: 'Keuzes van een andere vraag worden niet ondersteund: zet ze in de vraag zelf.',
  showOtherItem: 'Gebruik een keuze met waarde "anders" en een tekstvraag die daarna wordt getoond.',
  hasOther: 'Gebruik een keuze met waarde "anders" en een tekstvraag die daarna wordt getoond.',
  showNoneItem: 'Gebruik een gewone keuze met "isExclusive".',
  showDontKnowItem: 'Gebruik een keuze met waarde "weet-niet" en "isExclusive".',
  showRefuseItem: 'Gebruik een gewone keuze met "isExclusive".',
  showCommentArea: 'Gebruik een tekstvraag na deze vraag.',
  hasComment: 'Gebruik een tekstvraag na deze vraag.',
  defaultValue: 'Vooraf ingevulde antwoorden worden niet ondersteund: niet te zien is of iemand ze heeft gegeven.',
  defaultValueExpression:
    'Vooraf ingevulde antwoorden worden niet ondersteund: niet te zien is of iemand ze heeft gegeven.',
  minValueExpression: 'Gebruik een vaste "min" of een controle met een expressie.',
  maxValueExpression: 'Gebruik een vaste "max" of een controle met een expressie.',
};

function refuseOwnMeanings(reader: Reader): void {
  for (const [key, detail] of Object.entries(INSTEAD)) {
    // `false` is how the editor of SurveyJS writes that it is off.
    if (reader.raw(key) !== undefined && reader.raw(key) !== false) reader.refuse(key, detail);
  }
  reader.only('clearIfInvisible', 'default', 'onComplete');
  reader.only('readOnly', false);
}

/** Name for the refusals of an element: its own, or what it is. */
export function placeOf(place: Place, name: unknown, otherwise: string): Place {
  return place.named(typeof name === 'string' && name !== '' ? name.slice(0, 100) : otherwise);
}
