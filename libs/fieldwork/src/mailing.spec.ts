import { nextMailingState } from './mailing';

describe('a mailing', () => {
  it('can be paused and goes on where it was', () => {
    expect(nextMailingState('planned', 'pause', false)).toBe('paused');
    expect(nextMailingState('sending', 'pause', true)).toBe('paused');
    expect(nextMailingState('paused', 'resume', false)).toBe('planned');
    expect(nextMailingState('paused', 'resume', true)).toBe('sending');
  });

  it('can be cancelled as long as it is not over', () => {
    for (const state of ['planned', 'sending', 'paused'] as const)
      expect(nextMailingState(state, 'cancel', true)).toBe('cancelled');
  });

  it('stays over once it is', () => {
    for (const state of ['done', 'cancelled'] as const)
      for (const action of ['pause', 'resume', 'cancel'] as const)
        expect(nextMailingState(state, action, true)).toBeNull();
    expect(nextMailingState('sending', 'resume', true)).toBeNull();
    expect(nextMailingState('paused', 'pause', true)).toBeNull();
  });
});
