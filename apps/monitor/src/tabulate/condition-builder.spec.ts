import { whyUnreadable, withCondition } from './condition-builder';

describe('adding to a filter', () => {
  it('joins with what is there, in words that can be read back', () => {
    const first = withCondition('', 'and', 'province', ['Groningen', 'Noord-Holland']);
    expect(first).toBe('province:Groningen,Noord-Holland');
    const second = withCondition(first, 'andNot', 'sizeClass', ['klein']);
    expect(second).toBe('province:Groningen,Noord-Holland AND NOT sizeClass:klein');
    expect(withCondition(second, 'or', 'visie', ['ja'])).toBe(`${second} OR visie:ja`);
    expect(withCondition(`${first} OR visie:ja`, 'and', 'x', ['een twee'])).toBe(
      `(${first} OR visie:ja) AND x:"een twee"`,
    );
    expect(withCondition('', 'orNot', 'sizeClass', ['klein'])).toBe('NOT sizeClass:klein');
  });

  it('says why a filter cannot be read', () => {
    expect(whyUnreadable('province:')).toBe('Hier hoort een code.');
    expect([whyUnreadable(''), whyUnreadable('a:b')]).toEqual([null, null]);
  });
});
