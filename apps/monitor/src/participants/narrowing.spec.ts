import { addressOf, EVERYONE, narrowingOf, narrowingQuery } from './narrowing';

describe('what the list of contacts is narrowed to', () => {
  const narrowing = { search: 'jan & co', state: 'sent', province: 'Drenthe', sizeClass: 'middel', withoutMail: true };

  it('stands in the address of the page, in Dutch, and is read back from it', () => {
    const address = addressOf(narrowing);
    expect(address.toString()).toBe('zoek=jan+%26+co&stand=sent&provincie=Drenthe&grootte=middel&zonderMail=ja');
    expect(narrowingOf(address)).toEqual(narrowing);
  });

  it('is everybody without an address, or with a state that does not exist', () => {
    expect(narrowingOf(new URLSearchParams('stand=onzin&zonderMail=nee'))).toEqual(EVERYONE);
    expect(addressOf(EVERYONE).toString()).toBe('');
  });

  it('is asked of the server without what is empty', () => {
    expect(narrowingQuery({ ...EVERYONE, state: 'bounced' }).toString()).toBe('state=bounced');
    expect(narrowingQuery(narrowing).get('withoutMail')).toBe('true');
  });
});
