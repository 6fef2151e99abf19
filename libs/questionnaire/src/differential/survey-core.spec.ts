import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { compileQuestionnaire, registerQuestionProperties, type AnswerProblem, type Answers } from '../index';
import { readQuestionnaire } from '../read-questionnaire';
import { FIXTURES } from './fixtures';
import { plausibleAnswers, wrongAnswers } from './generated-answers';
import { generatedDefinition } from './generated-definitions';
import { ReferenceQuestionnaire, type Reference } from './reference';

/** More runs on demand: `DIFFERENTIAL_RUNS=10 npx jest -c libs/questionnaire/jest.config.cjs`. */
const TIMES = Number(process.env['DIFFERENTIAL_RUNS'] ?? 1);
const SEED = process.env['DIFFERENTIAL_SEED'] ? Number(process.env['DIFFERENTIAL_SEED']) : 20_241_020;
const runs = (count: number) => ({ numRuns: count * TIMES, seed: SEED });

beforeAll(() => {
  registerQuestionProperties();
  // survey-core tells the console of every wrong value that it is given.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

/** Both views of one questionnaire. */
function sidesOf(definition: object) {
  return {
    ours: compileQuestionnaire(definition),
    theirs: new ReferenceQuestionnaire(definition),
    outline: readQuestionnaire(definition).outline,
  };
}
type Sides = ReturnType<typeof sidesOf>;

const questionnaires = path.join(__dirname, '../../../catalogue/src/questionnaires');
const catalogue = (existsSync(questionnaires) ? readdirSync(questionnaires) : [])
  .map((folder) => path.join(questionnaires, folder, 'questionnaire.json'))
  .filter((file) => existsSync(file));
const definitions: [string, object][] = [
  ...Object.entries(FIXTURES),
  ...catalogue.map((file): [string, object] => [
    path.basename(path.dirname(file)),
    JSON.parse(readFileSync(file, 'utf8')) as object,
  ]),
];

describe.each(definitions)('%s, beside survey-core', (_name, definition) => {
  let sides: Sides;
  beforeAll(() => {
    sides = sidesOf(definition);
  });

  it('shows, requires, refuses and clears the same', () => {
    fc.assert(
      fc.property(plausibleAnswers(sides.outline), (answers) => expectAgreement(sides, answers)),
      runs(120),
    );
  });

  it('accepts nothing that survey-core would refuse, drop or change', () => {
    fc.assert(
      fc.property(wrongAnswers(sides.outline), (answers) => expectNothingSlipsThrough(sides, answers)),
      runs(80),
    );
  });
});

it('agrees with survey-core on generated questionnaires', () => {
  const questionnaireAndAnswers = generatedDefinition.chain((definition) => {
    const sides = sidesOf(definition);
    const sets = fc.array(plausibleAnswers(sides.outline), { minLength: 5, maxLength: 5 });
    return sets.map((answerSets) => ({ definition, sides, answerSets }));
  });
  fc.assert(
    fc.property(questionnaireAndAnswers, ({ sides, answerSets }) => {
      for (const answers of answerSets) expectAgreement(sides, answers);
    }),
    runs(100),
  );
}, 600_000);

/** Codes of what survey-core checks too. */
const SHARED: readonly AnswerProblem['code'][] = ['required', 'out-of-range', 'invalid'];

function expectAgreement({ ours, theirs }: Sides, answers: Answers): void {
  const reference = theirs.outcome(answers);
  expect([...ours.shown(answers)].sort()).toEqual([...reference.shown].sort());

  const problems = ours.check(answers, 'complete');
  const stricter = new Set(problems.filter(({ code }) => !SHARED.includes(code)).map(({ question }) => question));
  const invalid = new Set(problems.filter(({ code }) => SHARED.includes(code)).map(({ question }) => question));
  const comparable = (names: Iterable<string>) => [...names].filter((name) => !stricter.has(name)).sort();
  expect(comparable(invalid)).toEqual(comparable(reference.invalid));

  expect(withoutEmpty(reference.completed)).toEqual(withoutEmpty(only(answers, reference.shown)));
  expect(withoutEmpty(ours.withoutHidden(answers))).toEqual(withoutEmpty(clearedForGood(theirs, answers, reference)));
}

/** survey-core clears once; a page that is opened again with what is left would clear more. Until nothing changes. */
function clearedForGood(theirs: ReferenceQuestionnaire, answers: Answers, { completed }: Reference): Answers {
  if (Object.keys(completed).length === Object.keys(answers).length) return completed;
  return clearedForGood(theirs, completed, theirs.outcome(completed));
}

function expectNothingSlipsThrough({ ours, theirs }: Sides, answers: Answers): void {
  const problems = ours.check(answers, 'draft');
  const wrong = new Set(problems.map(({ question }) => question));
  const corrected = withoutEmpty(theirs.corrected(answers));
  const accepted = withoutEmpty(answers);
  for (const name of Object.keys(accepted)) {
    if (!wrong.has(name)) expect({ [name]: corrected[name] }).toEqual({ [name]: accepted[name] });
  }
  // What has no problem at all is valid and complete in survey-core, which then leaves it as it is.
  const right = Object.fromEntries(Object.entries(ours.withoutHidden(answers)).filter(([name]) => !wrong.has(name)));
  if (ours.check(right, 'complete').length > 0) return;
  const reference = theirs.outcome(right);
  expect([...reference.invalid]).toEqual([]);
  expect(withoutEmpty(reference.completed)).toEqual(withoutEmpty(right));
}

const only = (answers: Answers, names: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));

/** An empty list or object is no answer; survey-core keeps some and drops others. */
function withoutEmpty(answers: Answers): Answers {
  const isEmpty = (value: unknown): boolean =>
    value === null || value === '' || (typeof value === 'object' && Object.values(value).every(isEmpty));
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => !isEmpty(value)));
}
