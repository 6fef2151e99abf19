import { unsubscribeTokenOf } from './unsubscribe-address';

describe('the address to leave by', () => {
  it('has the token of the message', () => {
    expect(unsubscribeTokenOf('/afmelden/AAAA_b-9')).toBe('AAAA_b-9');
    expect(unsubscribeTokenOf('/afmelden/AAAA/')).toBe('AAAA');
  });

  it('is no other address', () => {
    for (const path of ['/', '/i/AAAA', '/afmelden/', '/afmelden/a b', '/afmelden/a/b'])
      expect(unsubscribeTokenOf(path)).toBeNull();
  });
});
