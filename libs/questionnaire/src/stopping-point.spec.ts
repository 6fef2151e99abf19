import { compileQuestionnaire } from './compile-questionnaire';
import { stoppingPoint } from './stopping-point';

const choices = ['ja', 'nee'];
const compiled = compileQuestionnaire({
  pages: [
    {
      title: 'Begin',
      elements: [
        { type: 'radiogroup', name: 'netwerk', title: 'Is er een netwerk?', isRequired: true, choices },
        { type: 'comment', name: 'hoe', title: 'Hoe dan?', visibleIf: "{netwerk} = 'ja'" },
        { type: 'text', name: 'extra', title: 'Toelichting' },
      ],
    },
    {
      title: 'Vervolg',
      elements: [
        { type: 'matrix', name: 'oordeel', title: 'Uw oordeel', columns: choices, rows: ['a', 'b'] },
        { type: 'checkbox', name: 'wat', title: 'Wat doet u?', choices },
      ],
    },
  ],
});
const at = (answers: Record<string, unknown>) => stoppingPoint(compiled, answers);

describe('where a draft was left', () => {
  it('is the first question when nothing was answered', () => {
    expect(at({})).toEqual({ question: 'netwerk', title: 'Is er een netwerk?', page: 'Begin', shown: 4, answered: 0 });
  });

  it('is the question after the last answer that is shown', () => {
    expect(at({ netwerk: 'ja' })).toMatchObject({ question: 'hoe', shown: 5, answered: 1 });
    expect(at({ netwerk: 'nee' })).toMatchObject({ question: 'extra', shown: 4 });
  });

  it('is not what was skipped on the way', () => {
    expect(at({ netwerk: 'nee', oordeel: { a: 'ja' } })).toMatchObject({
      question: 'wat',
      page: 'Vervolg',
      answered: 2,
    });
    expect(at({ netwerk: 'nee', extra: '', oordeel: {}, wat: [] }).question).toBe('extra');
  });

  it('names a matrix by its question, not by a row', () => {
    expect(at({ netwerk: 'nee', extra: 'iets' })).toMatchObject({ question: 'oordeel', title: 'Uw oordeel' });
  });

  it('is a required question that was skipped, or nowhere, when the end was reached', () => {
    expect(at({ wat: ['ja'] }).question).toBe('netwerk');
    expect(at({ netwerk: 'nee', wat: ['ja'] })).toMatchObject({ question: null, title: null, page: null });
  });
});
