import { variableOf } from '../testing/variables';
import { linksBehind } from './links-behind';
import type { TrendLink } from './trend-chain';

const loket = (name: string, trendKey: string) =>
  variableOf(name, 'single', ['een', 'meer'], { title: 'Hoeveel loketten zijn er?', trendKey });
const same = (from: string, to: string, more: Partial<TrendLink> = {}): TrendLink => ({
  from,
  to,
  verdict: 'same',
  categories: ['een', 'meer'].map((code) => ({ from: code, to: code })),
  confirmed: false,
  note: '',
  ...more,
});

describe('the links behind a question over waves', () => {
  const waves = [[loket('a', 'loket')], [loket('b', 'loket')], [loket('c', 'loket')]].map((variables) => ({
    variables,
  }));
  const of = (links: Record<string, readonly TrendLink[]>, key = 'loket', among = waves) =>
    linksBehind(among, key, (older, newer) => links[`${older}-${newer}`] ?? []);
  const links = { '0-1': [same('a', 'b')], '1-2': [same('b', 'c')], '0-2': [same('a', 'c')] };

  it('are those between any two waves, since a filter may leave out the one in between', () => {
    expect(of(links).map(({ older, newer }) => [older, newer])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
  });

  it('are others when a category is mapped otherwise, a link is gone or it is asked in other words', () => {
    const without = same('a', 'b', { categories: [{ from: 'een', to: 'een' }] });
    const reworded = same('a', 'b', { verdict: 'reworded' });
    for (const changed of [[without], [reworded], []]) expect(of({ ...links, '0-1': changed })).not.toEqual(of(links));
  });

  it('are the same when somebody confirms them, whatever he notes and in whatever order, and when another question changes', () => {
    const backwards = links['0-1'][0]!.categories.toReversed();
    const confirmed = same('a', 'b', {
      confirmed: true,
      note: 'Klopt',
      categories: [{ from: 'weg', to: null }, ...backwards],
    });
    expect(of({ ...links, '0-1': [same('x', 'y'), confirmed] })).toEqual(of(links));
  });

  it('follow the question under the key and name that it had', () => {
    const renamed = [{ variables: [loket('a', 'balies')] }, ...waves.slice(1)];
    expect(of({ '0-1': links['0-1'] }, 'loket', renamed).map(({ from, to }) => [from, to])).toEqual([['a', 'b']]);
    // Linked to what comes after it, it is no trend of its own any more.
    expect(of({ '0-1': links['0-1'] }, 'balies', renamed)).not.toEqual(of({}, 'balies', renamed));
  });
});
