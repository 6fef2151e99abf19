import { figureHeading } from './figure-heading';
import { questionNumbers } from './question-numbers';

const definition = {
  pages: [
    {
      elements: [
        { type: 'radiogroup', name: 'functie', nr: 2 },
        { type: 'text', name: 'functie-anders' },
        { type: 'panel', name: 'groep', elements: [{ type: 'matrix', name: 'stelling', nr: 3 }] },
      ],
    },
  ],
};
const order = [
  { name: 'inleiding', title: 'Waar werkt u?' },
  { name: 'functie', title: 'Wat is uw functie?' },
  { name: 'functie-anders', title: 'Anders, namelijk:' },
  { name: 'stelling.eens', title: 'Stellingen: eens' },
];
const heading = (name: string) => {
  const variable = order.find((candidate) => candidate.name === name);
  return variable && figureHeading(variable, order, questionNumbers(definition));
};

describe('the heading of a figure', () => {
  it('is the question with its own number, also inside a panel and for a row of a matrix', () => {
    expect(heading('functie')).toBe('2. Wat is uw functie?');
    expect(heading('stelling.eens')).toBe('3. Stellingen: eens');
  });

  it('says which question a follow-up follows', () => {
    expect(heading('functie-anders')).toBe('Vervolg op vraag 2: Anders, namelijk:');
  });

  it('is the question alone where there is no number before it', () => {
    expect(heading('inleiding')).toBe('Waar werkt u?');
  });

  it('survives a questionnaire that looks different', () => {
    for (const odd of [null, {}, { pages: [{}] }, { pages: [{ elements: [null, 3, { name: 4 }] }] }]) {
      expect(questionNumbers(odd).size).toBe(0);
    }
  });
});
