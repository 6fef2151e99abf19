/** Definitions that between them have every question type, every way of routing and every validator. */
export const FIXTURES: Readonly<Record<string, object>> = {
  'every type': {
    locale: 'nl',
    pages: [
      {
        name: 'een',
        title: 'Eerste',
        elements: [
          {
            type: 'radiogroup',
            name: 'keuze',
            isRequired: true,
            choices: ['ja', 'nee', { value: 'anders', text: 'Anders' }],
          },
          { type: 'dropdown', name: 'lijst', choices: [1, 2, 3] },
          {
            type: 'checkbox',
            name: 'meer',
            isRequired: true,
            minSelectedChoices: 2,
            maxSelectedChoices: 3,
            choices: ['a', 'b', 'c', 'anders', { value: 'weet-niet', text: 'Weet ik niet', isExclusive: true }],
          },
          { type: 'tagbox', name: 'merk', choices: ['x', 'y', 'z'] },
          { type: 'boolean', name: 'janee', isRequired: true },
          { type: 'boolean', name: 'eigen', valueTrue: 'ja', valueFalse: 'nee' },
        ],
      },
      {
        name: 'twee',
        elements: [
          { type: 'rating', name: 'cijfer', rateMin: 1, rateMax: 10, isRequired: true },
          { type: 'rating', name: 'half', rateMin: 0, rateMax: 2, rateStep: 0.5 },
          { type: 'rating', name: 'woorden', rateValues: ['slecht', { value: 'goed', text: 'Goed' }] },
          { type: 'ranking', name: 'volgorde', choices: ['p', 'q', 'r'] },
          {
            type: 'matrix',
            name: 'rooster',
            isRequired: true,
            columns: ['laag', 'hoog'],
            rows: ['snel', 'goed', 'goedkoop'],
          },
          { type: 'matrix', name: 'vol', eachRowRequired: true, columns: [1, 2, 3], rows: ['een', 'twee'] },
          { type: 'text', name: 'tekst', isRequired: true },
          { type: 'text', name: 'getal', inputType: 'number', min: 0, max: 100, step: 0.5, isRequired: true },
          { type: 'text', name: 'datum', inputType: 'date', min: '2000-01-01' },
          { type: 'text', name: 'maand', inputType: 'month', max: '2024-12' },
          { type: 'text', name: 'tijd', inputType: 'time' },
          { type: 'text', name: 'mail', inputType: 'email' },
          { type: 'comment', name: 'lang', isRequired: true },
          { type: 'html', name: 'uitleg', html: '<p>Uitleg</p>' },
        ],
      },
    ],
  },
  routing: {
    pages: [
      {
        name: 'p1',
        elements: [
          { type: 'radiogroup', name: 'a', choices: ['ja', 'nee', 'weet-niet'] },
          { type: 'radiogroup', name: 'b', visibleIf: "{a} = 'ja'", choices: ['ja', 'nee'], isRequired: true },
          { type: 'text', name: 'c', visibleIf: "{b} = 'ja'", isRequired: true },
          { type: 'checkbox', name: 'd', choices: [1, 2, 3, 4] },
          { type: 'text', name: 'e', visibleIf: '{d} contains 2 and {d.length} < 4', requiredIf: "{a} = 'nee'" },
          { type: 'text', name: 'verborgen', visible: false, isRequired: true },
          { type: 'text', name: 'toch', visible: false, visibleIf: '{d} anyof [3, 4]' },
        ],
      },
      {
        name: 'p2',
        visibleIf: "{a} <> 'weet-niet'",
        elements: [
          {
            type: 'panel',
            name: 'buiten',
            visibleIf: '{d} notempty',
            elements: [
              {
                type: 'panel',
                name: 'binnen',
                elements: [
                  { type: 'text', name: 'getal', inputType: 'number', visibleIf: '{d[0]} > 1' },
                  { type: 'matrix', name: 'm', columns: ['laag', 'hoog'], rows: ['r1', 'r2'] },
                  { type: 'text', name: 'f', visibleIf: "{m.r1} = 'hoog' or {getal} >= 7" },
                ],
              },
              { type: 'boolean', name: 'g', visibleIf: 'iif({getal} > 1, true, false)' },
            ],
          },
          { type: 'panel', name: 'leeg', visible: false, elements: [{ type: 'text', name: 'h', isRequired: true }] },
          { type: 'text', name: 'i', visibleIf: '{g}', isRequired: true },
          { type: 'text', name: 'j', visibleIf: '!({g} = true) and {c} empty' },
          { type: 'text', name: 'k', inputType: 'date' },
          { type: 'text', name: 'm1', visibleIf: '{k}' },
          { type: 'text', name: 'm2', visibleIf: '{d} notempty and {a}', requiredIf: '{a}' },
          { type: 'text', name: 'm3', requiredIf: '{k} notempty and {k}' },
          { type: 'text', name: 'l', visibleIf: "{k} > '2020-01-01'" },
        ],
      },
    ],
  },
  validators: {
    elements: [
      { type: 'text', name: 'n', validators: [{ type: 'numeric', minValue: 2, maxValue: 20 }] },
      { type: 'text', name: 't', validators: [{ type: 'text', minLength: 3, maxLength: 12, allowDigits: false }] },
      {
        type: 'text',
        name: 'r',
        validators: [{ type: 'regex', regex: '^[a-z0-9]+$', text: 'Alleen kleine letters.' }],
      },
      { type: 'comment', name: 'e', validators: [{ type: 'email' }] },
      {
        type: 'checkbox',
        name: 'c',
        choices: ['a', 'b', 'c'],
        validators: [{ type: 'answercount', minCount: 2, maxCount: 2 }],
      },
      { type: 'text', name: 'klein', inputType: 'number' },
      {
        type: 'text',
        name: 'groot',
        inputType: 'number',
        isRequired: true,
        validators: [
          { type: 'expression', expression: '{groot} >= {klein}', text: 'Het tweede getal is lager dan het eerste.' },
          { type: 'numeric', maxValue: 500 },
        ],
      },
      {
        type: 'radiogroup',
        name: 'k',
        choices: ['ja', 'nee'],
        validators: [{ type: 'expression', expression: "{k} = 'ja' or {n} empty" }],
      },
    ],
  },
};
