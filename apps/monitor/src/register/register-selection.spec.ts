import { addressOfRegister, registerQuery, registerSelectionOf, WHOLE_REGISTER } from './register-selection';

describe('the selection of the register in the address', () => {
  it('comes back as it was', () => {
    const selection = {
      search: 'súd',
      type: 'library',
      province: 'Fryslân',
      sizeClass: 'groot',
      past: true,
      sort: { column: 'inhabitants', direction: 'descending' },
    } as const;
    expect(registerSelectionOf(addressOfRegister(selection))).toEqual(selection);
    expect(addressOfRegister(WHOLE_REGISTER).toString()).toBe('');
  });

  it('asks for what exists today, unless the past is wanted, and ignores an order that there is not', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    expect(registerQuery(WHOLE_REGISTER, now).toString()).toBe('limit=100&sort=name&on=2026-11-22');
    const past = registerSelectionOf(new URLSearchParams('vervallen=ja&volgorde=-kleur&zoek=+weesp+'));
    expect(registerQuery(past, now).toString()).toBe('limit=100&sort=name&search=weesp');
  });
});
