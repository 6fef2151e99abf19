import { compileQuestionnaire } from '@ido/questionnaire';

/** Every question type, with options that are hard to write in a cell. */
export const richDefinition = {
  locale: 'nl',
  pages: [
    {
      name: 'een',
      title: 'Deel één',
      elements: [
        {
          type: 'radiogroup',
          name: 'regierol',
          title: 'Wie heeft de regierol?',
          role: 'regievoerder',
          trendKey: 'regierol',
          isRequired: true,
          choices: [
            { value: 'zelf', text: 'Ik zelf' },
            { value: 'bibliotheek', text: 'De bibliotheek; of “iemand” daar' },
            { value: '=1+1', text: '-Formule, als tekst' },
            { value: 'anders', text: 'Anders, namelijk:' },
            { value: 'weet-niet', text: 'Weet ik niet' },
          ],
        },
        { type: 'text', name: 'regierol-anders', title: 'Wie?', visibleIf: "{regierol} = 'anders'", isRequired: true },
        {
          type: 'checkbox',
          name: 'samenwerking',
          title: 'Wat heeft u gedaan om goed samen te werken?',
          choices: [
            { value: 'contactpersoon', text: 'Een contactpersoon' },
            { value: 'overleg', text: 'Overleg, elk kwartaal' },
            { value: 'kwartaal', text: 'elk kwartaal' },
            { value: 'eisen', text: 'Eisen | afspraken' },
            { value: 'a|b', text: 'A\\B' },
            { value: 'twee', text: 'elk  KWARTAAL' },
            { value: 'kruis', text: 'contactpersoon' },
            { value: 'weet-niet', text: 'Weet ik niet', isExclusive: true },
          ],
        },
        {
          type: 'tagbox',
          name: 'loketten',
          title: 'Welke loketten?',
          choices: Array.from({ length: 20 }, (_, index) => ({ value: index + 0.5, text: `Loket ${index}` })),
        },
        { type: 'boolean', name: 'akkoord', title: 'Akkoord?' },
        { type: 'rating', name: 'cijfer', title: 'Welk cijfer?', rateValues: [-1, 0, 1.5, 1000] },
      ],
    },
    {
      name: 'twee',
      title: 'Deel twee',
      elements: [
        {
          type: 'matrix',
          name: 'bekend',
          title: 'Hoe bekend is',
          columns: ['goed', 'slecht'],
          rows: [
            { value: 'burgers', text: 'het IDO bij burgers' },
            { value: 'raad', text: 'het IDO bij de raad' },
          ],
        },
        {
          type: 'ranking',
          name: 'wensen',
          title: 'Wat wenst u het meest?',
          selectToRankEnabled: true,
          choices: ['geld', 7, 'tijd'],
        },
        { type: 'text', inputType: 'number', name: 'kosten', title: 'Wat kost het?' },
        { type: 'text', inputType: 'date', name: 'datum', title: 'Sinds wanneer?' },
        { type: 'comment', name: 'organisatie', title: 'Hoe is het georganiseerd?' },
      ],
    },
  ],
};

export const rich = compileQuestionnaire(richDefinition);
