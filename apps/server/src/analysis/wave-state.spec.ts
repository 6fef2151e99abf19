import { readState, stateText, type WaveState } from './wave-state';

describe('the state of a wave as text', () => {
  const state: WaveState = {
    version: 1,
    population: 3,
    cleaning: 12,
    whichCounts: 'most-complete',
    snapshot: '742:751:742,745',
  };

  it('can be read back', () => {
    expect(stateText(state)).toBe('v1.p3.c12.most-complete.742:751:742,745');
    expect(readState(stateText(state))).toEqual(state);
  });

  it.each([
    '',
    'v1.p3.c12.all',
    'v1.p3.c12.best.742:751:',
    'v1.p3.c12.all.751:742:',
    'v1.p3.c12.all.742:751:760',
    'v1.p3.c12.all.742:751:745,742',
    'v1.p3.c12.all.742:751:742,,745',
    'v1.p3.c12.all.0:751:',
    'v1.p3.c12.all.742:9999999999999999999:',
    "v1.p3.c12.all.742:751:'); DROP TABLE wave",
    `v1.p3.c12.all.1:751:${'2,'.repeat(2000)}`,
  ])('is not %p', (text) => {
    expect(readState(text)).toBeNull();
  });
});
