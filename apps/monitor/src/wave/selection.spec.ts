import fc from 'fast-check';
import {
  addressOf,
  breakdownQuery,
  NOTHING_SELECTED,
  selectionOf,
  withFilter,
  withName,
  type Selection,
} from './selection';

const roles = [
  'financier',
  'promotor',
  'regievoerder',
  'doorverwijzer',
  'dienstverlener',
  'beleidsmaker',
  null,
] as const;
const word = fc.string({ minLength: 1, maxLength: 12 });
const selections: fc.Arbitrary<Selection> = fc.record({
  filters: fc.dictionary(word, fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
  by: fc.option(word),
  base: fc.constantFrom('answered' as const, 'eligible' as const),
  excludeDontKnow: fc.boolean(),
  weights: fc.option(fc.constantFrom('raking-grootte', 'raking-grootte.2')),
  role: fc.constantFrom(...roles),
  tables: fc.array(word, { maxLength: 2 }),
  margins: fc.array(word, { maxLength: 2 }),
  asOf: fc.constantFrom(null, 'v1.p1.c0.all.7:9:'),
});

describe('the selection in the address', () => {
  it('comes back from its address, whatever was chosen', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        expect(selectionOf(new URLSearchParams(addressOf(selection).toString()))).toEqual(selection);
      }),
    );
  });

  it('leaves an address clean when nothing is chosen', () => {
    expect(addressOf(NOTHING_SELECTED).toString()).toBe('');
    expect(selectionOf(new URLSearchParams(''))).toEqual(NOTHING_SELECTED);
  });

  it('can be read and shared: Dutch words, one parameter per choice', () => {
    const selection = {
      ...withFilter(NOTHING_SELECTED, 'province', ['Utrecht']),
      by: 'sizeClass',
      role: 'promotor' as const,
    };
    expect(addressOf(selection).toString()).toBe('filter.province=Utrecht&per=sizeClass&rol=promotor');
  });

  it('leaves out what it does not understand', () => {
    const address = 'rol=koning&basis=alles&filter.=x&filter.province=&weet-ik-niet=misschien&onzin=1';
    expect(selectionOf(new URLSearchParams(address))).toEqual(NOTHING_SELECTED);
  });

  it('asks the API only for what changes the figures', () => {
    const selection = {
      ...withFilter(NOTHING_SELECTED, 'functie', ['a', 'b']),
      tables: ['x'],
      role: 'promotor' as const,
    };
    expect([...breakdownQuery({ ...selection, base: 'eligible', excludeDontKnow: true })]).toEqual([
      ['filter[functie]', 'a'],
      ['filter[functie]', 'b'],
      ['base', 'eligible'],
      ['excludeDontKnow', 'true'],
    ]);
  });

  it('removes a filter that has no codes left', () => {
    const filtered = withFilter(NOTHING_SELECTED, 'province', ['Utrecht']);
    expect(withFilter(filtered, 'province', [])).toEqual(NOTHING_SELECTED);
    expect(withName(['a', 'b'], 'a', false)).toEqual(['b']);
    expect(withName(['a'], 'a', true)).toEqual(['a']);
  });
});
