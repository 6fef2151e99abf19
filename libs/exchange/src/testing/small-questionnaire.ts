import { compileQuestionnaire } from '@ido/questionnaire';

/** A short questionnaire with routing, for files that are written by hand. */
export const small = compileQuestionnaire({
  pages: [
    {
      name: 'een',
      elements: [
        {
          type: 'radiogroup',
          name: 'netwerk',
          title: 'Is er een netwerk?',
          isRequired: true,
          choices: [
            { value: 'ja', text: 'Ja, er is een netwerk' },
            { value: 'nee', text: 'Nee' },
          ],
        },
        { type: 'comment', name: 'omschrijving', title: 'Welk?', visibleIf: "{netwerk} = 'ja'", maxLength: 1000 },
        {
          type: 'checkbox',
          name: 'loketten',
          title: 'Welke loketten?',
          choices: [
            { value: 'balie', text: 'Balie' },
            { value: 'wmo', text: 'Wmo-loket' },
            { value: 'weet-niet', text: 'Weet ik niet', isExclusive: true },
          ],
        },
        { type: 'text', inputType: 'number', name: 'kosten', title: 'Kosten?' },
        { type: 'text', inputType: 'date', name: 'sinds', title: 'Sinds?' },
        {
          type: 'matrix',
          name: 'bekend',
          title: 'Bekend bij',
          columns: ['goed', 'slecht'],
          rows: ['burgers', 'raad'],
        },
        { type: 'ranking', name: 'wensen', title: 'Wensen', choices: ['geld', 'tijd'], selectToRankEnabled: true },
        { type: 'text', name: 'naam', title: 'Naam?' },
      ],
    },
  ],
});
