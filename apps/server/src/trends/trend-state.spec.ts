import { readTrendState, trendStateText, type TrendState } from './trend-state';

const state = (key: string, snapshot = '742:751:742,750') => ({
  key,
  state: { version: 1, population: 3, cleaning: 0, whichCounts: 'all', snapshot } as const,
});
const joins = { questions: '1f0c93aa', mergers: '51b2de07' };

describe('the state of a trend as text', () => {
  it('comes back as it was', () => {
    const of: TrendState = { joins, waves: [{ key: 'rapport-2020', state: null }, state('meting-2022')] };
    const text = trendStateText(of)!;
    expect(text).toBe('q1f0c93aa.m51b2de07;rapport-2020;meting-2022=v1.p3.c0.all.742:751:742,750');
    expect(readTrendState(text)).toEqual(of);
  });

  it.each([
    ['nothing', ''],
    ['the state of one wave', 'v1.p3.c0.all.742:751:742'],
    ['without waves', 'q1f0c93aa.m51b2de07'],
    ['without mergers', 'q1f0c93aa;a'],
    ['twice of a wave', 'q1f0c93aa.m51b2de07;a;a'],
    ['of an empty state', 'q1f0c93aa.m51b2de07;a='],
    ['of a state that cannot be', 'q1f0c93aa.m51b2de07;a=v1.p3.c0.all.9:1:'],
    ['of what is no key', 'q1f0c93aa.m51b2de07;A'],
    ['of too many waves', `q1f0c93aa.m51b2de07;${Array.from({ length: 13 }, (_, at) => `w${at}`).join(';')}`],
    ['too long', `q1f0c93aa.m51b2de07;a=v1.p3.c0.all.1:9:1${',1'.repeat(1500)}`],
  ])('is none when it is %s', (_why, text) => {
    expect(readTrendState(text)).toBeNull();
  });

  it('is not given when it would be too long to be read', () => {
    const under = Array.from({ length: 500 }, (_, at) => 1000 + at).join(',');
    expect(trendStateText({ joins, waves: [state('a', `1000:2000:${under}`), state('b')] })!.length).toBeLessThan(3000);
    const both = [state('a', `1000:2000:${under}`), state('b', `1000:2000:${under}`)];
    expect(trendStateText({ joins, waves: both })).toBeNull();
  });
});
