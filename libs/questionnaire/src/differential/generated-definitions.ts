import fc from 'fast-check';

/** A question to generate with, and expressions about its answer. */
interface Template {
  readonly json: Readonly<Record<string, unknown>>;
  about(name: string): readonly string[];
}

const TEMPLATES: readonly Template[] = [
  {
    json: { type: 'radiogroup', choices: ['ja', 'nee', 'weet-niet'] },
    about: (x) => [`{${x}} = 'ja'`, `{${x}} <> 'nee'`, `{${x}} anyof ['ja', 'weet-niet']`, `{${x}} contains 'e'`],
  },
  {
    json: { type: 'dropdown', choices: [1, 2, { value: 10, text: 'Tien' }] },
    about: (x) => [`{${x}} > 1`, `{${x}} = 10`, `{${x}}`, `{${x}} <= 2`, `{${x}} = '2'`, `sum({${x}}, 1) > 2`],
  },
  {
    json: { type: 'checkbox', choices: ['a', 'b', 'c', 'anders'] },
    about: (x) => [
      `{${x}} contains 'a'`,
      `{${x}} notcontains 'b'`,
      `{${x}} anyof ['b', 'anders']`,
      `{${x}} allof ['a', 'c']`,
      `{${x}} noneof ['a']`,
      `{${x}.length} > 1`,
      `{${x}[0]} = 'c'`,
      `{${x}} = ['a', 'b']`,
      `count({${x}}) >= 2`,
    ],
  },
  { json: { type: 'tagbox', choices: [1, 2, 3] }, about: (x) => [`{${x}} contains 2`, `max({${x}}) > 2`] },
  { json: { type: 'boolean' }, about: (x) => [`{${x}} = true`, `{${x}}`, `!{${x}}`, `{${x}} = false`] },
  {
    json: { type: 'boolean', valueTrue: 'ja', valueFalse: 'nee' },
    about: (x) => [`{${x}} = 'ja'`, `{${x}} = true`, `iif({${x}} = 'nee', true, false)`],
  },
  { json: { type: 'rating', rateMax: 4 }, about: (x) => [`{${x}} >= 3`, `{${x}} < 2`, `{${x}} + 1 = 4`] },
  { json: { type: 'ranking', choices: ['p', 'q', 'r'] }, about: (x) => [`{${x}[0]} = 'q'`, `{${x}[-1]} = 'r'`] },
  {
    json: { type: 'matrix', columns: ['laag', 'hoog'], rows: ['snel', 'goed-koop'] },
    about: (x) => [`{${x}.snel} = 'hoog'`, `{${x}.goed-koop} empty`, `{${x}.snel} = {${x}.goed-koop}`],
  },
  {
    json: { type: 'matrix', eachRowRequired: true, columns: [1, 2], rows: ['r1', 'r2'] },
    about: (x) => [`{${x}.r1} > 1`],
  },
  {
    json: { type: 'text' },
    about: (x) => [
      `{${x}} = 'anders'`,
      `{${x}} contains 'ant'`,
      `{${x}}`,
      `{${x}.length} > 3`,
      `{${x}} = 12`,
      `{${x}} > 'b'`,
    ],
  },
  {
    json: { type: 'text', inputType: 'number', min: 0, max: 50 },
    about: (x) => [`{${x}} > 2.5`, `{${x}} % 2 = 1`, `{${x}}`, `{${x}} * 2 < 5`],
  },
  {
    json: { type: 'text', inputType: 'date', min: '2000-01-01' },
    about: (x) => [`{${x}} >= '2024-02-29'`, `year({${x}}) = 2030`],
  },
  { json: { type: 'comment' }, about: (x) => [`{${x}} notcontains 'antwoord'`] },
];

/** Every question can be asked about, also by itself and by what comes before it. */
function condition(questions: readonly { name: string; template: Template }[]): fc.Arbitrary<string> {
  const one = fc.constantFrom(...questions).chain(({ name, template }) => {
    return fc.constantFrom(...template.about(name), `{${name}} empty`, `{${name}} notempty`);
  });
  return fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]) => `${a} and ${b}`) },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]) => `(${a}) or (${b})`) },
    { weight: 1, arbitrary: one.map((a) => `!(${a})`) },
  );
}

type Json = Readonly<Record<string, unknown>>;
const given = (key: string, value: unknown): Json => (value === undefined ? {} : { [key]: value });

/** Questionnaires of two pages and a panel in a panel, with rules at every level. */
export const generatedDefinition: fc.Arbitrary<object> = fc
  .array(fc.constantFrom(...TEMPLATES), { minLength: 4, maxLength: 8 })
  .chain((templates) => {
    const questions = templates.map((template, index) => ({ name: `v-${index + 1}`, template }));
    const rule = (freq: number) => fc.option(condition(questions), { nil: undefined, freq });
    return fc.record({
      elements: fc.tuple(
        ...questions.map(({ name, template }) =>
          fc
            .tuple(rule(1), fc.boolean(), fc.option(rule(1), { nil: undefined, freq: 1 }))
            .map(([visibleIf, isRequired, requiredIf]) => ({
              ...template.json,
              name,
              isRequired,
              ...given('visibleIf', visibleIf),
              ...given('requiredIf', requiredIf),
            })),
        ),
      ),
      page: rule(1),
      outer: rule(1),
      inner: rule(1),
      visible: fc.boolean(),
    });
  })
  .map(({ elements, page, outer, inner, visible }) => {
    const third = Math.ceil(elements.length / 3);
    const panel = { type: 'panel', name: 'binnen', ...given('visibleIf', inner), elements: elements.slice(2 * third) };
    const around = { type: 'panel', name: 'buiten', visible, ...given('visibleIf', outer), elements: [panel] };
    return {
      pages: [
        { name: 'p1', elements: elements.slice(0, third) },
        { name: 'p2', ...given('visibleIf', page), elements: [...elements.slice(third, 2 * third), around] },
      ],
    };
  });
