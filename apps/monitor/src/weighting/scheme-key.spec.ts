import { schemeKey } from './scheme-key';

it('a scheme gets a key that can stand in an address', () => {
  expect(schemeKey('Raking op grootte & provincie')).toBe('raking-op-grootte-provincie');
  expect(schemeKey('  Één klasse! ')).toBe('een-klasse');
  expect(schemeKey('None')).toBe('weging-none');
  expect(schemeKey('???')).toBe('');
});
