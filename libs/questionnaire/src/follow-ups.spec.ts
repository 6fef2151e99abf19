import { followUps } from './follow-ups';

const definition = {
  pages: [
    {
      name: 'p',
      elements: [
        { type: 'radiogroup', name: 'netwerk', title: 'Is er een netwerk?', choices: ['ja', 'nee'] },
        { type: 'checkbox', name: 'wie', visibleIf: "{netwerk} = 'ja'", choices: ['buren', 'anders'] },
        { type: 'text', name: 'namelijk', visibleIf: "{netwerk} = 'ja' and {wie} contains 'anders'" },
        { type: 'text', name: 'waarom', visibleIf: "{netwerk} <> 'ja'" },
        { type: 'text', name: 'een-van-twee', visibleIf: "{netwerk} = 'nee' or {wie} contains 'buren'" },
        { type: 'comment', name: 'slot' },
        { type: 'panel', name: 'om', visibleIf: "{netwerk} = 'ja'", elements: [{ type: 'text', name: 'in' }] },
      ],
    },
  ],
};

describe('what a follow-up comes after', () => {
  it('is the nearest question that its rule names, with the answer where there is one', () => {
    expect(Object.fromEntries(followUps(definition))).toEqual({
      wie: { question: 'netwerk', code: 'ja' },
      namelijk: { question: 'wie', code: 'anders' },
      waarom: { question: 'netwerk', code: null },
      'een-van-twee': { question: 'wie', code: null },
    });
  });
});
