import { changedQuestions, lastChanges } from './answer-history';
import { colleagueLabel } from './colleague-label';

const at = (minute: number) => `2026-03-01T10:0${minute}:00.000Z`;

describe('who answered what', () => {
  it('is whoever changed the answer last, not whoever saved last', () => {
    const changes = lastChanges([
      { revision: 1, author: 'Eigenaar', at: at(1), answers: { a: 1 } },
      { revision: 2, author: 'Piet', at: at(2), answers: { a: 1, b: ['x'] } },
      { revision: 3, author: 'Eigenaar', at: at(3), answers: { a: 2, b: ['x'] } },
    ]);
    expect(changes).toEqual([
      { question: 'a', author: 'Eigenaar', at: at(3), revision: 3 },
      { question: 'b', author: 'Piet', at: at(2), revision: 2 },
    ]);
  });

  it('counts an answer that was taken away', () => {
    const changes = lastChanges([
      { revision: 1, author: 'Eigenaar', at: at(1), answers: { a: 1 } },
      { revision: 2, author: 'Piet', at: at(2), answers: {} },
    ]);
    expect(changes).toEqual([{ question: 'a', author: 'Piet', at: at(2), revision: 2 }]);
  });

  it('sees changes within lists and objects', () => {
    expect(changedQuestions({ a: [1, 2], b: { x: 1 } }, { a: [2, 1], b: { x: 1 } })).toEqual(['a']);
  });
});

describe('what a colleague is called', () => {
  it('is the name given, or Collega', () => {
    expect(colleagueLabel('  Jo   van Veen ', [])).toBe('Jo van Veen');
    expect(colleagueLabel('  ', [])).toBe('Collega');
    expect(colleagueLabel(undefined, [])).toBe('Collega');
  });

  it('never is what another is called already', () => {
    expect(colleagueLabel(undefined, ['Eigenaar', 'collega', 'Collega (2)'])).toBe('Collega (3)');
    expect(colleagueLabel('eigenaar', ['Eigenaar'])).toBe('eigenaar (2)');
  });
});
