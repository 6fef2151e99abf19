import type { Answers, CompiledQuestionnaire, Variable } from '@ido/questionnaire';
import fc from 'fast-check';
import { isRanked, putAnswer } from '../answer-place';
import { rankedValues } from '../ranked-values';

/** Texts that are hard on a CSV file. */
const piece = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  "'",
  '"',
  ';',
  ',',
  '|',
  '\\',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  'é',
  '€',
  '👩‍👩‍👧',
  '1.234',
  'ja',
  '\ufeff',
  'x',
);
export const hardText = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

function valueOf(variable: Variable): fc.Arbitrary<unknown> {
  const { categories, type } = variable;
  const none = fc.constant(undefined);
  if (type === 'single') return fc.constantFrom(undefined, ...categories.map(({ value }) => value));
  if (type === 'multiple') {
    const exclusive = new Set(categories.filter((category) => category.exclusive).map(({ value }) => value));
    return fc.shuffledSubarray(categories.map(({ value }) => value)).map((chosen) => {
      const alone = chosen.find((value) => exclusive.has(value));
      return chosen.length === 0 ? undefined : alone === undefined ? chosen : [alone];
    });
  }
  if (type === 'number') {
    const numbers = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(1.234, -5),
    );
    // Answers are JSON, which has no negative zero.
    return fc.oneof(
      none,
      numbers.map((value) => value + 0),
    );
  }
  if (type === 'date') {
    const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    return fc.oneof(
      none,
      dates.map((date) => date.toISOString().slice(0, 10)),
    );
  }
  return fc.oneof(none, hardText, fc.string({ unit: 'grapheme' }));
}

/** Answers that the questionnaire accepts, save for required ones that are missing. */
export function answersTo(questionnaire: CompiledQuestionnaire): fc.Arbitrary<Answers> {
  const { variables } = questionnaire.codebook;
  const itemValues = rankedValues(questionnaire);
  const order = fc.infiniteStream(fc.nat());
  return fc.tuple(fc.tuple(...variables.map(valueOf)), order).map(([values, stream]) => {
    const answers: Answers = {};
    const ranked = new Map<string, unknown[]>();
    variables.forEach((variable, index) => {
      const value = values[index];
      if (value === undefined || value === '') return;
      if (!isRanked(variable)) putAnswer(answers, variable, value);
      else ranked.set(variable.question, [...(ranked.get(variable.question) ?? []), itemValues.get(variable.name)]);
    });
    for (const [question, items] of ranked) {
      const keys = new Map(items.map((item) => [item, stream.next().value]));
      answers[question] = items.sort((a, b) => keys.get(a)! - keys.get(b)!);
    }
    return accepted(answers, questionnaire);
  });
}

/** Leaves out what the questionnaire refuses: answers to hidden questions, out of range, too long. */
function accepted(answers: Answers, questionnaire: CompiledQuestionnaire): Answers {
  for (;;) {
    answers = questionnaire.withoutHidden(answers);
    const wrong = questionnaire.check(answers, 'complete').filter(({ code }) => code !== 'required');
    if (wrong.length === 0) return answers;
    for (const { pointer } of wrong) delete answers[pointer.split('/')[1]!.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
}
