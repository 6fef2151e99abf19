import fc from 'fast-check';
import { profileOf, similarity } from './text-similarity';

const alike = (a: string, b: string) => similarity(profileOf(a), profileOf(b));

describe('how much two texts are alike', () => {
  it('is 1 when only capitals, accents, punctuation and spaces differ', () => {
    expect(alike('Coördinatie:  één  loket?', 'coordinatie een loket')).toBe(1);
  });

  it('is 0 without a pair of characters in common', () => {
    expect(alike('abc', 'xyz')).toBe(0);
    expect(alike('', 'iets')).toBe(0);
    expect(alike('', '?!')).toBe(1);
  });

  it('is counted as Dice did', () => {
    // " n", "na", "ac", "ch", "ht", "t " and " n", "na", "ag", "gt", "t ": three of six and five in common.
    expect(alike('nacht', 'nagt')).toBeCloseTo((2 * 3) / (6 + 5), 12);
  });

  it('is small between different questions and large between two wordings of one', () => {
    expect(
      alike('Hoe geeft uw gemeente invulling aan de regierol?', 'Op welke manier vult uw gemeente de regierol in?'),
    ).toBeGreaterThan(0.5);
    expect(alike('Hoe geeft uw gemeente invulling aan de regierol?', 'Welk bedrag is begroot voor 2025?')).toBeLessThan(
      0.4,
    );
  });

  it('lies in [0, 1] and is the same both ways', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const found = alike(a, b);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        expect(alike(b, a)).toBe(found);
        expect(alike(a, a)).toBe(1);
      }),
    );
  });
});
