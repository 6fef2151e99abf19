import fc from 'fast-check';
import { FIXTURES } from './differential/fixtures';
import { compileQuestionnaire, type AnswerProblem, type CheckMode } from './index';

const compiled = (...elements: object[]) => compileQuestionnaire({ pages: [{ elements }] });
const told = (problems: readonly AnswerProblem[]) => problems.map(({ pointer, code }) => [pointer, code]);

const questionnaire = compiled(
  { type: 'radiogroup', name: 'rol', isRequired: true, choices: ['ja', 'nee', 1] },
  {
    type: 'checkbox',
    name: 'meer',
    maxSelectedChoices: 2,
    choices: ['a', 'b', 'c', { value: 'weet-niet', text: 'Weet ik niet', isExclusive: true }],
  },
  { type: 'text', name: 'kort', maxLength: 5 },
  { type: 'comment', name: 'lang', visibleIf: "{rol} = 'ja'", isRequired: true },
  { type: 'text', name: 'getal', inputType: 'number', min: 10 },
  { type: 'text', name: 'datum', inputType: 'date' },
  { type: 'matrix', name: 'm', eachRowRequired: true, columns: [1, 2], rows: ['r1', { value: 'r2', text: 'Tweede' }] },
  { type: 'ranking', name: 'v', choices: ['p', 'q', 'r'] },
  { type: 'text', name: 'mail', inputType: 'email' },
);
const right = { rol: 'nee', m: { r1: 1, r2: 2 } };
const both: CheckMode[] = ['draft', 'complete'];

it('finds nothing in right answers', () => {
  const answers = {
    ...right,
    rol: 'ja',
    meer: ['a', 'b'],
    kort: 'vijf!',
    lang: 'x'.repeat(10_000),
    getal: 10,
    datum: '2024-02-29',
    v: ['q', 'p', 'r'],
    mail: 'naam@gemeente.nl',
  };
  for (const mode of both) expect(questionnaire.check(answers, mode)).toEqual([]);
});

it('says everything that is wrong at once, in the order of the questionnaire, in Dutch', () => {
  const problems = questionnaire.check(
    { onbekend: 1, mail: 'x', v: ['p'], m: { r1: 3 }, getal: 3, meer: ['a', 'z'], kort: 'te lang' },
    'complete',
  );
  expect(problems).toEqual([
    { pointer: '/rol', question: 'rol', code: 'required', detail: 'Deze vraag is nog niet beantwoord.' },
    { pointer: '/meer/1', question: 'meer', code: 'unknown-code', detail: 'Dit antwoord staat niet in de lijst.' },
    {
      pointer: '/kort',
      question: 'kort',
      code: 'too-long',
      detail: 'Uw antwoord is te lang: het kan 5 tekens bevatten.',
    },
    { pointer: '/getal', question: 'getal', code: 'out-of-range', detail: 'Vul een getal in vanaf 10.' },
    {
      pointer: '/m/r1',
      question: 'm',
      code: 'unknown-code',
      detail: 'Dit antwoord staat niet in de lijst. Kies één van de antwoorden.',
    },
    { pointer: '/v', question: 'v', code: 'required', detail: 'Geef alle mogelijkheden een plaats.' },
    {
      pointer: '/mail',
      question: 'mail',
      code: 'invalid',
      detail: 'Vul een geldig e-mailadres in, bijvoorbeeld naam@gemeente.nl.',
    },
    {
      pointer: '/onbekend',
      question: 'onbekend',
      code: 'unknown-question',
      detail: 'Deze vraag hoort niet bij de vragenlijst.',
    },
  ]);
});

describe('a draft', () => {
  it('may be incomplete and half typed, and may keep answers to questions that are hidden now', () => {
    expect(questionnaire.check({}, 'draft')).toEqual([]);
    const typing = { rol: 'nee', lang: 'nog van eerder', getal: 1, mail: 'naam@', m: { r1: 1 }, v: ['p'] };
    expect(questionnaire.check(typing, 'draft')).toEqual([]);
  });

  it('may not hold what no respondent can have given', () => {
    const impossible = { rol: 'x', meer: ['weet-niet', 'a'], kort: 'te lang', getal: '7', lang: 3, zomaar: 1 };
    expect(told(questionnaire.check(impossible, 'draft'))).toEqual([
      ['/rol', 'unknown-code'],
      ['/meer', 'exclusive'],
      ['/kort', 'too-long'],
      ['/lang', 'wrong-type'],
      ['/getal', 'wrong-type'],
      ['/zomaar', 'unknown-question'],
    ]);
  });
});

describe('stricter than survey-core on purpose', () => {
  it.each([
    [{ rol: '1' }, '/rol', 'unknown-code'],
    [{ rol: 'JA' }, '/rol', 'unknown-code'],
    [{ rol: ' ja' }, '/rol', 'unknown-code'],
    [{ rol: ['ja'] }, '/rol', 'wrong-type'],
    [{ meer: 'a' }, '/meer', 'wrong-type'],
    [{ meer: ['a', 'a'] }, '/meer/1', 'duplicate'],
    [{ meer: ['a', 'weet-niet'] }, '/meer', 'exclusive'],
    [{ meer: ['a', 'b', 'c'] }, '/meer', 'too-many'],
    [{ meer: Array.from({ length: 900 }, () => 'a') }, '/meer', 'too-many'],
    [{ kort: 5 }, '/kort', 'wrong-type'],
    [{ kort: 'a\u0000' }, '/kort', 'unstorable'],
    [{ kort: '\ud83d' }, '/kort', 'unstorable'],
    [{ kort: 'zes zes' }, '/kort', 'too-long'],
    [{ lang: 'x'.repeat(10_001) }, '/lang', 'too-long'],
    [{ getal: '12' }, '/getal', 'wrong-type'],
    [{ getal: NaN }, '/getal', 'wrong-type'],
    [{ getal: Infinity }, '/getal', 'wrong-type'],
    [{ datum: '2024-02-30' }, '/datum', 'wrong-type'],
    [{ datum: '1-2-2024' }, '/datum', 'wrong-type'],
    [{ datum: 20240101 }, '/datum', 'wrong-type'],
    [{ m: { r9: 1 } }, '/m/r9', 'unknown-code'],
    [{ m: { 'a/b~c': 1 } }, '/m/a~1b~0c', 'unknown-code'],
    [{ m: { r1: '1' } }, '/m/r1', 'unknown-code'],
    [{ m: [1, 2] }, '/m', 'wrong-type'],
    [{ m: { toString: 1 } }, '/m', 'wrong-type'],
    [{ v: ['p', 'p'] }, '/v/1', 'duplicate'],
    [{ v: [['p']] }, '/v', 'wrong-type'],
    [{ constructor: 1 }, '/constructor', 'unknown-question'],
    [{ 'kort-Comment': 'x' }, '/kort-Comment', 'unknown-question'],
  ])('%j', (answers, pointer, code) => {
    expect(told(questionnaire.check(answers, 'draft'))).toEqual([[pointer, code]]);
  });

  it('refuses an answer to a question that was not shown, but not an empty one', () => {
    expect(told(questionnaire.check({ ...right, lang: 'x' }, 'complete'))).toEqual([['/lang', 'not-shown']]);
    for (const lang of ['', null, undefined]) expect(questionnaire.check({ ...right, lang }, 'complete')).toEqual([]);
  });

  it('sees a pair of surrogates as the one character that it is', () => {
    expect(questionnaire.check({ kort: '😀é' }, 'draft')).toEqual([]);
  });
});

it('asks per row for what is missing in a matrix', () => {
  expect(questionnaire.check({ ...right, m: { r1: 1 } }, 'complete')).toEqual([
    { pointer: '/m/r2', question: 'm', code: 'required', detail: 'Kies ook een antwoord bij “Tweede”.' },
  ]);
});

it('holds spaces for no answer', () => {
  expect(told(questionnaire.check({ ...right, rol: 'ja', lang: '  \n' }, 'complete'))).toEqual([['/lang', 'required']]);
});

it('takes an excluding option for enough where a least number is asked', () => {
  const choices = ['a', 'b', 'c', { value: 'geen', isExclusive: true }];
  const least = compiled({ type: 'checkbox', name: 'c', minSelectedChoices: 2, choices });
  expect(told(least.check({ c: ['geen'] }, 'complete'))).toEqual([]);
  expect(told(least.check({ c: ['a'] }, 'complete'))).toEqual([['/c', 'out-of-range']]);
  expect(told(least.check({}, 'complete'))).toEqual([['/c', 'required']]);
});

it('gives the sentence of the author when a validator fails', () => {
  const validators = [{ type: 'expression', expression: '{n} > 3', text: 'Meer dan drie, graag.' }];
  const [problem] = compiled({ type: 'text', name: 'n', inputType: 'number', validators }).check({ n: 2 }, 'complete');
  expect(problem).toEqual({ pointer: '/n', question: 'n', code: 'invalid', detail: 'Meer dan drie, graag.' });
});

describe('never throws', () => {
  const all = Object.values(FIXTURES).map((definition) => compileQuestionnaire(definition));
  const names = all.flatMap(({ codebook }) => codebook.variables.map(({ question }) => question));
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
  });

  it('on anything at all', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...both), (answers, mode) => {
        for (const one of all) expect(Array.isArray(one.check(answers, mode))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('on anything as the answer to a question', () => {
    const answers = fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor', 'toString'), anything, {
      maxKeys: 12,
    });
    fc.assert(
      fc.property(answers, fc.constantFrom(...both), (given, mode) => {
        for (const one of all) expect(Array.isArray(one.check(given, mode))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([null, undefined, [], 'x', 3, new Date(), new Map(), () => 1, Symbol('x'), 10n])(
    'on %p instead of answers',
    (answers) => {
      expect(told(questionnaire.check(answers, 'draft'))).toEqual([['', 'wrong-type']]);
    },
  );

  it('on objects that fight back', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    const getter = Object.defineProperty({}, 'rol', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    for (const answers of [trap, getter])
      expect(told(questionnaire.check(answers, 'complete'))).toEqual([['', 'wrong-type']]);
  });

  it('on answers that are nested ten thousand deep, or that hold ten thousand names', () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 10_000; depth++) deep = depth % 2 ? [deep] : { r1: deep };
    expect(
      told(questionnaire.check({ ...right, m: deep, kort: deep, meer: deep }, 'complete')).map(([pointer]) => pointer),
    ).toEqual(['/meer', '/kort', '/m']);
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`naam${index}`, 1]));
    expect(questionnaire.check(many, 'draft')).toHaveLength(100);
  });

  it('on names that belong to every object, and does not take them for answers', () => {
    const answers = JSON.parse(
      '{"__proto__": {"rol": "ja"}, "constructor": "x", "rol": "nee", "m": {"r1": 1, "r2": 1}}',
    ) as unknown;
    expect(told(questionnaire.check(answers, 'complete'))).toEqual([
      ['/__proto__', 'unknown-question'],
      ['/constructor', 'unknown-question'],
    ]);
    expect(questionnaire.check(Object.create({ rol: 'ja' }), 'draft')).toHaveLength(1);
  });
});
