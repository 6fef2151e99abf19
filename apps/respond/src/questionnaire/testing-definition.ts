/** A small questionnaire with what matters to the page: routing, a follow-up, an exclusive option, numbers. For tests. */
export const definition = {
  title: 'Proef',
  pages: [
    {
      name: 'een',
      title: 'Over u',
      elements: [
        { type: 'text', name: 'gemeente', title: 'Welke gemeente?', nr: 1, isRequired: true },
        {
          type: 'checkbox',
          name: 'samenwerking',
          title: 'Wat hebt u gedaan?',
          nr: 2,
          choices: [
            { value: 'overleg', text: 'Overleg' },
            { value: 'afspraken', text: 'Afspraken' },
            { value: 'weet-niet', text: 'Weet ik niet', isExclusive: true },
            { value: 'anders', text: 'Anders, namelijk:' },
          ],
        },
        {
          type: 'text',
          name: 'samenwerking-anders',
          title: 'Anders, namelijk:',
          visibleIf: "{samenwerking} contains 'anders'",
        },
      ],
    },
    {
      name: 'twee',
      title: 'Netwerk',
      elements: [
        { type: 'boolean', name: 'netwerk', title: 'Is er een netwerk?', nr: 3, labelTrue: 'Ja', labelFalse: 'Nee' },
        {
          type: 'comment',
          name: 'omschrijving',
          title: 'Omschrijf het',
          nr: 4,
          visibleIf: '{netwerk} = true',
          isRequired: true,
        },
      ],
    },
  ],
};
