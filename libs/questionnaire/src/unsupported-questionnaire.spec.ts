import { codebookOf, UnsupportedQuestionnaire, type UnsupportedPlace } from './index';

function refusalsOf(definition: unknown): readonly UnsupportedPlace[] {
  try {
    codebookOf(definition);
  } catch (error) {
    if (error instanceof UnsupportedQuestionnaire) return error.places;
    throw error;
  }
  return [];
}

const radio = { type: 'radiogroup', name: 'a', choices: ['ja', 'nee'] };
const inElements = (...elements: unknown[]) => refusalsOf({ elements: [radio, ...elements] });
const pointers = (places: readonly UnsupportedPlace[]) => places.map(({ pointer }) => pointer);

it('names every place at once, with its pointer and a sentence', () => {
  const places = refusalsOf({
    triggers: [{ type: 'complete' }],
    pages: [
      { name: 'p', elements: [{ type: 'file', name: 'bijlage' }] },
      { name: 'q', elements: [radio, { ...radio, choices: [] }, { type: 'text', name: 'b', visibleIf: '{zz} = 1' }] },
    ],
  });
  expect(places).toEqual([
    { pointer: '/triggers', name: 'vragenlijst', detail: expect.stringContaining('antwoorden veranderen') as string },
    { pointer: '/pages/0/elements/0/type', name: 'bijlage', detail: 'Vraagtype "file" wordt niet ondersteund.' },
    { pointer: '/pages/1/elements/1/choices', name: 'a', detail: '"choices" is leeg: er is niets te kiezen.' },
    {
      pointer: '/pages/1/elements/2/visibleIf',
      name: 'b',
      detail: 'De expressie noemt {zz}, en dat is geen vraag van deze vragenlijst.',
    },
  ]);
  expect(new UnsupportedQuestionnaire(places).message).toContain('/pages/0/elements/0/type (bijlage): Vraagtype');
});

it.each([
  'file',
  'signaturepad',
  'paneldynamic',
  'matrixdynamic',
  'matrixdropdown',
  'multipletext',
  'imagepicker',
  'expression',
  'imagemap',
  'buttongroup',
  'slider',
  'constructor',
  '__proto__',
  undefined,
])('refuses question type %s', (type) => {
  expect(pointers(inElements({ type, name: 'b', choices: [1] }))).toContain('/elements/1/type');
});

it.each([
  ['choicesByUrl', { url: 'https://example.nl' }],
  ['choicesFromQuestion', 'a'],
  ['choicesVisibleIf', '{item} = 1'],
  ['choicesEnableIf', '{item} = 1'],
  ['hideIfChoicesEmpty', true],
  ['showOtherItem', true],
  ['hasOther', true],
  ['showNoneItem', true],
  ['showDontKnowItem', true],
  ['showCommentArea', true],
  ['defaultValue', 'ja'],
  ['defaultValueExpression', '1'],
  ['setValueIf', '{a} = 1'],
  ['setValueExpression', '1'],
  ['resetValueIf', '{a} = 1'],
  ['valueName', 'x'],
  ['enableIf', '{a} = 1'],
  ['readOnly', true],
  ['clearIfInvisible', 'none'],
  ['correctAnswer', 'ja'],
  ['bindings', {}],
  ['iets', 1],
  ['isRequired', 'ja'],
  ['visible', 1],
  ['role', 'baas'],
  ['chart', 'taart'],
  ['title', 3],
])('refuses %s of a question', (property, value) => {
  expect(pointers(inElements({ ...radio, name: 'b', [property]: value }))).toEqual([`/elements/1/${property}`]);
});

it.each([
  ['clearInvisibleValues', 'onHidden'],
  ['calculatedValues', [{ name: 'x', expression: '1' }]],
  ['triggers', [{ type: 'setvalue' }]],
  ['mode', 'display'],
  ['firstPageIsStartPage', true],
  ['validationEnabled', false],
])('refuses %s of the survey', (property, value) => {
  expect(pointers(refusalsOf({ elements: [radio], [property]: value }))).toEqual([`/${property}`]);
});

it.each([
  [{ value: 'x', visibleIf: '{a} = 1' }, '/elements/1/choices/1/visibleIf'],
  [{ value: 'x', enableIf: '{a} = 1' }, '/elements/1/choices/1/enableIf'],
  [{ value: 'x', showCommentArea: true }, '/elements/1/choices/1/showCommentArea'],
  [{ value: 'x', elements: [] }, '/elements/1/choices/1/elements'],
  [{ text: 'zonder waarde' }, '/elements/1/choices/1'],
  [{ value: '' }, '/elements/1/choices/1'],
  [{ value: ' x' }, '/elements/1/choices/1'],
  [{ value: 'a\u0000' }, '/elements/1/choices/1'],
  [{ value: ['x'] }, '/elements/1/choices/1'],
  ['eerste', '/elements/1/choices/1'],
  ['EERSTE', '/elements/1/choices/1'],
  ['x|Met tekst', '/elements/1/choices/1'],
  [null, '/elements/1/choices/1'],
])('refuses choice %j', (choice, pointer) => {
  expect(pointers(inElements({ ...radio, name: 'b', choices: ['eerste', choice] }))).toEqual([pointer]);
});

it.each([
  '',
  '1a',
  'a b',
  'a.b',
  'a[0]',
  'é',
  'constructor',
  '__proto__',
  'toString',
  'locale',
  'x-Comment',
  'x'.repeat(101),
  7,
])('refuses %j as the name of a question', (name) => {
  expect(pointers(inElements({ type: 'text', name }))).toEqual(['/elements/1/name']);
});

it('refuses a name that is there already, whatever its capitals', () => {
  expect(inElements({ type: 'text', name: 'A' })).toEqual([
    { pointer: '/elements/1/name', name: 'A', detail: 'De naam "A" komt twee keer voor.' },
  ]);
});

it.each([
  ['{a', 'kan niet worden gelezen'],
  ['{b} = 1', 'geen vraag'],
  ['{a.x} = 1', 'geen vraag'],
  ['{a[0]} = 1', 'geen vraag'],
  ['{m.r9} = 1', 'geen vraag'],
  ['{$a.isVisible}', 'geen vraag'],
  ['{panel.a} = 1', 'geen vraag'],
  ['{a-unwrapped} = 1', 'geen vraag'],
  ['bestaatNiet({a}) = 1', 'bestaat niet'],
  ["isContainerReady('p') and {a} = 'ja'", 'niet ondersteund'],
  ["displayValue('a') = 'ja'", 'niet ondersteund'],
  ["{a} = 'ja' and today() > '2024-01-01'", 'hangt af van de dag'],
  ['age({d}) > 17', 'hangt af van de dag'],
  ["'ja' = 'nee'", 'altijd dezelfde uitkomst'],
  ["{v} = ['p', 'q']", 'per plaats'],
])('refuses the rule %s', (visibleIf, reason) => {
  const places = inElements(
    { type: 'matrix', name: 'm', columns: [1], rows: ['r1'] },
    { type: 'ranking', name: 'v', choices: ['p', 'q'] },
    { type: 'text', name: 'd', inputType: 'date' },
    { type: 'text', name: 'z', visibleIf },
  );
  expect(places[0]).toMatchObject({ pointer: '/elements/4/visibleIf', name: 'z' });
  expect(places[0]!.detail).toContain(reason);
});

it('takes a validator that looks at today, as it only says what may be filled in', () => {
  const validators = [{ type: 'expression', expression: '{d} <= today()' }];
  expect(inElements({ type: 'text', name: 'd', inputType: 'date', validators })).toEqual([]);
});

it.each([
  [{ type: 'matrix', name: 'b', columns: [1], rows: [] }, '/elements/1/rows'],
  [{ type: 'matrix', name: 'b', columns: [1], rows: ['a.b'] }, '/elements/1/rows'],
  [{ type: 'matrix', name: 'b', columns: [1], rows: ['toString'] }, '/elements/1/rows'],
  [{ type: 'matrix', name: 'b', columns: [1], rows: ['a'] }, '/elements/1/rows'],
  [{ type: 'matrix', name: 'b', columns: [1], rows: ['x'], cellType: 'checkbox' }, '/elements/1/cellType'],
  [{ type: 'matrix', name: 'b', columns: [1], rows: ['x'], rowsVisibleIf: '{a} = 1' }, '/elements/1/rowsVisibleIf'],
  [{ type: 'rating', name: 'b', rateMin: 5, rateMax: 1 }, '/elements/1/rateMax'],
  [{ type: 'rating', name: 'b', rateCount: 7 }, '/elements/1/rateCount'],
  [{ type: 'rating', name: 'b', rateMax: 30 }, '/elements/1/rateMax'],
  [{ type: 'ranking', name: 'b', choices: ['x'] }, '/elements/1/choices'],
  [{ type: 'ranking', name: 'b', choices: ['x', 'y'], maxSelectedChoices: 1 }, '/elements/1/maxSelectedChoices'],
  [{ type: 'checkbox', name: 'b', choices: ['x'], minSelectedChoices: 2 }, '/elements/1/minSelectedChoices'],
  [{ type: 'checkbox', name: 'b', choices: ['x'], minSelectedChoices: '1' }, '/elements/1/minSelectedChoices'],
  [{ type: 'boolean', name: 'b', valueTrue: 1, valueFalse: '1' }, '/elements/1/valueTrue'],
  [{ type: 'text', name: 'b', inputType: 'color' }, '/elements/1/inputType'],
  [{ type: 'text', name: 'b', inputType: 'date', min: '=today()' }, '/elements/1/min'],
  [{ type: 'text', name: 'b', inputType: 'date', max: '2024-02-30' }, '/elements/1/max'],
  [{ type: 'text', name: 'b', inputType: 'number', min: 3, max: 2 }, '/elements/1/min'],
  [{ type: 'text', name: 'b', min: 3 }, '/elements/1/min'],
  [{ type: 'text', name: 'b', maskType: 'pattern' }, '/elements/1/maskType'],
  [{ type: 'text', name: 'b', maxLength: 0 }, '/elements/1/maxLength'],
  [{ type: 'text', name: 'b', validators: [{ type: 'answercount' }] }, '/elements/1/validators/0/type'],
  [{ type: 'text', name: 'b', validators: [{ type: 'regex', regex: '(' }] }, '/elements/1/validators/0/regex'],
  [{ type: 'text', name: 'b', validators: [{ type: 'expression' }] }, '/elements/1/validators/0/expression'],
  [
    { type: 'text', name: 'b', validators: [{ type: 'email', notificationType: 'warning' }] },
    '/elements/1/validators/0/notificationType',
  ],
  [{ type: 'panel', name: 'b', requiredIf: '{a} = 1', elements: [] }, '/elements/1/requiredIf'],
  [{ type: 'panel', name: 'b', isRequired: true, elements: [] }, '/elements/1/isRequired'],
  [{ type: 'html', name: 'b', html: 'x', visibleIf: '{weg} = 1' }, '/elements/1/visibleIf'],
  [{ type: 'html', name: 'a', html: 'x' }, '/elements/1/name'],
  ['tekst', '/elements/1'],
])('refuses %j', (element, pointer) => {
  expect(pointers(inElements(element))).toEqual([pointer]);
});

it.each([null, undefined, 3, 'x', [], {}, { pages: 3 }, { pages: [] }, { pages: [null] }, { elements: [{}] }])(
  'refuses %j as a questionnaire',
  (definition) => {
    expect(refusalsOf(definition).length).toBeGreaterThan(0);
  },
);

it('refuses panels that are nested too deep instead of failing', () => {
  let elements: object[] = [radio];
  for (let depth = 0; depth < 5_000; depth++) elements = [{ type: 'panel', elements }];
  expect(refusalsOf({ elements })[0]!.detail).toContain('diep');
});
