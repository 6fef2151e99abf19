import {
  dutchDate,
  dutchLastDay,
  dutchList,
  dutchNumber,
  dutchPercentage,
  dutchTime,
  shareAsPercentage,
} from './dutch-number';

describe('numbers as the Dutch write them', () => {
  it('has a dot between thousands and a comma before decimals', () => {
    expect(dutchNumber(1234)).toBe('1.234');
    expect(dutchNumber(1234567.891, 2)).toBe('1.234.567,89');
    expect(dutchPercentage(12.5, 1)).toBe('12,5%');
    expect(dutchPercentage(54)).toBe('54%');
  });

  it('rounds shares half up, also where binary fractions fall just short', () => {
    expect(shareAsPercentage(20 / 37)).toBe('54%');
    expect(shareAsPercentage(0.285)).toBe('29%');
    expect(shareAsPercentage(0.5 / 100)).toBe('1%');
    expect(shareAsPercentage(0)).toBe('0%');
    expect(shareAsPercentage(1)).toBe('100%');
  });

  it('gives days and times in the Netherlands, whatever the clock of the machine', () => {
    expect(dutchDate('2026-11-22T12:00:00Z')).toBe('22 november 2026');
    expect(dutchDate('2026-06-30T22:30:00Z')).toBe('1 juli 2026');
    expect(dutchTime('2026-11-22T13:32:00Z')).toBe('14:32');
    expect(dutchDate('geen datum')).toBe('');
  });

  it('says of what ends at midnight that the day before was the last', () => {
    expect(dutchLastDay('2024-10-20T22:00:00.000Z')).toBe('20 oktober 2024');
    expect(dutchLastDay('2024-10-20T15:00:00.000Z')).toBe('20 oktober 2024');
  });

  it('lists words with "en" before the last', () => {
    expect(dutchList([])).toBe('');
    expect(dutchList(['a'])).toBe('a');
    expect(dutchList(['a', 'b', 'c'])).toBe('a, b en c');
  });
});
