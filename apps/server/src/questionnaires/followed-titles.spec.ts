import { compileQuestionnaire } from '@ido/questionnaire';
import { followedTitles } from './followed-titles';

const titles = (elements: readonly Record<string, unknown>[]) => {
  const definition = { pages: [{ name: 'p', elements }] };
  return Object.fromEntries(followedTitles({ definition, compiled: compileQuestionnaire(definition) }));
};
const netwerk = {
  type: 'radiogroup',
  name: 'netwerk',
  title: 'Is er een netwerk?',
  choices: [
    { value: 'ja', text: 'Ja, namelijk:' },
    { value: 'anders', text: 'Anders, namelijk:' },
  ],
};

describe('the title of what an open question follows', () => {
  it('has the answer that opens it', () => {
    const welk = { type: 'text', name: 'welk', title: 'Namelijk', visibleIf: "{netwerk} = 'ja'" };
    expect(titles([netwerk, welk])).toEqual({ welk: 'Is er een netwerk? ‘Ja, namelijk’' });
  });

  it('does not repeat an answer that the follow-up begins with', () => {
    const anders = { type: 'text', name: 'x', title: 'Anders, namelijk:', visibleIf: "{netwerk} = 'anders'" };
    expect(titles([netwerk, anders])).toEqual({ x: 'Is er een netwerk?' });
  });

  it('goes by the name where there is no rule, and is not there for a question that follows none', () => {
    const open = { type: 'comment', title: 'Toelichting' };
    expect(titles([netwerk, { ...open, name: 'netwerk-toelichting' }, { ...open, name: 'slot' }])).toEqual({
      'netwerk-toelichting': 'Is er een netwerk?',
    });
  });

  it('is that of the whole question for a row of a matrix', () => {
    const matrix = {
      type: 'matrix',
      name: 'bekend',
      title: 'Hoe bekend?',
      columns: ['goed', 'niet'],
      rows: [{ value: 'raad', text: 'De raad' }],
    };
    const waarom = { type: 'text', name: 'waarom', title: 'Waarom?', visibleIf: "{bekend.raad} = 'niet'" };
    expect(titles([matrix, waarom])).toEqual({ waarom: 'Hoe bekend?' });
  });
});
