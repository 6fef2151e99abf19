import { codebookOf } from './index';

const variables = (...elements: object[]) =>
  codebookOf({ pages: [{ name: 'p', title: 'Over u', elements }] }).variables;

it('makes one variable of a choice, with its codes, labels and what they mean', () => {
  const [variable] = variables({
    type: 'radiogroup',
    name: 'regierol',
    title: 'Wie geeft invulling aan de regierol?',
    isRequired: true,
    nr: 3,
    trendKey: 'regierol',
    role: 'regievoerder',
    chart: 'pie',
    choices: [
      'zelf',
      { value: 'anders', text: { default: 'Other', nl: 'Anders, namelijk:' } },
      { value: 'weet-niet', text: 'Weet ik niet' },
    ],
  });
  const category = (code: string, label: string, kind: string) => ({
    code,
    value: code,
    label,
    kind,
    exclusive: false,
  });
  expect(variable).toEqual({
    name: 'regierol',
    title: 'Wie geeft invulling aan de regierol?',
    type: 'single',
    question: 'regierol',
    questionType: 'radiogroup',
    categories: [
      category('zelf', 'zelf', 'substantive'),
      category('anders', 'Anders, namelijk:', 'other'),
      category('weet-niet', 'Weet ik niet', 'dontKnow'),
    ],
    required: true,
    routed: false,
    page: 'Over u',
    role: 'regievoerder',
    trendKey: 'regierol',
    chart: 'pie',
  });
});

it('makes a multiple variable of a checkbox and of a tagbox, with the options that exclude the others', () => {
  const choices = ['a', { value: 'weet-niet', isExclusive: true }];
  const [checkbox, tagbox] = variables(
    { type: 'checkbox', name: 'c', choices },
    { type: 'tagbox', name: 't', choices },
  );
  expect(checkbox).toMatchObject({ type: 'multiple', questionType: 'checkbox' });
  expect(tagbox).toMatchObject({ type: 'multiple', questionType: 'checkbox' });
  expect(checkbox!.categories.map(({ code, exclusive }) => [code, exclusive])).toEqual([
    ['a', false],
    ['weet-niet', true],
  ]);
});

it('keeps the values of a yes/no and of a scale as they are in the answers', () => {
  const [yesNo, own, scale, words] = variables(
    { type: 'boolean', name: 'a' },
    { type: 'boolean', name: 'b', valueTrue: 'ja', valueFalse: 'nee', labelTrue: 'Zeker', labelFalse: 'Nee hoor' },
    { type: 'rating', name: 'c', rateMax: 3, minRateDescription: 'oneens', maxRateDescription: 'eens' },
    {
      type: 'rating',
      name: 'd',
      autoGenerate: false,
      rateCount: 2,
      rateValues: [{ value: 'slecht', text: 'Slecht' }, 'goed'],
    },
  );
  const told = (variable = yesNo) => variable!.categories.map(({ code, value, label }) => [code, value, label]);
  expect(told(yesNo)).toEqual([
    ['true', true, 'Ja'],
    ['false', false, 'Nee'],
  ]);
  expect(told(own)).toEqual([
    ['ja', 'ja', 'Zeker'],
    ['nee', 'nee', 'Nee hoor'],
  ]);
  expect(told(scale)).toEqual([
    ['1', 1, '1 (oneens)'],
    ['2', 2, '2'],
    ['3', 3, '3 (eens)'],
  ]);
  expect(told(words)).toEqual([
    ['slecht', 'slecht', 'Slecht'],
    ['goed', 'goed', 'goed'],
  ]);
});

it('makes one variable per row of a matrix and per item of a ranking', () => {
  const found = variables(
    {
      type: 'matrix',
      name: 'm',
      title: 'Hoe gaat het?',
      columns: [1, 2],
      rows: ['snel', { value: 'r2', text: 'Goed' }],
    },
    { type: 'ranking', name: 'v', title: 'Wat eerst?', choices: ['p', { value: 'q', text: 'Q!' }] },
  );
  expect(found.map(({ name, title, item, type }) => [name, title, item, type])).toEqual([
    ['m.snel', 'Hoe gaat het? – snel', 'snel', 'single'],
    ['m.r2', 'Hoe gaat het? – Goed', 'r2', 'single'],
    ['v.p', 'Wat eerst? – p', 'p', 'single'],
    ['v.q', 'Wat eerst? – Q!', 'q', 'single'],
  ]);
  expect(found[2]!.categories.map(({ value, label }) => [value, label])).toEqual([
    [1, 'plaats 1'],
    [2, 'plaats 2'],
  ]);
});

it('tells numbers, moments and texts apart', () => {
  const types = ['text', 'email', 'number', 'date', 'month', 'time'].map((inputType, index) => ({
    type: 'text',
    name: `v${index}`,
    inputType,
  }));
  const found = variables(...types, { type: 'comment', name: 'c' });
  expect(found.map(({ type }) => type)).toEqual(['text', 'text', 'number', 'date', 'date', 'date', 'text']);
});

it('knows that a question is routed when a panel or page around it is', () => {
  const { variables: found } = codebookOf({
    pages: [
      { elements: [{ type: 'boolean', name: 'a' }] },
      { visibleIf: '{a} = true', elements: [{ type: 'panel', elements: [{ type: 'text', name: 'b' }] }] },
      {
        elements: [
          {
            type: 'panel',
            visibleIf: '{a} = true',
            elements: [{ type: 'panel', elements: [{ type: 'text', name: 'c' }] }],
          },
          { type: 'html', name: 'uitleg', html: '<p>…</p>', visibleIf: '{a} = false' },
        ],
      },
    ],
  });
  expect(found.map(({ name, routed }) => [name, routed])).toEqual([
    ['a', false],
    ['b', true],
    ['c', true],
  ]);
});
