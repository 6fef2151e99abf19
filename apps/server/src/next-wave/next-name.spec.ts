import { nextKey, nextTitle } from './next-name';

describe('the name of the next wave', () => {
  it('has the year in which it opens', () => {
    expect(nextTitle('Regierol gemeenten 2024', 2025)).toBe('Regierol gemeenten 2025');
    expect(nextKey('regierol-2024', 2025)).toBe('regierol-2025');
  });

  it('counts on without a year, or within the same year', () => {
    expect(nextTitle('Vervolgmeting', 2025)).toBe('Vervolgmeting 2');
    expect(nextKey('vervolgmeting-2', 2025)).toBe('vervolgmeting-3');
    expect(nextKey('regierol-2024', 2024)).toBe('regierol-2024-2');
  });
});
