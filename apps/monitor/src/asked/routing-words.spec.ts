import { nlAsked } from '../texts/asked.nl';
import { routingWords } from './routing-words';

const categories = [
  { code: 'ja', label: 'Ja' },
  { code: 'anders', label: 'Anders, namelijk' },
];
const variables = ['netwerk', 'partners', 'aantal'].map((question) => ({ question, title: question, categories }));
const words = (expression: string) =>
  routingWords(
    expression,
    variables,
    (name) => `vraag ${['netwerk', 'partners', 'aantal'].indexOf(name) + 1}`,
    nlAsked.routing,
  );

describe('routing in words', () => {
  it('says which answer leads to a question', () => {
    expect(words("{netwerk} = 'ja'")).toBe('bij vraag 1 “Ja” is gekozen');
    expect(words("{netwerk} <> 'ja'")).toBe('bij vraag 1 iets anders dan “Ja” is gekozen');
    expect(words("{partners} contains 'anders'")).toBe('bij vraag 2 onder meer “Anders, namelijk” is gekozen');
    expect(words('{aantal} > 0')).toBe('het antwoord op vraag 3 meer dan 0 is');
    expect(words('{aantal} notempty')).toBe('vraag 3 is beantwoord');
  });

  it('joins parts with one word', () => {
    expect(words("{netwerk} = 'ja' and {partners} contains 'anders'")).toBe(
      'bij vraag 1 “Ja” is gekozen en bij vraag 2 onder meer “Anders, namelijk” is gekozen',
    );
    expect(words("{netwerk} = 'ja' or {netwerk} = 'anders'")).toContain(' of ');
  });

  it('leaves what it cannot say to the page', () => {
    expect(words("({netwerk} = 'ja' or {aantal} > 1) and {partners} notempty")).toBeNull();
    expect(words("{onbekend} = 'ja'")).toBeNull();
    expect(words('iif({aantal} > 1, true, false)')).toBeNull();
  });
});
