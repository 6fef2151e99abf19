import fc from 'fast-check';
import type { Outline, Question } from '../definition/outline';

const TEXTS = [
  'x',
  ' ',
  'abc12',
  '12',
  '3,5',
  'naam@gemeente.nl',
  'geen adres@',
  'ja',
  'anders',
  'een langer antwoord met woorden',
];
const MOMENTS = ['2024-02-29', '1999-12-31', '2030-06-15', '3001-01-01', '2024-05', '1998-11', '08:15', '23:59:59'];
const NUMBERS = [-1, 0, 0.5, 1, 2.25, 3, 7, 10, 99, 1000, 1e9];

/** A value of the right type for a question: often right, sometimes out of range, too little or with too few rows. */
function plausible(question: Question): fc.Arbitrary<unknown> {
  const { form } = question;
  const [part] = form.parts;
  const values = part!.categories.map(({ value }) => value);
  const items = form.parts.map(({ item }) => item!);
  if (form.rows) {
    return fc
      .tuple(...form.parts.map(() => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 4 })))
      .map((row) =>
        Object.fromEntries(items.map((item, index) => [item, row[index]]).filter(([, column]) => column !== undefined)),
      );
  }
  if (form.ordered) return fc.shuffledSubarray(items, { minLength: items.length });
  if (part!.type === 'multiple') return fc.shuffledSubarray(values);
  if (part!.type === 'single') return fc.constantFrom(...values);
  return fc.constantFrom<unknown>(...[...TEXTS, ...MOMENTS, ...NUMBERS].filter((value) => form.hasType(value)));
}

/** Answers as a page of survey-core would send them, complete or not; also to questions that are hidden. */
export function plausibleAnswers({ questions }: Outline): fc.Arbitrary<Record<string, unknown>> {
  const answers = questions.map((question) => fc.option(plausible(question), { nil: undefined, freq: 5 }));
  return fc.tuple(...answers).map((values) => named(questions, values));
}

const JUNK: readonly unknown[] = [
  'onbekend',
  '',
  ' ja',
  'JA',
  '1',
  0,
  1,
  -3.5,
  true,
  false,
  null,
  [],
  ['onbekend'],
  ['anders', 'anders'],
  [['anders']],
  {},
  { onbekend: 1 },
  { toString: 'x' },
  [null],
  '2024-02-30',
  'a\u0000b',
  '\ud800',
  'x'.repeat(20_000),
];

/** Plausible answers of which some are replaced by nonsense, with now and then a name that does not exist. */
export function wrongAnswers(outline: Outline): fc.Arbitrary<Record<string, unknown>> {
  const { questions } = outline;
  const replaced = fc.tuple(...questions.map(() => fc.option(fc.constantFrom(...JUNK), { nil: undefined, freq: 1 })));
  const extra = fc.option(fc.constantFrom('onbekend', 'pageNo', 'vraag-Comment'), { nil: undefined, freq: 1 });
  return fc.tuple(plausibleAnswers(outline), replaced, extra).map(([answers, junk, name]) => ({
    ...answers,
    ...named(questions, junk),
    ...(name !== undefined && { [name]: 'x' }),
  }));
}

function named(questions: readonly Question[], values: readonly unknown[]): Record<string, unknown> {
  const pairs = questions.map(({ name }, index) => [name, values[index]] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}
