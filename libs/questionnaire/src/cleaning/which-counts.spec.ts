import { whichCount, type WhichCounts } from './which-counts';

const response = (id: string, day: number, answered = 1, more: { excluded?: boolean; chosenBy?: number } = {}) => ({
  id,
  completedAt: new Date(86_400_000 * day),
  answers: Object.fromEntries(Array.from({ length: answered }, (_, at) => [`v${at}`, 'ja'])),
  verdict: more.excluded ? ('excluded' as const) : null,
  chosenBy: more.chosenBy ?? null,
});

describe('which of several responses of one organisation counts', () => {
  const three = [response('b', 2, 5), response('a', 1, 2), response('c', 3, 5)];

  it.each<[WhichCounts, string[]]>([
    ['all', ['b', 'a', 'c']],
    ['first', ['a']],
    ['last', ['c']],
    // As many answers as b, but later.
    ['most-complete', ['c']],
    // Nobody chose yet.
    ['by-hand', ['c']],
  ])('by the rule %s', (rule, ids) => expect(whichCount(rule, three)).toEqual(ids));

  it('is the one that was chosen last', () => {
    const chosen = [response('a', 1, 1, { chosenBy: 7 }), response('b', 2, 1, { chosenBy: 4 }), response('c', 3)];
    expect(whichCount('by-hand', chosen)).toEqual(['a']);
    expect(whichCount('last', chosen)).toEqual(['c']);
  });

  it('is never an excluded one', () => {
    const excluded = [response('a', 1), response('b', 2, 9, { excluded: true, chosenBy: 3 })];
    for (const rule of ['first', 'last', 'most-complete', 'by-hand', 'all'] as const) {
      expect(whichCount(rule, excluded)).toEqual(['a']);
    }
    expect(whichCount('last', [response('b', 2, 1, { excluded: true })])).toEqual([]);
  });

  it('does not count an empty list or matrix as an answer', () => {
    const empty = { ...response('a', 2), answers: { v: [], w: { rij: null }, x: '', y: 'ja' } };
    expect(whichCount('most-complete', [response('b', 1, 2), empty])).toEqual(['b']);
  });
});
