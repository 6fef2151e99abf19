import { changedEntry, problemsOf, type RegisterChange, type RegisterEntry } from './register-change';

const TODAY = '2026-11-22';
const entry = (rest: Partial<RegisterEntry> & { code: string }): RegisterEntry => ({
  type: 'municipality',
  name: `Gemeente ${rest.code}`,
  province: 'Utrecht',
  validFrom: '2022-01-01',
  validTo: null,
  successorCode: null,
  note: '',
  inhabitants: [],
  serves: [],
  ...rest,
});
const wijk = entry({ code: 'GM0352', inhabitants: [{ referenceDate: '2022-01-01', inhabitants: 23_900 }] });
const library = entry({
  code: 'BIB-1',
  type: 'library',
  serves: [{ code: 'GM0352', validFrom: '2022-01-01', validTo: null }],
});
const provinces = new Set(['Utrecht', 'Drenthe']);

/** The sentences of everything that is wrong after a change, among two others. */
function refusals(before: RegisterEntry | null, change: RegisterChange): string[] {
  const { entry: after, problems } = changedEntry(before, change, TODAY);
  const others = [wijk, library, entry({ code: 'GM9999', validFrom: '2026-01-01' })];
  const register = new Map([...others, after].map((one) => [one.code, one]));
  return [...problems, ...problemsOf(after, register, provinces)].map(({ field, detail }) => `${field}: ${detail}`);
}

describe('a change of the register', () => {
  it('leaves what it does not name, and adds a count beside those of other days', () => {
    const change = {
      code: 'GM0352',
      name: 'Wijk',
      inhabitants: [{ referenceDate: '2025-01-01', inhabitants: 24_500 }],
    };
    expect(changedEntry(wijk, change, TODAY)).toEqual({
      entry: {
        ...wijk,
        name: 'Wijk',
        inhabitants: [
          { referenceDate: '2025-01-01', inhabitants: 24_500 },
          { referenceDate: '2022-01-01', inhabitants: 23_900 },
        ],
      },
      problems: [],
    });
  });

  it('ends what a library serves no longer, and keeps that it did', () => {
    const change = { code: 'BIB-1', serves: ['GM9999'], servesFrom: '2026-01-01' };
    expect(changedEntry(library, change, TODAY).entry.serves).toEqual([
      { code: 'GM0352', validFrom: '2022-01-01', validTo: '2026-01-01' },
      { code: 'GM9999', validFrom: '2026-01-01', validTo: null },
    ]);
    const same = { code: 'BIB-1', serves: ['GM0352'] };
    expect(changedEntry(library, same, TODAY).entry.serves).toEqual(library.serves);
  });

  it('serves again from the day it says, with the gap in between', () => {
    const ended = changedEntry(library, { code: 'BIB-1', serves: [], servesFrom: '2024-01-01' }, TODAY).entry;
    const again = changedEntry(ended, { code: 'BIB-1', serves: ['GM0352'], servesFrom: '2025-01-01' }, TODAY).entry;
    expect(again.serves).toEqual([
      { code: 'GM0352', validFrom: '2022-01-01', validTo: '2024-01-01' },
      { code: 'GM0352', validFrom: '2025-01-01', validTo: null },
    ]);
  });

  it.each<[string, RegisterEntry | null, RegisterChange, string[]]>([
    ['a merger', wijk, { code: 'GM0352', validTo: '2026-01-01', successorCode: 'GM9999' }, []],
    [
      'a merger without a day',
      wijk,
      { code: 'GM0352', successorCode: 'GM9999' },
      ['validTo: Een organisatie met een opvolger heeft een einddatum: de dag van de fusie.'],
    ],
    [
      'a merger before there was a successor',
      wijk,
      { code: 'GM0352', validTo: '2025-01-01', successorCode: 'GM9999' },
      ['successorCode: Gemeente GM9999 bestaat niet op de dag van de fusie.'],
    ],
    [
      'an unknown successor',
      wijk,
      { code: 'GM0352', validTo: '2026-01-01', successorCode: 'GM1' },
      ['successorCode: Er is geen organisatie met code GM1.'],
    ],
    [
      'a library as successor',
      wijk,
      { code: 'GM0352', validTo: '2026-01-01', successorCode: 'BIB-1' },
      ['successorCode: Gemeente BIB-1 is een andere soort organisatie.'],
    ],
    [
      'an end before the beginning',
      wijk,
      { code: 'GM0352', validTo: '2022-01-01' },
      ['validTo: De einddatum ligt niet na de begindatum.'],
    ],
    [
      'an unknown province',
      wijk,
      { code: 'GM0352', province: 'Holland' },
      ['province: Er is geen provincie ‘Holland’.'],
    ],
    [
      'another type',
      wijk,
      { code: 'GM0352', type: 'library' },
      ['type: De soort van een organisatie kan niet veranderen. Gebruik een nieuwe code.'],
    ],
    [
      'a municipality that serves',
      wijk,
      { code: 'GM0352', serves: ['GM9999'] },
      ['serves: Alleen een bibliotheek bedient gemeenten.'],
    ],
    [
      'a library that serves a library',
      library,
      { code: 'BIB-1', serves: ['BIB-1'], servesFrom: '2020-01-01' },
      ['serves: Er is geen gemeente met code BIB-1.'],
    ],
    [
      'a new one with a code of its own',
      null,
      { code: 'GM12', type: 'municipality', name: 'X', validFrom: '2024-01-01' },
      ['code: De code van een gemeente is die van het CBS: GM en vier cijfers, zoals GM0363.'],
    ],
    [
      'a new one of which nothing is known',
      null,
      { code: 'bib 2' },
      [
        'code: Een code bestaat uit 2 tot 20 hoofdletters, cijfers en streepjes, zoals GM0363 of BIB-012.',
        'type: Van een nieuwe organisatie is de soort nodig.',
        'name: Van een nieuwe organisatie is de naam nodig.',
        'validFrom: Van een nieuwe organisatie is de begindatum nodig.',
        'code: De code van een gemeente is die van het CBS: GM en vier cijfers, zoals GM0363.',
      ],
    ],
  ])('%s is judged by what comes of it', (_, before, change, expected) => {
    expect(refusals(before, change)).toEqual(expected);
  });

  it('refuses mergers that go round in a circle', () => {
    const a = entry({ code: 'GM0001', validTo: '2024-01-01', successorCode: 'GM0002' });
    const b = entry({ code: 'GM0002', validFrom: '2021-01-01', validTo: '2023-01-01', successorCode: 'GM0001' });
    const register = new Map([a, b].map((one) => [one.code, one]));
    expect(problemsOf(b, register, provinces).map(({ field }) => field)).toEqual(['successorCode']);
  });
});
