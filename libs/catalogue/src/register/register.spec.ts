import fc from 'fast-check';
import { municipalitiesOn, organisations, provinces, sizeClass, sizeClasses, sizeClassLabels } from './index';

const byCode = new Map(organisations.map((organisation) => [organisation.code, organisation]));

test.each([
  ['2022-01-01', 345],
  ['2022-03-23', 345],
  ['2022-03-24', 344],
  ['2022-12-31', 344],
  ['2023-01-01', 342],
  ['2024-10-01', 342],
])('on %s there are %i municipalities', (date, count) => {
  expect(municipalitiesOn(date)).toHaveLength(count);
});

test('days that the register does not cover, and what is no day, are refused', () => {
  expect(() => municipalitiesOn('2021-12-31')).toThrow(RangeError);
  expect(() => municipalitiesOn('1 oktober 2024')).toThrow(RangeError);
});

test('every code occurs once and has its province', () => {
  expect(byCode.size).toBe(organisations.length);
  for (const { code, province, name } of organisations) {
    expect(code).toMatch(/^GM\d{4}$/);
    expect(provinces).toContain(province);
    expect(name).not.toBe('');
  }
  expect(new Set(municipalitiesOn('2024-10-01').map((one) => one.province)).size).toBe(12);
});

test('a merged municipality leads to a successor that exists from the day on which it ended, and stands before it in the list', () => {
  const merged = organisations.filter((one) => one.validTo !== null);
  expect(merged).toHaveLength(14);
  for (const one of merged) {
    const successor = byCode.get(one.successorCode ?? '');
    expect(successor?.validTo).toBeNull();
    expect(municipalitiesOn(one.validTo ?? '')).toContain(successor);
    expect(organisations.findIndex(({ code }) => code === one.successorCode)).toBeLessThan(organisations.indexOf(one));
  }
  expect(organisations.filter((one) => one.validTo === null && one.successorCode !== null)).toEqual([]);
  expect(byCode.get('GM0457')).toMatchObject({ name: 'Weesp', successorCode: 'GM0363', validTo: '2022-03-24' });
  expect(byCode.get('GM0398')).toMatchObject({ name: 'Heerhugowaard', successorCode: 'GM1980', inhabitants: null });
});

test('the municipalities of 2024 together have the inhabitants of the Netherlands on 1 January 2022', () => {
  const total = municipalitiesOn('2024-10-01').reduce((sum, one) => sum + (one.inhabitants ?? 0), 0);
  expect(total).toBe(17_590_672);
});

test('the classes of size divide the 342 as CBS counts them', () => {
  const counts = new Map(sizeClasses.map((name) => [name, 0]));
  for (const { inhabitants } of municipalitiesOn('2024-10-01')) {
    const name = sizeClass(inhabitants ?? Number.NaN);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  expect(Object.fromEntries(counts)).toEqual({ klein: 70, middel: 181, groot: 59, 'zeer-groot': 32 });
});

test('a limit belongs to the class above it, and other limits can be set', () => {
  expect([19_999, 20_000, 49_999, 50_000, 99_999, 100_000].map((number) => sizeClass(number))).toEqual([
    'klein',
    'middel',
    'middel',
    'groot',
    'groot',
    'zeer-groot',
  ]);
  expect(sizeClass(20_000, [25_000, 60_000, 200_000])).toBe('klein');
  expect(sizeClassLabels()).toEqual({
    klein: 'tot 20.000 inwoners',
    middel: '20.000 tot 50.000 inwoners',
    groot: '50.000 tot 100.000 inwoners',
    'zeer-groot': '100.000 inwoners of meer',
  });
});

test('more inhabitants never give a smaller class', () => {
  const inhabitants = fc.nat({ max: 1_000_000 });
  fc.assert(
    fc.property(inhabitants, inhabitants, (one, more) => {
      expect(sizeClasses.indexOf(sizeClass(one + more))).toBeGreaterThanOrEqual(sizeClasses.indexOf(sizeClass(one)));
    }),
  );
});
