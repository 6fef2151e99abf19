import { responseRate } from './response-rate';

describe('response rate', () => {
  it('is the part of the population that completed, unrounded', () => {
    expect(responseRate(37, 342)).toEqual({ kind: 'rate', share: 37 / 342 });
    expect(responseRate(0, 342)).toEqual({ kind: 'rate', share: 0 });
  });
  it('has no base when nobody was asked or the population is no list', () => {
    expect(responseRate(0, 0)).toEqual({ kind: 'noBase' });
    expect(responseRate(12, null)).toEqual({ kind: 'noBase' });
  });
  it('refuses more responses than organisations', () => {
    expect(() => responseRate(343, 342)).toThrow(RangeError);
  });
});
