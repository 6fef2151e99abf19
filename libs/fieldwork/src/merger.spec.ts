import fc from 'fast-check';
import { earlierAnswerOf, oneOrganisation, predecessorsAt, successorAt, type MergerFacts } from './merger';

const register = new Map<string, MergerFacts>(
  (
    [
      ['GM0457', '2022-03-24', 'GM0363'],
      ['GM0363', null, null],
      ['GM0501', '2023-01-01', 'GM1992'],
      ['GM0614', '2023-01-01', 'GM1992'],
      // Voorne aan Zee goes on into another one, to have a merger of a merger.
      ['GM1992', '2026-01-01', 'GM9999'],
      ['GM9999', null, null],
      ['GM0001', '2020-01-01', null],
    ] as const
  ).map(([code, validTo, successorCode]) => [code, { code, validTo, successorCode }]),
);

describe('the successor of a code', () => {
  it.each([
    ['GM0457', '2022-03-23', 'GM0457'],
    ['GM0457', '2022-03-24', 'GM0363'],
    ['GM0501', '2024-10-01', 'GM1992'],
    ['GM0501', '2026-01-01', 'GM9999'],
    ['GM0363', '2030-01-01', 'GM0363'],
    ['GM0001', '2024-01-01', 'GM0001'],
    ['onbekend', '2024-01-01', 'onbekend'],
  ])('of %s on %s is %s', (code, date, successor) => {
    expect(successorAt(code, date, register)).toBe(successor);
  });

  it('stays the same when asked for again, and never goes back in time', () => {
    const code = fc.constantFrom(...register.keys());
    const year = fc.integer({ min: 2019, max: 2030 });
    fc.assert(
      fc.property(code, year, year, (one, a, b) => {
        const [earlier, later] = [`${Math.min(a, b)}-06-01`, `${Math.max(a, b)}-06-01`];
        const then = successorAt(one, later, register);
        expect(successorAt(then, later, register)).toBe(then);
        expect(successorAt(successorAt(one, earlier, register), later, register)).toBe(then);
      }),
    );
  });

  it('of a register that goes round in a circle is refused instead of looked for for ever', () => {
    const circle = new Map<string, MergerFacts>([
      ['A', { code: 'A', validTo: '2020-01-01', successorCode: 'B' }],
      ['B', { code: 'B', validTo: '2021-01-01', successorCode: 'A' }],
    ]);
    expect(() => successorAt('A', '2022-01-01', circle)).toThrow(/circle/);
  });
});

it('knows what merged into an organisation by a day, through other mergers too', () => {
  expect(predecessorsAt('GM1992', '2022-12-31', register)).toEqual([]);
  expect(predecessorsAt('GM1992', '2023-01-01', register)).toEqual(['GM0501', 'GM0614']);
  expect(predecessorsAt('GM9999', '2026-01-01', register)).toEqual(['GM0501', 'GM0614', 'GM1992']);
  expect(predecessorsAt('GM1992', '2026-01-01', register)).toEqual(['GM0501', 'GM0614']);
});

it('puts the codes of several waves together that are one organisation at the last', () => {
  const waves = [
    { wave: '2022', codes: ['GM0501', 'GM0614', 'GM0363', 'GM0457'] },
    { wave: '2024', codes: ['GM1992', 'GM0363'] },
  ];
  const at2024 = oneOrganisation(waves, '2024-10-01', register);
  expect([...at2024.keys()].sort()).toEqual(['GM0363', 'GM1992']);
  expect(at2024.get('GM1992')).toEqual(
    new Map([
      ['2022', ['GM0501', 'GM0614']],
      ['2024', ['GM1992']],
    ]),
  );
  expect(at2024.get('GM0363')?.get('2022')).toEqual(['GM0363', 'GM0457']);
});

describe('the earlier answers that an organisation is shown', () => {
  const answer = (code: string, completedAt: string) => ({ code, name: `Gemeente ${code}`, completedAt });

  it('are its own when it has any', () => {
    const own = answer('GM0363', '2022-01-01');
    expect(earlierAnswerOf('GM0363', [answer('GM0457', '2022-02-01'), own])).toEqual({ shown: own, mergedFrom: [] });
  });

  it('are else those of a predecessor, the last to complete, by name', () => {
    const last = answer('GM0614', '2022-02-01');
    expect(earlierAnswerOf('GM1992', [answer('GM0501', '2022-01-01'), last])).toEqual({
      shown: last,
      mergedFrom: ['Gemeente GM0614'],
    });
    expect(earlierAnswerOf('GM1992', [])).toBeNull();
  });
});
